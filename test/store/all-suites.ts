import { type Engine, type Opened } from './engines'
import { accountSuite } from './suites/account'
import { assessmentHersSuite } from './suites/assessment-hers'
import { assessmentOfficeSuite } from './suites/assessment-office'
import { assessmentFilesSuite } from './suites/assessment-files'
import { assessmentResultsSuite } from './suites/assessment-results'
import { assessmentReviewSuite } from './suites/assessment-review'
import { assessmentSigningSuite } from './suites/assessment-signing'
import { assessmentToldSuite } from './suites/assessment-told'
import { assessmentVisitsSuite } from './suites/assessment-visits'
import { assessmentWalkSuite } from './suites/assessment-walk'
import { bookingBookSuite } from './suites/booking-book'
import { bookingAfterwardsSuite } from './suites/booking-afterwards'
import { bookingCounterSuite } from './suites/booking-counter'
import { bookingDeskSuite } from './suites/booking-desk'
import { bookingChangeSuite } from './suites/booking-change'
import { bookingDutySuite } from './suites/booking-duty'
import { bookingGrantsSuite } from './suites/booking-grants'
import { bookingMoneySuite } from './suites/booking-money'
import { bookingRacesSuite } from './suites/booking-races'
import { bookingUrgentSuite } from './suites/booking-urgent'
import { bookingVisitsSuite } from './suites/booking-visits'
import { bookingWaitingSuite } from './suites/booking-waiting'
import { bookingWeeklySuite } from './suites/booking-weekly'
import { bundleSuite } from './suites/bundle'
import { casesSuite } from './suites/cases'
import { connectionSuite } from './suites/connection'
import { coverageSuite } from './suites/coverage'
import { demonstrationServicesSuite } from './suites/demonstration-services'
import { deskFiguresSuite } from './suites/desk-figures'
import { deskSittingSuite } from './suites/desk-sitting'
import { deskVisitPhotosSuite } from './suites/desk-visit-photos'
import { deskVisitsSuite } from './suites/desk-visits'
import { deskEldersSuite } from './suites/desk-elders'
import { deskImportSuite } from './suites/desk-import'
import { deskLifeSuite } from './suites/desk-life'
import { deskLifeBackSuite } from './suites/desk-life-back'
import { deskLifeDiedSuite } from './suites/desk-life-died'
import { deskLifeOrderSuite } from './suites/desk-life-order'
import { deskLifePendingSuite } from './suites/desk-life-pending'
import { deskFoundSuite } from './suites/desk-found'
import { deskMatchSuite } from './suites/desk-match'
import { deskCallsSuite } from './suites/desk-calls'
import { dumpSuite } from './suites/dump'
import { eraseSuite } from './suites/erase'
import { facilitySuite } from './suites/facility'
import { facilityOpenSuite } from './suites/facility-open'
import { facilityPriceSuite } from './suites/facility-price'
import { facilityScaleSuite } from './suites/facility-scale'
import { facilityTilesSuite } from './suites/facility-tiles'
import { facilityWordsSuite } from './suites/facility-words'
import { filesSuite } from './suites/files'
import { grantsSuite } from './suites/grants'
import { guardiansSuite } from './suites/guardians'
import { helpersSuite } from './suites/helpers'
import { invitationsSuite } from './suites/invitations'
import { jobsSuite } from './suites/jobs'
import { judgementsSuite } from './suites/judgements'
import { keysSuite } from './suites/keys'
import { limitsSuite } from './suites/limits'
import { notifySuite } from './suites/notify'
import { peopleSuite } from './suites/people'
import { permissionsSuite } from './suites/permissions'
import { presenceSuite } from './suites/presence'
import { recordsMergeSuite } from './suites/records-merge'
import { registerSuite } from './suites/register'
import { recordSuite } from './suites/record'
import { repeatSuite } from './suites/repeat'
import { reportSuite } from './suites/report'
import { rightsSuite } from './suites/rights'
import { secretsSuite } from './suites/secrets'
import { seedSuite } from './suites/seed'
import { signInSuite } from './suites/sign-in'
import { staffSuite } from './suites/staff'
import { staffProviderSuite } from './suites/staff-provider'
import { wireSuite } from './suites/wire'
import { wordsSuite } from './suites/words'
import { createWorld, type World } from './world'

