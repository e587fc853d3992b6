import type { Tx } from '../../../cloudfunctions/database/database'
import { seededRandom } from '../../../cloudfunctions/demonstration/random'
import { facilityFunction } from '../../../cloudfunctions/facility'
import type { ActionInput, ActionName, ActionOutput } from '../../../src/contract'
import { spotOf, tileAt } from '../../../src/domain/facility/mercator'
import { NEED_KEYS } from '../../../src/domain/facility/types'
import type { Engine, Opened } from '../engines'
import { LARGE_CITY, largeRegister } from './facility-large'
import { around, idsOf, SEAT, type Near, type Tiles } from './facility-support'

const ROWS = 10_000
/** What a viewport may hold for its reading to be bounded, and how many rows it may read for each that it answers for. */
const [SHARE, TIMES] = [0.05, 3]
const MOST_BYTES = 30 * 1024

interface Plan {
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly Plan[]
}

interface Query {
  readonly sql: string
  readonly params: unknown[]
}

/** What both engines' sessions do, as far as it is needed to look over their shoulders. */
interface Session {
  prepareQuery(query: Query, ...more: unknown[]): { execute(): Promise<{ rows: { 'QUERY PLAN': { Plan: Plan }[] }[] }> }
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** Rows of the register that a statement has looked at, kept or not. */
const rowsRead = (plan: Plan): number =>
  nodesOf(plan)
    .filter((node) => node['Relation Name'] === 'facility')
    .map((node) => {
      const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
      return (node['Actual Rows'] + removed) * node['Actual Loops']
    })
    .reduce((sum, rows) => sum + rows, 0)

const indexesOf = (plan: Plan): string[] => nodesOf(plan).flatMap((node) => node['Index Name'] ?? [])

/** Runs an action as the application, and has the database explain each statement that it made. */
async function explained<A extends ActionName<'facility'>>({ database }: Opened, action: A, input: object) {
  const fn = facilityFunction({ rules: [], places: new Map() })
  return database.transaction(async (tx: Tx) => {
    const session = (tx as unknown as { session: Session }).session
    const prepare = session.prepareQuery.bind(session)
    const queries: Query[] = []
    session.prepareQuery = (query, ...more) => {
      queries.push(query)
      return prepare(query, ...more)
    }
    const asked = { city: LARGE_CITY, ...input } as ActionInput<'facility', A>
    const call = {
      db: tx,
      now: new Date('2026-11-20T03:00:00Z'),
      input: asked,
      forPerson: null,
      forCase: null,
      last: () => undefined,
    }
    const answer = (await fn.run(action, call as never)) as ActionOutput<'facility', A>
    session.prepareQuery = prepare
    const statements: { sql: string; plan: Plan }[] = []
    for (const { sql, params } of queries) {
      const { rows } = await prepare(
        { sql: `explain (analyze, format json) ${sql}`, params },
        undefined,
        undefined,
        false,
      ).execute()
      statements.push({ sql, plan: rows[0]!['QUERY PLAN'][0]!.Plan })
    }
    return { answer, statements }
  })
}

const placesOn = (tiles: Tiles): number =>
  tiles.reduce((sum, { pins, groups }) => sum + pins.length + groups.reduce((all, { count }) => all + count, 0), 0)

export function facilityScaleSuite(open: Engine['open']): void {
  describe(`a register of ${ROWS} facilities`, () => {
    const random = seededRandom('scale')
    let opened: Opened

    beforeAll(async () => {
      opened = await open()
      await largeRegister(opened.database, ROWS)
    }, 120_000)
    afterAll(() => opened.drop())

    /** Twelve tiles about somebody, as a phone asks for them. */
    const viewport = (z: number) => {
      const { x, y } = tileAt(spotOf(around(SEAT, 30_000, random)), z)
      return { z, tiles: Array.from({ length: 12 }, (_, n) => ({ x: x - 2 + (n % 4), y: y - 1 + Math.floor(n / 4) })) }
    }

    it.each([undefined, 'eat', 'bath', 'live'] as const)(
      'is read for a viewport by the index alone, at most three rows for each that is there, for the need %s',
      async (need) => {
        let seen = 0
        for (const z of [12, 13, 13, 14, 14, 15, 15, 16]) {
          const { answer, statements } = await explained(opened, 'tiles', { ...viewport(z), ...(need && { need }) })
          const there = placesOn(answer.tiles)
          if (there > ROWS * SHARE) continue
          seen += there
          const read = statements.map(({ plan }) => rowsRead(plan)).reduce((sum, rows) => sum + rows, 0)
          expect(read).toBeLessThanOrEqual(there * TIMES)
          for (const { plan } of statements)
            expect(new Set(indexesOf(plan))).toEqual(new Set([need ? `facility_spot_${need}` : 'facility_spot']))
        }
        expect(seen).toBeGreaterThan(50)
      },
    )

    it.each([undefined, ...NEED_KEYS])(
      'is read for the nearest twenty as far as they reach, for the need %s',
      async (need) => {
        const input = { at: around(SEAT, 30_000, random), limit: 20, ...(need && { need }) }
        const { answer, statements } = await explained(opened, 'near', input)
        const found = idsOf(answer as Near).length
        const lists = statements.filter(({ sql }) => sql.includes('<->'))
        expect(lists).toHaveLength(1)
        const { plan } = lists[0]!
        expect(rowsRead(plan)).toBeLessThanOrEqual(found * 2)
        expect(indexesOf(plan)).toEqual([need ? `facility_spot_${need}` : 'facility_spot'])
      },
    )

    it.each([3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18])('answers tiles of zoom %d in at most 30 KB', async (z) => {
      for (let round = 0; round < 3; round += 1) {
        const { answer } = await explained(opened, 'tiles', viewport(z))
        expect(Buffer.byteLength(JSON.stringify({ ok: true, data: answer }))).toBeLessThanOrEqual(MOST_BYTES)
      }
    })

    it('answers the nearest twenty in at most 30 KB', async () => {
      const { answer } = await explained(opened, 'near', { at: SEAT, limit: 20 })
      expect(Buffer.byteLength(JSON.stringify({ ok: true, data: answer }))).toBeLessThanOrEqual(MOST_BYTES)
    })
  })
}
