import { engines, type Opened } from './engines'
import { accountSuite } from './suites/account'
import { bundleSuite } from './suites/bundle'
import { facilitySuite } from './suites/facility'
import { grantsSuite } from './suites/grants'
import { repeatSuite } from './suites/repeat'
import { secretsSuite } from './suites/secrets'
import { seedSuite } from './suites/seed'
import { wireSuite } from './suites/wire'
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
  repeatSuite(theWorld)
  facilitySuite(theWorld)
  seedSuite(theWorld)
  bundleSuite(() => opened.url)
})
