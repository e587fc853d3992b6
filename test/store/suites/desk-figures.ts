import { eq } from 'drizzle-orm'
import { accessLog } from '../../../cloudfunctions/database/schema'
import type { CoverageRow, LedgerLine } from '../../../src/contract/care/figures'
import { dataOf, type Worker, type World } from '../world'
import { careOf } from './care-support'
import { codeOf, fieldsOf } from './people-support'
import { COUNTY, freshStreet, GOOD, lifeOf, listCommunities, newWorkerOf, setEntry, visited } from './visits-support'

const HOUR = 3_600_000

interface Figures {
  readonly division: string
  readonly rows: CoverageRow[]
  readonly total: CoverageRow
}

export function deskFiguresSuite(world: () => World): void {
  const NOVEMBER = { from: '2026-11', to: '2026-11' }
  const figuresOf = async (worker: Worker, span: object = NOVEMBER) =>
    dataOf<Figures>(await careOf(world(), worker).ask('coverageFigures', span))
  const rowOf = ({ rows }: Figures, place: string) => rows.find((row) => row.place === place)
  const record = (worker: Worker, person: string, more: object = {}) =>
    careOf(world(), worker).ask('recordVisit', {
      ...{ person, at: new Date(world().now.getTime() - HOUR).toISOString(), mode: 'in-person' },
      ...{ outcome: 'seen', findings: GOOD },
      ...more,
    })
  const ledgerOf = async (worker: Worker, more: object = {}) =>
    dataOf<{ lines: LedgerLine[]; more: boolean }>(await careOf(world(), worker).ask('ledger', more))

  describe('the figures of a division', () => {
    it('are told by communities of the list, empty ones too, and move by a visit and by a case', async () => {
      const street = freshStreet()
      await listCommunities(world(), street, ['东社区', '西社区'])
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street, '王秀英', { community: '东社区' })
      await visited(world(), street, '李桂英', { community: '无名社区' })
      const away = await visited(world(), street, '张凤英')
      await lifeOf(world(), worker, away.person, 'died', '2026-11-10')
      const before = await figuresOf(worker)
      expect(before.division).toBe(`尧都区 ${street}`)
      expect(before.rows.map(({ place }) => place)).toEqual(['东社区', '西社区', '名单以外的社区', '没写社区'])
      expect(rowOf(before, '东社区')).toMatchObject({ elders: 1, owed: 1, visited: 0, visits: 0, requests: 0 })
      expect(rowOf(before, '没写社区')).toMatchObject({ elders: 0, owed: 0 })
      expect(before.total).toMatchObject({ place: '合计', elders: 2, owed: 2 })

      dataOf(await record(worker, her.person, { outcome: 'not-home', findings: null }))
      expect(rowOf(await figuresOf(worker), '东社区')).toMatchObject({ visited: 0, missed: 1, visits: 0 })
      const at = new Date(world().now.getTime() - 2 * HOUR).toISOString()
      dataOf(await record(worker, her.person, { at, findings: { ...GOOD, needs: 'problem' }, words: '想要人送饭' }))
      const seen = rowOf(await figuresOf(worker), '东社区')
      expect(seen).toMatchObject({ visited: 1, missed: 0, visits: 1, findings: 1, requests: 1, answered: 0, open: 1 })

      const his = careOf(world(), worker)
      const [card] = (await his.desk('open')).cases
      const taken = await his.done('take', await his.thread(card!.id))
      await his.done('answer', taken, { words: '明天就送' })
      expect(rowOf(await figuresOf(worker), '东社区')).toMatchObject({ answered: 1, late: 0, open: 0 })
    })

    it('of several months count each person once for each, and what was brought to the street', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      dataOf(await record(worker, her.person))
      await setEntry(world(), her.person, { raisedFor: '2026-10-01' })
      const quarter = await figuresOf(worker, { from: '2026-09', to: '2026-11' })
      expect(quarter.total).toMatchObject({ elders: 1, owed: 3, visited: 1, raised: 1 })
      expect((await figuresOf(worker)).total).toMatchObject({ owed: 1, visited: 1, raised: 0 })
      expect((await figuresOf(worker, { from: '2026-09', to: '2026-10' })).total).toMatchObject({ owed: 2, visited: 0 })
    })

    it('are one row for one community, streets for the county, counties for the city, and only their own', async () => {
      const street = freshStreet()
      await visited(world(), street, '王秀英', { community: '东社区' })
      await visited(world(), street, '李桂英', { community: '西社区' })
      const one = await newWorkerOf(world(), street, { community: '东社区' })
      const own = await figuresOf(one)
      expect([own.division, own.rows.map(({ place, elders }) => [place, elders])]).toEqual([
        `尧都区 ${street} 东社区`,
        [['东社区', 1]],
      ])
      const county = await figuresOf(await world().staff({ role: 'official', county: COUNTY }))
      expect(rowOf(county, street)).toMatchObject({ elders: 2, owed: 2 })
      const city = await figuresOf(await world().staff({ role: 'official' }))
      expect(city.rows.map(({ place }) => place)).toEqual(['尧都区', '洪洞县', '霍州市'])
      expect(rowOf(city, '尧都区')?.elders).toBe(county.total.elders)
    })

    it('are refused for a month to come, for months the wrong way round and for more than a year', async () => {
      const worker = await newWorkerOf(world(), freshStreet())
      for (const span of [
        { from: '2026-12', to: '2026-12' },
        { from: '2026-11', to: '2026-10' },
        { from: '2025-11', to: '2026-11' },
      ])
        expect(Object.keys(fieldsOf(await careOf(world(), worker).ask('coverageFigures', span)))).toEqual(['to'])
    })
  })

  describe('the ledger', () => {
    it('has a line for each of a division, with what was done, and each of them has a line of it', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street, '王秀英', { community: '东社区', selfCare: 'unable' })
      const died = await visited(world(), street, '李桂英')
      await lifeOf(world(), worker, died.person, 'died', '2026-11-10')
      await visited(world(), freshStreet(), '住在别处的人')
      dataOf(await record(worker, her.person, { findings: { ...GOOD, mood: 'problem' }, words: '不想说话' }))
      const { lines, more } = await ledgerOf(worker)
      expect([more, lines]).toEqual([
        false,
        [
          {
            ...{ person: her.person, name: '王秀英', birthDate: '1944-03-05', place: `${street} 东社区` },
            ...{ tier: 'often', whereabouts: 'home', alone: true, lowIncome: false, lastVisitOn: '2026-11-21' },
            ...{ visits: 1, openCases: 1, unclaimed: 0 },
          },
        ],
      ])
      await ledgerOf(worker)
      const traces = await world().database.owner.select().from(accessLog).where(eq(accessLog.personId, her.person))
      expect(traces.filter(({ action }) => action === 'care.ledger')).toHaveLength(1)
      expect((await ledgerOf(worker, { after: her.person })).lines).toEqual([])
      const clerk = await world().staff({ role: 'operator' })
      expect(codeOf(await careOf(world(), clerk).ask('ledger'))).toBe('forbidden')
    })
  })
}
