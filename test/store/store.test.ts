import { engines } from './engines'
import { accountSuite } from './suites/account'
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
  let drop: () => Promise<void>

  beforeAll(async () => {
    const opened = await open()
    drop = opened.drop
    world = await createWorld(opened.database)
  })
  afterAll(() => drop())

  const theWorld = () => world
  grantsSuite(theWorld)
  secretsSuite(theWorld)
  wireSuite(theWorld)
  accountSuite(theWorld)
  repeatSuite(theWorld)
  facilitySuite(theWorld)
  seedSuite(theWorld)
})
