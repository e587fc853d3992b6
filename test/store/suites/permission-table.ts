/** How somebody may stand to an elder, and to the city. */
export type Role =
  | 'nobody'
  | 'stranger'
  | 'self'
  | 'guardian'
  | 'may view'
  | 'may handle'
  | 'may book'
  | 'may pay'
  | 'may assess'
  | 'unconfirmed'
  | 'revoked'
  | 'run out'
  | 'beside'
  | 'no longer beside'
  | 'on the telephone'
  | 'no longer on the telephone'
  | 'of her street'
  | 'of another street'
  | 'desk closed'
  | 'operator'
  | 'official'
  | 'clerk'
  | 'care worker'
  | 'assessor'

const SIGNED_IN: readonly Role[] = [
  'stranger',
  'self',
  'guardian',
  'may view',
  'may handle',
  'may book',
  'may pay',
  'may assess',
  'unconfirmed',
  'revoked',
  'run out',
  'beside',
  'no longer beside',
  'on the telephone',
  'no longer on the telephone',
  'of her street',
  'of another street',
  'desk closed',
  'operator',
  'official',
  'clerk',
  'care worker',
  'assessor',
]
const EVERYBODY: readonly Role[] = ['nobody', ...SIGNED_IN]
const HERS: readonly Role[] = ['self', 'guardian']
const HERS_OR_BESIDE: readonly Role[] = [...HERS, 'beside']
/** Whatever somebody was let in for, he may look. */
const LOOKING: readonly Role[] = [...HERS, 'may view', 'may handle', 'may book', 'may pay', 'may assess']
const LOOKING_OR_BESIDE: readonly Role[] = [...LOOKING, 'beside']
const HANDLING: readonly Role[] = [...HERS, 'may handle']
const HANDLING_OR_BESIDE: readonly Role[] = [...HANDLING, 'beside']
/** What a call may do too, as `call` of the contract says. */
const CALLED: readonly Role[] = ['on the telephone']
const LOOKING_OR_CALLED: readonly Role[] = [...LOOKING_OR_BESIDE, ...CALLED]
const HANDLING_OR_CALLED: readonly Role[] = [...HANDLING_OR_BESIDE, ...CALLED]
const AGENTS: readonly Role[] = ['on the telephone', 'no longer on the telephone']
/** The worker beside her is of her street too. */
const OF_HER_STREET: readonly Role[] = ['beside', 'of her street']
const WORKERS: readonly Role[] = ['beside', 'no longer beside', 'of her street', 'of another street']
const ASSESSING: readonly Role[] = [...HERS, 'may assess']
const ASSESSING_OR_CALLED: readonly Role[] = [...ASSESSING, 'beside', ...CALLED]
const ASSESSORS: readonly Role[] = ['assessor']
const BOOKING: readonly Role[] = [...HERS, 'may book']
const BOOKING_OR_CALLED: readonly Role[] = [...BOOKING, 'beside', ...CALLED]
const LOOKING_OR_STREET: readonly Role[] = [...LOOKING_OR_CALLED, 'of her street']
const OFFICIALS: readonly Role[] = ['official']
const CLERKS: readonly Role[] = ['clerk']
const PROVIDERS: readonly Role[] = ['clerk', 'care worker']
const ALL_STAFF: readonly Role[] = [...WORKERS, 'operator', 'official', 'clerk', 'care worker']

/**
 * Who gets as far as the handler of each action, written down apart from the contract: a rule that is loosened there is
 * found here. For actions about a person or a case, when they are hers.
 */
