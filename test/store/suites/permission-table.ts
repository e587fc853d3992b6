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
  | 'of her street'
  | 'of another street'
  | 'desk closed'
  | 'operator'

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
  'of her street',
  'of another street',
  'desk closed',
  'operator',
]
const EVERYBODY: readonly Role[] = ['nobody', ...SIGNED_IN]
const HERS: readonly Role[] = ['self', 'guardian']
const HERS_OR_BESIDE: readonly Role[] = [...HERS, 'beside']
/** Whatever somebody was let in for, he may look. */
const LOOKING: readonly Role[] = [...HERS, 'may view', 'may handle', 'may book', 'may pay', 'may assess']
const LOOKING_OR_BESIDE: readonly Role[] = [...LOOKING, 'beside']
const HANDLING: readonly Role[] = [...HERS, 'may handle']
const HANDLING_OR_BESIDE: readonly Role[] = [...HANDLING, 'beside']
/** The worker beside her is of her street too. */
const OF_HER_STREET: readonly Role[] = ['beside', 'of her street']
const WORKERS: readonly Role[] = ['beside', 'no longer beside', 'of her street', 'of another street']

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
  'account.record': LOOKING_OR_BESIDE,
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
  'care.askHelp': HANDLING_OR_BESIDE,
  'care.reportFacility': [...HANDLING_OR_BESIDE, 'unconfirmed'],
  'care.cases': SIGNED_IN,
  'care.thread': [...LOOKING_OR_BESIDE, 'of her street'],
  'care.say': [...HANDLING_OR_BESIDE, 'of her street'],
  'care.complain': HANDLING_OR_BESIDE,
  'care.withdraw': HANDLING_OR_BESIDE,
  'care.close': HANDLING_OR_BESIDE,
  'care.desk': WORKERS,
  'care.take': OF_HER_STREET,
  'care.answer': OF_HER_STREET,
  'care.handOn': OF_HER_STREET,
  'care.decideGuardian': OF_HER_STREET,
  'care.meet': WORKERS,
  'care.presence': WORKERS,
  'care.leave': WORKERS,
  'care.card': HERS_OR_BESIDE,
  'care.fileTicket': [...HANDLING_OR_BESIDE, 'unconfirmed'],
  'care.fileArrived': [...HANDLING_OR_BESIDE, 'unconfirmed'],
  'care.file': [...LOOKING_OR_BESIDE, 'of her street'],
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
