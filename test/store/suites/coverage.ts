import { randomUUID } from 'node:crypto'
import { inArray, sql } from 'drizzle-orm'
import { community, facility, registerImport } from '../../../cloudfunctions/database/schema'
import { facilityFunction } from '../../../cloudfunctions/facility'
import { CANDIDATES, nearestQuestion } from '../../../cloudfunctions/facility/coverage/nearest'
import { invoke, type Reply } from '../../../cloudfunctions/runtime/invoke'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import type { ActionName, ActionOutput } from '../../../src/contract'
import { metresBetween } from '../../../src/domain/facility/distance'
import { dataOf, type Somebody, type Worker, type World } from '../world'
import {
  away,
  CENTRE,
  CITY,
  communityRow,
  facilityRow,
  HULI,
  OTHER_CITY,
  OTHER_RULES,
  PLACES,
  putAll,
  RULES,
  SIMING,
  strewn,
  YAOHAI,
  ZONE,
  type Living,
  type Standing,
} from './coverage-support'

type ForCity = Extract<ActionName<'facility'>, 'coverage' | 'coverageOf' | 'targets' | 'register'>

export function coverageSuite(world: () => World): void {
  describe('for the city, coverage', () => {
    let operator: Worker
    let other: Worker
    const fn = facilityFunction({ rules: [RULES, OTHER_RULES], places: PLACES })

    beforeAll(async () => {
      operator = await world().staff({ role: 'operator', city: CITY })
      other = await world().staff({ role: 'operator', city: OTHER_CITY })
    })
    const clear = async () => {
      const { owner } = world().database
      await owner.delete(facility).where(inArray(facility.city, [CITY, OTHER_CITY]))
      await owner.delete(community).where(inArray(community.city, [CITY, OTHER_CITY]))
      await owner.delete(registerImport).where(inArray(registerImport.city, [CITY, OTHER_CITY]))
    }
    beforeEach(clear)
    afterAll(clear)

    const around = () => {
      const { database, keyring, sessions, lines, crashes } = world()
      const log = {
        call: (line: (typeof lines)[number]) => void lines.push(line),
        crash: (_id: string, error: unknown) => void crashes.push(error),
      }
      const clock = () => world().now
      return { clock, log, callLimit: createRateLimit(100_000), store: { database, keyring, sessions } }
    }
    const reply = (who: Somebody | null, action: ForCity, data: object): Promise<Reply> => {
      const body = { action, data, requestId: randomUUID() }
      return invoke(fn, around(), { body, sender: 'test', ...(who && { session: who.session }) })
    }
    const ask = async <A extends ForCity>(action: A, data: object = {}, who: Somebody = operator) =>
      dataOf<ActionOutput<'facility', A>>(await reply(who, action, data))
    const put = (rows: { facilities?: Standing[]; communities?: Living[] }) => putAll(world().database.owner, rows)
    const needOf = async (county: string, need: string, data: object = {}) => {
      const { counties } = await ask('coverage', data)
      return counties.find(({ code }) => code === county)?.needs.find((one) => one.need === need)
    }

    it('counts elders within and beyond the circle, and tells apart those that nobody counted', async () => {
      await put({
        facilities: [{ place: CENTRE }],
        communities: [
          { place: away(CENTRE, 700), elders: 120 },
          { place: away(CENTRE, 0, 740), elders: 80 },
          { place: away(CENTRE, 760), elders: 50 },
          { place: away(CENTRE, 100), elders: null },
          { place: away(CENTRE, 9_000), elders: null, county: HULI },
        ],
      })
      expect(await needOf(SIMING, 'eat')).toEqual({
        ...{ need: 'eat', facilities: 1, communities: 4, near: 3, uncounted: 1, elders: 250, within: 200 },
      })
      expect(await needOf(HULI, 'eat')).toMatchObject({
        facilities: 0,
        communities: 1,
        uncounted: 1,
        elders: 0,
        within: 0,
      })
      expect(await needOf(SIMING, 'bath')).toMatchObject({ facilities: 0, communities: 4, near: 0, within: 0 })
    })

    it('follows the minutes and the pace that are asked for, and says how it reckoned', async () => {
      await put({ facilities: [{ place: CENTRE }], communities: [{ place: away(CENTRE, 760), elders: 50 }] })
      expect(await ask('coverage')).toMatchObject({ minutes: 15, pace: 65, detour: 1.3, demo: false })
      expect(await needOf(SIMING, 'eat')).toMatchObject({ within: 0 })
      expect(await needOf(SIMING, 'eat', { minutes: 20 })).toMatchObject({ within: 50 })
      expect(await needOf(SIMING, 'eat', { pace: 80 })).toMatchObject({ within: 50 })
      expect((await reply(operator, 'coverage', { minutes: 0 })).status).toBe(400)
      expect((await reply(operator, 'coverage', { pace: 500 })).status).toBe(400)
    })

    it('lets a neighbouring county’s place count, but neither a closed one nor another city’s', async () => {
      await put({
        facilities: [
          { county: HULI, place: away(CENTRE, 300) },
          { place: away(CENTRE, 5_000), closedOn: '2026-01-01' },
          { city: OTHER_CITY, county: YAOHAI, place: away(CENTRE, 5_010) },
        ],
        communities: [
          { place: CENTRE, elders: 10 },
          { place: away(CENTRE, 5_000), elders: 20 },
        ],
      })
      expect(await needOf(SIMING, 'eat')).toMatchObject({ facilities: 0, communities: 2, elders: 30, within: 10 })
    })

    it('names for each community of a county the nearest place, as a list sorted by hand would', async () => {
      const facilities = strewn<Standing>('places', 150, 12_000, (place, at) => ({
        ...{ place, name: `食堂${at}`, needs: at % 3 === 0 ? ['bath'] : ['eat', 'day'] },
      }))
      const communities = strewn<Living>('homes', 80, 16_000, (place, at) => ({
        ...{ id: `c${at}`, place, elders: at % 7 === 0 ? null : at, county: at % 2 === 0 ? SIMING : HULI },
      }))
      await put({ facilities, communities })
      const answer = await ask('coverageOf', { county: SIMING, need: 'eat' })
      expect(answer.county).toBe('思明区')
      expect(answer.communities).toHaveLength(40)
      for (const { id, nearest, place, elders } of answer.communities) {
        const home = communities.find((one) => one.id === id)!
        const [best] = facilities
          .filter(({ needs }) => needs?.includes('eat'))
          .map((one) => ({ name: one.name, metres: metresBetween(place, one.place) }))
          .sort((one, two) => one.metres - two.metres)
        expect(nearest?.name).toBe(best!.name)
        expect(Math.abs(nearest!.metres - best!.metres)).toBeLessThan(1)
        expect(nearest!.within).toBe(nearest!.minutes <= 15)
        expect(elders).toBe(home.elders)
      }
      const listed = answer.communities.map(({ nearest }) => nearest!.within)
      expect([...listed].sort()).toEqual(listed)
      const counted = answer.communities.filter(({ nearest }) => nearest!.within)
      expect(await needOf(SIMING, 'eat')).toMatchObject({
        communities: 40,
        near: counted.length,
        within: counted.reduce((sum, { elders }) => sum + (elders ?? 0), 0),
      })
    })

    it('names no place where the city has none', async () => {
      await put({ communities: [{ place: CENTRE, elders: 10 }] })
      expect((await ask('coverageOf', { county: SIMING, need: 'aid' })).communities).toMatchObject([{ nearest: null }])
    })

    it('reads of a need’s own index only what it needs, also beside another city', async () => {
      const { owner } = world().database
      const rows = strewn<Standing>('many', 400, 20_000, (place, at) => ({ place, needs: at % 4 ? ['day'] : ['eat'] }))
      // Copies of rows: spelling thousands of names takes longer than the test.
      await owner.insert(facility).values(rows.map(facilityRow))
      const more = sql`select id || '-' || n, city, county, type, name, lng + n * 0.0007, lat - n * 0.0005, needs, details`
      const columns = sql.raw('id, city, county, type, name, lng, lat, needs, details')
      const nth = sql`from facility, generate_series(1, 9) n where city = ${CITY}`
      await owner.execute(sql`insert into facility (${columns}) ${more} ${nth}`)
      const there = sql`select id || '-there', ${OTHER_CITY}, ${YAOHAI}, type, name, lng, lat + 7, needs, details`
      await owner.execute(sql`insert into facility (${columns}) ${there} from facility where city = ${CITY}`)
      await owner.insert(community).values(strewn('homes', 300, 20_000, (place) => communityRow({ place, elders: 1 })))
      await owner.execute(sql`analyze facility, community`)
      const walk = await walkOf(world(), 'eat')
      expect(walk).toMatchObject({ index: 'facility_spot_eat', loops: 300 })
      expect(walk.read).toBeLessThanOrEqual(4)
    })

    it('is the operator’s own city only', async () => {
      await put({
        facilities: [{ place: CENTRE }, { city: OTHER_CITY, county: YAOHAI, place: CENTRE, warned: 1 }],
        communities: [
          { place: CENTRE, elders: 10 },
          { city: OTHER_CITY, county: YAOHAI, place: CENTRE, elders: 99 },
        ],
      })
      const mine = await ask('coverage')
      expect(mine.counties.map(({ name }) => name)).toEqual(['思明区', '湖里区'])
      expect(mine.counties[0]?.needs[0]).toMatchObject({ elders: 10, facilities: 1 })
      expect((await ask('coverage', {}, other)).counties).toMatchObject([
        { name: '瑶海区', needs: [{ elders: 99 }, {}] },
      ])
      const refused = await reply(operator, 'coverageOf', { county: YAOHAI, need: 'eat' })
      expect(refused.status).toBe(403)
      expect(refused.answer).toMatchObject({ error: { message: expect.stringContaining('不归您的城市管') } })
      expect((await ask('register')).warnedTotal).toBe(0)
      expect((await ask('register', {}, other)).warnedTotal).toBe(1)
    })

    it.each(['coverage', 'coverageOf', 'targets', 'register'] as const)(
      'refuses %s to everybody but operators',
      async (action) => {
        const data = action === 'coverageOf' ? { county: SIMING, need: 'eat' } : {}
        const worker = await world().staff({ role: 'community-worker', city: CITY, county: SIMING })
        const elder = await world().newAccount('史老太')
        expect((await reply(null, action, data)).status).toBe(401)
        expect((await reply(elder, action, data)).status).toBe(403)
        expect((await reply(worker, action, data)).status).toBe(403)
        expect((await reply(operator, action, data)).status).toBe(200)
      },
    )

    it('counts streets against each promise, and what nobody has told apart', async () => {
      const here = (town: string, more: Partial<Standing> = {}): Standing => ({ place: CENTRE, town, ...more })
      await put({
        facilities: [
          here('厦港街道', { standard: true }),
          here('厦港街道', { type: 'station', needs: ['visit'] }),
          here('厦港街道', { standard: true, closedOn: '2026-01-01' }),
          here('中华街道', { standard: false }),
          here('湖里街道', { county: HULI, standard: true }),
          // Another county's street of the same name, and a type that does not count.
          here('湖里街道', { standard: true }),
          here('中华街道', { type: 'bath_point', needs: ['bath'], standard: true }),
        ],
      })
      const { targets, demo } = await ask('targets')
      expect(demo).toBe(false)
      const [standard, two] = targets
      expect(standard).toMatchObject({ met: 2, needed: 3, share: 0.7, doubt: '怎样算标准化没有写', clause: '一(二)' })
      expect(standard?.streets.map(({ name, county, count, untold }) => [name, county, count, untold])).toEqual([
        ['中华街道', '思明区', 0, 0],
        ['厦港街道', '思明区', 1, 1],
        ['湖里街道', '湖里区', 1, 0],
      ])
      expect(two).toMatchObject({ met: 0, needed: 4, doubt: null })
      expect(two?.streets.map(({ name, count }) => `${name}${count}`)).toEqual([
        ...['某某镇0', '厦港街道1', '中华街道1', '湖里街道1'],
      ])
    })

    it('counts what is promised under its own name, and tells apart what the register calls otherwise', async () => {
      const here = (town: string, typeName: string, county?: string): Standing => ({
        ...{ place: CENTRE, town, typeName, ...(county !== undefined && { county }) },
      })
      await put({
        facilities: [
          here('厦港街道', '长者食堂'),
          here('厦港街道', '社区食堂'),
          here('中华街道', '社区食堂'),
          // Registered under a zone without streets of its own.
          here('湖里街道', '长者食堂', ZONE),
        ],
      })
      const { targets } = await ask('targets')
      const long = targets.find(({ id }) => id === 'long')
      expect(long).toMatchObject({ met: 2, needed: 3 })
      expect(long?.streets.map(({ name, county, count, untold }) => [name, county, count, untold])).toEqual([
        ['中华街道', '思明区', 0, 1],
        ['厦港街道', '思明区', 1, 1],
        ['湖里街道', '湖里区', 1, 0],
      ])
    })

    it('leaves out a zone without streets as long as nothing stands or lives there', async () => {
      await put({ communities: [{ place: CENTRE, elders: 10 }] })
      const names = async () => (await ask('coverage')).counties.map(({ name }) => name)
      expect(await names()).toEqual(['思明区', '湖里区'])
      await put({ facilities: [{ county: ZONE, place: CENTRE }] })
      expect(await names()).toEqual(['思明区', '湖里区', '某某开发区'])
    })

    it('tells how the register stands: by type, the last imports, and fifty warned places a page', async () => {
      const warned = strewn<Standing>('warned', 60, 1_000, (place, at) => ({
        ...{ place, name: `食堂${String(at).padStart(2, '0')}`, area: 90, warned: 2, county: at < 30 ? HULI : SIMING },
      }))
      const sound: Standing[] = [{ place: CENTRE, type: 'station', needs: ['visit'], name: '驿站' }]
      const closed: Standing[] = [{ place: CENTRE, area: 90, warned: 2, closedOn: '2026-01-01' }]
      await put({ facilities: [...warned, ...sound, ...closed] })
      const { owner } = world().database
      const entry = (minute: number) => ({
        ...{ id: randomUUID(), city: CITY, kind: 'facilities' as const, digest: '0'.repeat(64), seconds: 1 },
        ...{ rows: minute, created: 1, changed: 2, same: 3, at: new Date(Date.UTC(2026, 10, 20, 8, minute)) },
      })
      await owner.insert(registerImport).values(Array.from({ length: 12 }, (_, minute) => entry(minute)))
      const first = await ask('register')
      expect(first.types).toEqual([
        { type: 'station', name: '养老驿站', count: 1, warned: 0 },
        { type: 'canteen', name: '社区食堂', count: 60, warned: 60 },
      ])
      expect(first.imports.map(({ rows }) => rows)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
      expect(first.imports[0]).toMatchObject({ kind: 'facilities', at: '2026-11-20T08:11:00.000Z', changed: 2 })
      expect([first.warnedTotal, first.warned.length]).toEqual([60, 50])
      expect(first.warned[0]).toMatchObject({ name: '食堂30', county: '思明区' })
      expect(first.warned[0]?.warnings.join()).toContain('90平方米')
      const second = await ask('register', { offset: 50 })
      const ids = [...first.warned, ...second.warned].map(({ id }) => id)
      expect(new Set(ids).size).toBe(60)
    })
  })
}

/** How the planner walks to the nearest place of one need, and how many rows each walk reads. */
async function walkOf({ database: { owner } }: World, need: 'eat') {
  const question = nearestQuestion({ city: CITY, need }, CANDIDATES)
  const answer = await owner.execute(sql`explain (analyze, format json) ${question}`)
  const { rows } = answer as unknown as { rows: { 'QUERY PLAN': unknown }[] }
  const plan = rows[0]?.['QUERY PLAN']
  const [{ Plan: top }] = (typeof plan === 'string' ? JSON.parse(plan) : plan) as [{ Plan: PlanNode }]
  const node = nodesOf(top).find((one) => one['Order By'] !== undefined)
  if (!node) throw new Error(`Nothing is walked in order: ${JSON.stringify(top)}`)
  const read = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)
  return { index: node['Index Name'], loops: node['Actual Loops'], read }
}

interface PlanNode {
  readonly 'Index Name'?: string
  readonly 'Order By'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]