export const RULES: Readonly<Record<string, readonly Role[]>> = {
  'account.identities': EVERYBODY,
  'account.signInDemo': EVERYBODY,
  'account.demoMessages': EVERYBODY,
  'account.signInWeChat': EVERYBODY,
  'account.sendCode': EVERYBODY,
  'account.signInPhone': EVERYBODY,
  'account.renew': EVERYBODY,
  'account.streets': EVERYBODY,
  'account.signOut': SIGNED_IN,
  'account.devices': SIGNED_IN,
  'account.endDevice': SIGNED_IN,
  'account.rename': SIGNED_IN,
  'account.closeAccount': SIGNED_IN,
  'account.me': SIGNED_IN,
  'account.addPerson': SIGNED_IN,
  'account.lookInvitation': SIGNED_IN,
  'account.acceptInvitation': SIGNED_IN,
  'account.refuseInvitation': SIGNED_IN,
  'account.record': LOOKING_OR_CALLED,
  'account.history': HERS_OR_BESIDE,
  'account.changeRecord': HANDLING_OR_BESIDE,
  'account.helpers': LOOKING_OR_BESIDE,
  'account.invite': HANDLING_OR_BESIDE,
  'account.askElder': [...LOOKING, 'unconfirmed'],
  'account.withdrawInvitation': [...HANDLING_OR_BESIDE, 'unconfirmed'],
  'account.confirmHelper': HERS_OR_BESIDE,
  'account.changeHelper': HERS_OR_BESIDE,
  'account.endHelper': HERS_OR_BESIDE,
  'account.endPresence': HERS,
  'account.leave': [...LOOKING, 'unconfirmed'],
  'account.askGuardianship': [...HANDLING, 'unconfirmed'],
  'account.consents': HERS_OR_BESIDE,
  'account.consent': HERS_OR_BESIDE,
  'account.accessLog': HERS_OR_BESIDE,
  'account.copy': HERS_OR_BESIDE,
  'account.erase': HERS_OR_BESIDE,
  'account.saveJudgement': HANDLING_OR_BESIDE,
  'account.judgements': LOOKING_OR_BESIDE,
  'care.askHelp': HANDLING_OR_CALLED,
  'care.reportFacility': [...HANDLING_OR_CALLED, 'unconfirmed'],
  'care.cases': SIGNED_IN,
  'care.thread': [...LOOKING_OR_CALLED, 'of her street'],
  'care.say': [...HANDLING_OR_CALLED, 'of her street'],
  'care.complain': HANDLING_OR_CALLED,
  'care.withdraw': HANDLING_OR_CALLED,
  'care.close': HANDLING_OR_CALLED,
  'care.desk': [...WORKERS, 'official'],
  'care.take': OF_HER_STREET,
  'care.answer': OF_HER_STREET,
  'care.handOn': OF_HER_STREET,
  'care.decideGuardian': OF_HER_STREET,
  'care.meet': WORKERS,
  'care.presence': [...WORKERS, ...AGENTS],
  'care.leave': [...WORKERS, ...AGENTS],
  'care.findCaller': AGENTS,
  'care.openCall': AGENTS,
  'care.card': HERS_OR_BESIDE,
  'care.visitPlan': WORKERS,
  'care.today': WORKERS,
  'care.elders': WORKERS,
  'care.elderAreas': WORKERS,
  'care.elder': WORKERS,
  'care.setUncalled': WORKERS,
  'care.importElders': WORKERS,
  'care.foundBenefits': WORKERS,
  'care.foundPeople': WORKERS,
  'care.foundContact': WORKERS,
  'care.foundProgress': [...WORKERS, 'official'],
  'care.lifeEvent': WORKERS,
  'care.takeBackLife': WORKERS,
  'care.recordVisit': WORKERS,
  'care.visit': WORKERS,
  'care.elderPhoto': WORKERS,
  'care.elderPhotoArrived': WORKERS,
  'care.sitting': WORKERS,
  'care.coverageFigures': [...WORKERS, 'official'],
  'care.ledger': [...WORKERS, 'official'],
  'care.fileTicket': [...HANDLING_OR_BESIDE, 'unconfirmed'],
  'care.fileArrived': [...HANDLING_OR_BESIDE, 'unconfirmed'],
  'care.file': [...LOOKING_OR_BESIDE, 'of her street'],
  'assessment.terms': EVERYBODY,
  'assessment.verify': EVERYBODY,
  'assessment.apply': ASSESSING_OR_CALLED,
  'assessment.assessments': LOOKING_OR_CALLED,
  'assessment.assessment': LOOKING_OR_CALLED,
  'assessment.withdraw': ASSESSING_OR_CALLED,
  'assessment.sendAgain': ASSESSING_OR_CALLED,
  'assessment.postpone': ASSESSING_OR_CALLED,
  'assessment.agree': ASSESSING_OR_CALLED,
  'assessment.object': ASSESSING_OR_CALLED,
  'assessment.certificate': LOOKING_OR_BESIDE,
  'assessment.officeDesk': OFFICIALS,
  'assessment.officeCase': OFFICIALS,
  'assessment.check': OFFICIALS,
  'assessment.teams': OFFICIALS,
  'assessment.assignTeam': OFFICIALS,
  'assessment.review': OFFICIALS,
  'assessment.audit': OFFICIALS,
  'assessment.assessmentStats': OFFICIALS,
  'assessment.assessmentSettlement': OFFICIALS,
  'assessment.assessors': OFFICIALS,
  'assessment.setAssessor': OFFICIALS,
  'assessment.myVisits': ASSESSORS,
  'assessment.appoint': ['official', 'assessor'],
  'assessment.sheet': ASSESSORS,
  'assessment.putTaps': ASSESSORS,
  'assessment.sign': ASSESSORS,
  'assessment.notAssessed': ASSESSORS,
  'assessment.visitFile': ASSESSORS,
  'assessment.visitFileArrived': ASSESSORS,
  'booking.offerings': EVERYBODY,
  'booking.offering': EVERYBODY,
  'booking.menus': EVERYBODY,
  'booking.programmes': EVERYBODY,
  'booking.quote': BOOKING_OR_CALLED,
  'booking.book': BOOKING_OR_CALLED,
  'booking.waitFor': BOOKING_OR_CALLED,
  'booking.answerOffer': BOOKING_OR_CALLED,
  'booking.leaveWaiting': BOOKING_OR_CALLED,
  'booking.change': BOOKING_OR_CALLED,
  'booking.cancel': BOOKING_OR_CALLED,
  'booking.pause': BOOKING_OR_CALLED,
  'booking.resume': BOOKING_OR_CALLED,
  'booking.end': BOOKING_OR_CALLED,
  'booking.confirm': BOOKING_OR_CALLED,
  'booking.rate': BOOKING_OR_CALLED,
  'booking.order': LOOKING_OR_STREET,
  'booking.grant': LOOKING_OR_STREET,
  'booking.urgent': LOOKING_OR_STREET,
  'booking.upcoming': SIGNED_IN,
  'booking.week': LOOKING_OR_BESIDE,
  'booking.grants': LOOKING_OR_CALLED,
  'booking.callUrgent': LOOKING_OR_CALLED,
  'booking.takeBackUrgent': LOOKING_OR_CALLED,
  'booking.comeUrgent': LOOKING_OR_CALLED,
  'booking.applyGrant': HANDLING_OR_CALLED,
  'booking.sendGrantAgain': HANDLING_OR_CALLED,
  'booking.withdrawGrant': HANDLING_OR_CALLED,
  'booking.checkGrant': OF_HER_STREET,
  'booking.grantDesk': OFFICIALS,
  'booking.grantOnDesk': OFFICIALS,
  'booking.decideGrant': OFFICIALS,
  'booking.reviewGrant': OFFICIALS,
  'booking.stopGrant': OFFICIALS,
  'booking.ledger': OFFICIALS,
  'booking.blacklist': OFFICIALS,
  'booking.providers': ['operator', 'official'],
  'booking.setDuty': ['operator', 'official'],
  'booking.deskBookings': CLERKS,
  'booking.accept': CLERKS,
  'booking.decline': CLERKS,
  'booking.freeWorkers': CLERKS,
  'booking.assign': CLERKS,
  'booking.kitchen': CLERKS,
  'booking.myOfferings': CLERKS,
  'booking.setOffering': CLERKS,
  'booking.setSlot': CLERKS,
  'booking.setMenu': CLERKS,
  'booking.workers': CLERKS,
  'booking.setWorker': CLERKS,
  'booking.addCertificate': CLERKS,
  'booking.endWorker': CLERKS,
  'booking.settlement': CLERKS,
  'booking.counterFind': CLERKS,
  'booking.counterServe': CLERKS,
  'booking.counterToday': CLERKS,
  'booking.round': PROVIDERS,
  'booking.visits': PROVIDERS,
  'booking.checkIn': PROVIDERS,
  'booking.finish': PROVIDERS,
  'booking.stopVisit': PROVIDERS,
  'booking.visitPhoto': PROVIDERS,
  'booking.visitPhotoArrived': PROVIDERS,
  'booking.callBacks': WORKERS,
  'booking.callBack': WORKERS,
  'booking.absences': [...WORKERS, 'clerk'],
  'booking.answerAbsence': [...WORKERS, 'clerk'],
  'booking.urgentDesk': ALL_STAFF,
  'booking.answerUrgent': ALL_STAFF,
  'booking.endUrgent': ALL_STAFF,
  'booking.duty': [...WORKERS, 'operator', 'official'],
  'entitlement.cities': EVERYBODY,
  'entitlement.pack': EVERYBODY,
  'entitlement.judge': EVERYBODY,
  'facility.near': EVERYBODY,
  'facility.get': EVERYBODY,
  'facility.tiles': EVERYBODY,
  'facility.streets': EVERYBODY,
  'facility.communities': EVERYBODY,
  'facility.coverage': ['operator'],
  'facility.coverageOf': ['operator'],
  'facility.targets': ['operator'],
  'facility.register': ['operator'],
  'notify.inbox': SIGNED_IN,
  'notify.markRead': SIGNED_IN,
  'operator.lookStaffInvitation': SIGNED_IN,
  'operator.joinStaff': SIGNED_IN,
  'operator.openDesk': SIGNED_IN,
  'operator.leaveDesk': SIGNED_IN,
  'operator.staff': ['operator'],
  'operator.inviteStaff': ['operator'],
  'operator.endStaff': ['operator'],
  'operator.deadLetters': ['operator'],
  'operator.sendAgain': ['operator'],
}
