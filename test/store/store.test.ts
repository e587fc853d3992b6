import { engines, type Opened } from './engines'
import { accountSuite } from './suites/account'
import { bundleSuite } from './suites/bundle'
import { casesSuite } from './suites/cases'
import { coverageSuite } from './suites/coverage'
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
import { wireSuite } from './suites/wire'
import { wordsSuite } from './suites/words'
import { createWorld, type World } from './world'

// One file on purpose: a database is opened once for each engine, and whether a server answers is asked once.
describe.each(engines())('on $name', ({ open }) => {
  let world: World
  let opened: Opened

  beforeAll(async () => {
    opened = await open()
    world = await createWorld(opened.database)
  })
  afterAll(() => opened.drop())

  const theWorld = () => world
  grantsSuite(theWorld)
  secretsSuite(theWorld)
  wireSuite(theWorld)
  accountSuite(theWorld)
  signInSuite(theWorld)
  staffSuite(theWorld)
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
  seedSuite(theWorld)
  rightsSuite(theWorld)
  judgementsSuite(theWorld)
  eraseSuite(theWorld)
  jobsSuite(theWorld)
  notifySuite(theWorld)
  dumpSuite(open)
  bundleSuite(() => opened.url)
})