/** Suites that share one database of an engine. */
function together({ open }: Engine, suites: (world: () => World, url: () => string | null) => void): void {
  let world: World
  let opened: Opened

  beforeAll(async () => {
    opened = await open()
    world = await createWorld(opened.database)
  })
  afterAll(() => opened.drop())
  suites(
    () => world,
    () => opened.url,
  )
}

/** Accounts, records, cases, places. The other half of the suites has a database and a file of its own, so that the two run beside one another. */
export function peopleSuites(engine: Engine): void {
  const { open } = engine
  together(engine, (theWorld) => {
    grantsSuite(theWorld)
    secretsSuite(theWorld)
    wireSuite(theWorld)
    accountSuite(theWorld)
    signInSuite(theWorld)
    staffSuite(theWorld)
    staffProviderSuite(theWorld)
    limitsSuite(theWorld)
    keysSuite(open)
    peopleSuite(theWorld)
    permissionsSuite(theWorld)
    recordSuite(theWorld)
    invitationsSuite(theWorld)
    helpersSuite(theWorld)
    guardiansSuite(theWorld)
    repeatSuite(theWorld)
    casesSuite(theWorld)
    wordsSuite(theWorld)
    reportSuite(theWorld)
    presenceSuite(theWorld)
    deskCallsSuite(theWorld)
    recordsMergeSuite(theWorld)
    filesSuite(theWorld)
    facilitySuite(theWorld)
    facilityOpenSuite(theWorld)
    facilityPriceSuite(theWorld)
    facilityWordsSuite(theWorld)
    facilityTilesSuite(theWorld)
    facilityScaleSuite(open)
    coverageSuite(theWorld)
    registerSuite(theWorld)
    demonstrationServicesSuite(theWorld)
    seedSuite(theWorld)
    rightsSuite(theWorld)
    judgementsSuite(theWorld)
    eraseSuite(theWorld)
    jobsSuite(theWorld)
    notifySuite(theWorld)
  })
}

/** Assessments, bookings, and the desks. */
export function servingSuites(engine: Engine): void {
  const { open } = engine
  together(engine, (theWorld, url) => {
    // Whoever asks for a message that is due waits for all that are: those that leave many behind come late.
    assessmentHersSuite(theWorld)
    assessmentOfficeSuite(theWorld)
    assessmentReviewSuite(theWorld)
    assessmentWalkSuite(theWorld)
    assessmentVisitsSuite(theWorld)
    assessmentSigningSuite(theWorld)
    assessmentResultsSuite(theWorld)
    assessmentFilesSuite(theWorld)
    assessmentToldSuite(theWorld)
    bookingBookSuite(theWorld)
    bookingChangeSuite(theWorld)
    bookingWeeklySuite(theWorld)
    bookingWaitingSuite(theWorld)
    bookingRacesSuite(theWorld)
    bookingGrantsSuite(theWorld)
    bookingMoneySuite(theWorld)
    bookingUrgentSuite(theWorld)
    bookingDutySuite(theWorld)
    bookingDeskSuite(theWorld)
    bookingCounterSuite(theWorld)
    bookingVisitsSuite(theWorld)
    bookingAfterwardsSuite(theWorld)
    deskVisitsSuite(theWorld)
    deskVisitPhotosSuite(theWorld)
    deskSittingSuite(theWorld)
    deskFiguresSuite(theWorld)
    deskEldersSuite(theWorld)
    deskImportSuite(theWorld)
    deskLifeSuite(theWorld)
    deskLifeBackSuite(theWorld)
    deskLifeOrderSuite(theWorld)
    deskLifePendingSuite(theWorld)
    deskLifeDiedSuite(theWorld)
    deskFoundSuite(theWorld)
    deskMatchSuite(open)
    dumpSuite(open)
    connectionSuite(theWorld, url)
    bundleSuite(url)
  })
}
