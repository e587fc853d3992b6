import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openPglite } from '../../cloudfunctions/database/pglite'
import { openPostgres } from '../../cloudfunctions/database/postgres'
import { databaseIn } from '../../scripts/lib/server-folder'
import { faultsOf } from '../support/books'
import { Load } from '../support/booking-load'
import { ownPostgres, type OwnPostgres } from '../support/own-postgres'
import { startServer, type TestServer } from '../support/server'

/**
 * Killed ten times while families book and cancel: the embedded process, the server over a living PostgreSQL, and PostgreSQL itself.
 * Each time every acknowledged booking is there as it was acknowledged, and the books hold.
 */
/** After the first booking of a round was acknowledged: somewhere in the middle of the others. */
const EMBEDDED_MS = [0, 150, 400, 900]
const SERVER_MS = [50, 200, 500]
const POSTGRES_MS = [0, 150, 400]
const LIMIT_MS = 600_000

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'senior-care-books-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it(
  'keeps every acknowledged booking through kills of the embedded process',
  async () => {
    const data = path.join(folder, 'embedded')
    const load = new Load()
    for (const ms of EMBEDDED_MS) {
      const server = await startServer(data)
      expect(await load.missing(server.origin)).toEqual([])
      const before = load.acknowledged
      const working = load.work(server.origin)
      await load.more(before)
      await pause(ms)
      await server.kill()
      load.stop()
      await working
      const database = await openPglite(databaseIn(data))
      expect(await faultsOf(database.owner)).toEqual([])
      await database.close()
    }
    const server = await startServer(data)
    expect(await load.missing(server.origin)).toEqual([])
    await server.stop()
    expect(load.acknowledged).toBeGreaterThan(EMBEDDED_MS.length)
  },
  LIMIT_MS,
)

describe('over PostgreSQL', () => {
  let postgres: OwnPostgres | null
  let server: TestServer
  const load = new Load()

  const start = () =>
    startServer(path.join(folder, 'server'), {
      DATABASE_URL: postgres?.url ?? '',
      SENIOR_CARE_DEMO: '1',
      SENIOR_CARE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      SENIOR_CARE_SESSION_KEY: Buffer.alloc(32, 9).toString('base64'),
    })

  beforeAll(async () => {
    postgres = await ownPostgres()
    if (!postgres) {
      if (process.env['SENIOR_CARE_REQUIRE_PG'] === '1') throw new Error('no PostgreSQL can be started here')
      process.stderr.write('NOT RUN: kills of PostgreSQL, because none can be started on this machine.\n')
    }
  }, LIMIT_MS)
  afterAll(async () => {
    await postgres?.drop()
  })

  const holds = async (url: string) => {
    const database = openPostgres({ url, connections: 1, prepares: false })
    expect(await faultsOf(database.owner)).toEqual([])
    await database.close()
  }

  it(
    'keeps them when the server is killed and the database lives on',
    async () => {
      if (!postgres) return
      for (const ms of SERVER_MS) {
        server = await start()
        expect(await load.missing(server.origin)).toEqual([])
        const before = load.acknowledged
        const working = load.work(server.origin)
        await load.more(before)
        await pause(ms)
        await server.kill()
        load.stop()
        await working
        await holds(postgres.url)
      }
      expect(load.acknowledged).toBeGreaterThan(SERVER_MS.length)
    },
    LIMIT_MS,
  )

  it(
    'keeps them when the database is killed and the server lives on',
    async () => {
      if (!postgres) return
      server = await start()
      const before = load.acknowledged
      for (const ms of POSTGRES_MS) {
        const working = load.work(server.origin)
        await load.more(load.acknowledged)
        await pause(ms)
        await postgres.kill()
        load.stop()
        await working
        postgres.start()
        await holds(postgres.url)
        expect(await load.missing(server.origin)).toEqual([])
      }
      await server.stop()
      expect(load.acknowledged).toBeGreaterThan(before)
    },
    LIMIT_MS,
  )
})
