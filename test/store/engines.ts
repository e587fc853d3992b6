import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { Database } from '../../cloudfunctions/database/database'
import { migratePostgres } from '../../cloudfunctions/database/migrate-postgres'
import { openPglite } from '../../cloudfunctions/database/pglite'
import { openPostgres } from '../../cloudfunctions/database/postgres'

export interface Opened {
  readonly database: Database
  /** Where another process can reach it; the embedded one is nowhere. */
  readonly url: string | null
  /** Closes it and leaves nothing behind. */
  drop(): Promise<void>
}

export interface Engine {
  readonly name: string
  open(): Promise<Opened>
}

const SERVER = process.env['SENIOR_CARE_TEST_PG'] ?? 'postgres://postgres@127.0.0.1:5432'
const REQUIRED = process.env['SENIOR_CARE_REQUIRE_PG'] === '1'
/** More than the runners of a race, so that they truly meet in the database and not in the pool's queue. */
const CONNECTIONS = 16

export const pglite: Engine = {
  name: 'PGlite',
  async open() {
    const database = await openPglite()
    return { database, url: null, drop: () => database.close() }
  },
}

const onServer: Engine = {
  name: 'PostgreSQL',
  async open() {
    const name = `senior_care_test_${randomUUID().replaceAll('-', '')}`
    await administer(`create database ${name}`)
    // Nobody pulls the plug on it, so that no commit waits for the disk; the kills of the long runs have servers of their own.
    await administer(`alter database ${name} set synchronous_commit to off`)
    const url = databaseAt(name)
    await migratePostgres(url)
    const database = openPostgres({ url, connections: CONNECTIONS, prepares: true })
    const drop = async () => {
      await database.close()
      await administer(`drop database ${name} with (force)`)
    }
    return { database, url, drop }
  },
}

/** The address of one database on the tests' server, whichever database its own address names. */
const databaseAt = (name: string): string => Object.assign(new URL(SERVER), { pathname: `/${name}` }).href

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: databaseAt('postgres') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** jest wants to know its tests before anything can be awaited, so another process asks the server. */
function postgresAnswers(): boolean {
  const ask = `new (require('pg').Client)({ connectionString: process.argv[1], connectionTimeoutMillis: 3000 })
    .connect().then(() => process.exit(0), () => process.exit(1))`
  return spawnSync(process.execPath, ['-e', ask, databaseAt('postgres')], { timeout: 10_000 }).status === 0
}

/** The reference engine; null where no server answers, unless one must. */
export function postgresql(): Engine | null {
  if (postgresAnswers()) return onServer
  const where = SERVER.replace(/\/\/[^@]*@/, '//')
  if (REQUIRED) throw new Error(`SENIOR_CARE_REQUIRE_PG=1, and no PostgreSQL answers at ${where}`)
  process.stderr.write(
    `NOT RUN: the store tests on PostgreSQL, because none answers at ${where}; PGlite alone is tested.\n`,
  )
  return null
}

/** Both, the reference first; the embedded one alone where no server answers. */
export function engines(): readonly Engine[] {
  const server = postgresql()
  return server ? [server, pglite] : [pglite]
}
