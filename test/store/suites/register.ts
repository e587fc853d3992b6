import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { community, facility, registerImport } from '../../../cloudfunctions/database/schema'
import { inventedCells } from '../../../scripts/lib/bench/register'
import { importCity } from '../../../scripts/lib/import/city'
import { readCommunities } from '../../../scripts/lib/import/communities'
import { readFacilities } from '../../../scripts/lib/import/facilities'
import { faultText } from '../../../scripts/lib/import/faults'
import { takeCommunities, takeFacilities, type Taking } from '../../../scripts/lib/import/store'
import { registerCsv } from '../../../scripts/lib/import/write-table'
import type { Cells, FacilityKey } from '../../../src/domain/facility/columns'
import type { World } from '../world'

const CITY = 'xiamen'
const ROWS = 30
const HEAD = '编号,名称,区县代码,街道,经度,纬度,坐标系,60岁以上人数'

type Rows = readonly Cells<FacilityKey>[]

/** A city's register comes in whole or not at all, as often as one likes. */
export function registerSuite(world: () => World): void {
  describe('a register that is imported', () => {
    const xiamen = importCity(CITY, null)
    const cells = inventedCells(xiamen, ROWS)
    const [first, second] = cells as [Cells<FacilityKey>, Cells<FacilityKey>]
    const owner = () => world().database.owner

    const fileOf = (rows: Rows) => {
      const bytes = Buffer.from(registerCsv(rows))
      return { bytes, file: readFacilities(bytes, xiamen, '2026-11-22') }
    }
    const taking = (bytes: Buffer, more: Partial<Taking> = {}): Taking => ({
      ...{ city: CITY, bytes, now: world().now, check: false, onWritten: () => undefined },
      ...more,
    })
    const take = (rows: Rows, more: Partial<Taking> = {}) => {
      const { bytes, file } = fileOf(rows)
      expect(file.faults).toEqual([])
      return takeFacilities(owner(), file, taking(bytes, more))
    }
    const real = and(eq(facility.city, CITY), eq(facility.demo, false))
    const there = () => owner().select().from(facility).where(real).orderBy(facility.number)
    const forget = async () => {
      await owner().delete(facility).where(real)
      await owner()
        .delete(community)
        .where(and(eq(community.city, CITY), eq(community.demo, false)))
      await owner().delete(registerImport).where(eq(registerImport.city, CITY))
    }
    beforeEach(forget)
    afterAll(forget)

    test('is there whole, and the same file again changes nothing', async () => {
      expect(await take(cells)).toMatchObject({ created: ROWS, changed: 0, same: 0, faults: [] })
      const before = await there()
      expect(before).toHaveLength(ROWS)
      expect(await take(cells)).toMatchObject({ created: 0, changed: 0, same: ROWS })
      expect(await there()).toEqual(before)
      const digest = createHash('sha256').update(registerCsv(cells)).digest('hex')
      const noted = await owner().select().from(registerImport).where(eq(registerImport.city, CITY))
      // What changed nothing would push what did off the operator's desk.
      expect(noted).toEqual([
        expect.objectContaining({ kind: 'facilities', digest, rows: ROWS, created: ROWS, changed: 0, same: 0 }),
      ])
    })

    test('changes only the rows that differ, which keep their ids', async () => {
      await take(cells)
      const before = await there()
      const changed = { ...first, name: '春晖社区食堂', hours: '每天 10:00-13:00', area: '' }
      expect(await take([changed, ...cells.slice(1)])).toMatchObject({ created: 0, changed: 1, same: ROWS - 1 })
      const after = await there()
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
      expect(after[0]).toMatchObject({ name: '春晖社区食堂', initials: expect.stringMatching(/^chsqst /) })
      expect(after[0]?.details).not.toHaveProperty('area')
      expect(after.slice(1)).toEqual(before.slice(1))
    })

    test('with a fault in its file never comes to the database', async () => {
      const { bytes, file } = fileOf([{ ...first, hours: '周一 25:00-26:00' }])
      expect(await takeFacilities(owner(), file, taking(bytes))).toMatchObject({ created: 0, faults: [{ line: 2 }] })
      expect(await owner().select().from(registerImport).where(eq(registerImport.city, CITY))).toEqual([])
    })

    test('leaves nothing of itself when its last batch fails', async () => {
      const { bytes, file } = fileOf(
        Array.from({ length: 1_100 }, (_, n) => ({ ...cells[n % ROWS]!, number: `N-${n}` })),
      )
      const inserts = file.inserts.map((row, index) => (index === 1_050 ? { ...row, lng: 10 } : row))
      const onWritten = jest.fn()
      await expect(takeFacilities(owner(), { ...file, inserts }, taking(bytes, { onWritten }))).rejects.toThrow()
      expect(onWritten.mock.calls).toEqual([[1_000]])
      expect(await there()).toEqual([])
      expect(await owner().select().from(registerImport).where(eq(registerImport.city, CITY))).toEqual([])
    })

    test('passes one at a time when two come at once', async () => {
      const done = await Promise.all([take(cells), take(cells), take(cells)])
      expect(done.map(({ created }) => created).sort((a, b) => a - b)).toEqual([0, 0, ROWS])
      expect(done.map(({ same }) => same).sort((a, b) => a - b)).toEqual([0, ROWS, ROWS])
      expect(await there()).toHaveLength(ROWS)
    })

    test('only tells what it would do when it is only checked', async () => {
      expect(await take(cells, { check: true })).toMatchObject({ created: ROWS, faults: [] })
      expect(await there()).toEqual([])
    })

    test('names the rows that a file leaves out, and closes only what the file closes', async () => {
      await take(cells)
      const closed = { ...first, closedOn: '2026-11-01' }
      const { absent, changed } = await take([closed, ...cells.slice(2)])
      expect(changed).toBe(1)
      expect(absent).toEqual([{ number: second.number, name: second.name }])
      const rows = await there()
      expect(rows.filter(({ closedOn }) => closedOn !== null).map(({ number }) => number)).toEqual([first.number])
      expect(rows).toHaveLength(ROWS)
      expect((await take(cells.slice(1))).absent).toEqual([])
    })

    test('tells of a place that the register knows under another number, and takes it', async () => {
      await take(cells)
      const { created, warnings } = await take([{ ...first, number: 'X-1' }])
      expect(created).toBe(1)
      expect(warnings.map(faultText)).toEqual([
        `第2行 名称「${first.name}」:可能和登记表里编号「${first.number}」的${first.name}是同一个地方:名称相同,相距不到300米`,
      ])
    })

    test('never touches a demonstration row', async () => {
      const [demo] = await owner().select().from(facility).where(eq(facility.demo, true)).limit(1)
      const id = 'demo-register-suite'
      const { spot: _spot, ...row } = demo!
      await owner()
        .insert(facility)
        .values({ ...row, id, city: CITY, number: first.number })
      try {
        const refused = await take(cells)
        expect(refused.faults.map(faultText)).toEqual([
          expect.stringMatching(/^第2行 编号「DEMO-00001」:登记表里这是演示数据,导入不会改它/),
        ])
        expect(await there()).toEqual([])
        const [kept] = await owner().select().from(facility).where(eq(facility.id, id))
        expect(kept).toMatchObject({ name: row.name, demo: true })
      } finally {
        await owner().delete(facility).where(eq(facility.id, id))
      }
    })

    test('finds its rows again by their numbers, in capitals or not', async () => {
      await take(cells)
      const small = cells.map((row) => ({ ...row, number: row.number.toLowerCase() }))
      expect(await take(small)).toMatchObject({ created: 0, changed: ROWS, absent: [] })
      expect(await there()).toHaveLength(ROWS)
    })

    test('is told that invented places stand beside it, and elders are not counted with invented ones', async () => {
      const [demo] = await owner().select().from(facility).where(eq(facility.demo, true)).limit(1)
      const [lived] = await owner().select().from(community).where(eq(community.demo, true)).limit(1)
      const [place, home] = ['demo-beside', 'demo-community-beside']
      const { spot: _spot, ...row } = demo!
      await owner()
        .insert(facility)
        .values({ ...row, id: place, city: CITY, number: '演示9999' })
      await owner()
        .insert(community)
        .values({ ...lived!, id: home, city: CITY })
      try {
        const taken = await take(cells)
        expect(taken.created).toBe(ROWS)
        expect(taken.warnings.map(faultText)).toEqual([
          expect.stringMatching(/^整个文件:登记表里还有1个编造的演示地点/),
        ])
        const [street] = xiamen.rules.streets
        const { lng, lat } = xiamen.counties.find(({ code }) => code === street!.county)!.seat
        const line = ['A-1', '某社区', street!.county, street!.name, lng, lat, 'GCJ-02', 5].join(',')
        const bytes = Buffer.from(`${HEAD}\n${line}\n`)
        const refused = await takeCommunities(owner(), readCommunities(bytes, xiamen, '2026-11-22'), taking(bytes))
        expect(refused).toMatchObject({ created: 0 })
        expect(refused.faults.map(faultText)).toEqual([expect.stringMatching(/^整个文件:登记表里还有编造的演示社区/)])
        const real = and(eq(community.city, CITY), eq(community.demo, false))
        expect(await owner().select().from(community).where(real)).toEqual([])
      } finally {
        await owner().delete(facility).where(eq(facility.id, place))
        await owner().delete(community).where(eq(community.id, home))
      }
    })

    test('is kept as it was given where its datum was another', async () => {
      await take([{ ...first, datum: 'WGS-84' }])
      const [row] = await there()
      expect(row?.origin).toEqual({ datum: 'WGS-84', lng: Number(first.lng), lat: Number(first.lat) })
      expect(row?.lng).not.toBe(Number(first.lng))
    })

    test('cannot be written by the application', async () => {
      const [row] = fileOf([first]).file.inserts
      const write = () => world().database.transaction((tx) => tx.insert(facility).values(row!))
      await expect(write()).rejects.toMatchObject({ cause: { code: '42501' } })
      const spoil = () => world().database.transaction((tx) => tx.execute(sql`update community set elders = 0`))
      await expect(spoil()).rejects.toMatchObject({ cause: { code: '42501' } })
    })

    test('of communities counts elders, and counts them anew', async () => {
      const [street] = xiamen.rules.streets
      const { lng, lat } = xiamen.counties.find(({ code }) => code === street!.county)!.seat
      const row = (number: string, elders: string) =>
        [number, '某社区', street!.county, street!.name, lng, lat, 'GCJ-02', elders].join(',')
      const count = (...rows: string[]) => {
        const bytes = Buffer.from([HEAD, ...rows].join('\n'))
        const file = readCommunities(bytes, xiamen, '2026-11-22')
        expect(file.faults).toEqual([])
        return takeCommunities(owner(), file, taking(bytes))
      }
      expect(await count(row('A-1', '523'), row('A-2', ''))).toMatchObject({ created: 2, absent: [] })
      expect(await count(row('A-1', '530'))).toMatchObject({ created: 0, changed: 1, absent: [{ name: '某社区' }] })
      const kept = await owner()
        .select({ elders: community.elders })
        .from(community)
        .where(and(eq(community.city, CITY), eq(community.demo, false)))
      expect(kept.map(({ elders }) => elders).sort()).toEqual([530, null])
    })
  })
}
