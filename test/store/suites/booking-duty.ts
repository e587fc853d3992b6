import type { ActionOutput } from '../../../src/contract'
import { daysBefore } from '../../../src/domain/booking/clock'
import { chinaDay } from '../../../src/domain/person/date'
import { dataOf, type Worker, type World } from '../world'
import { newProvider } from './booking-support'
import { codeOf, fieldsOf, wordsOf } from './people-support'

type Rota = ActionOutput<'booking', 'duty'>

/** A county that no other suite puts anybody on duty in. */
const COUNTY = '141024'

export function bookingDutySuite(world: () => World): void {
  const today = () => chinaDay(world().now.getTime())
  const ask = (who: Worker, action: string, data: object) =>
    world().ask('booking', action, data, { session: who.session, sender: who.session })
  const rota = async (who: Worker, from = today()) => dataOf<Rota>(await ask(who, 'duty', { from }))
  const shift = (who: Worker, more: object = {}) => ({
    ...{ act: 'add', staff: who.staff, county: COUNTY, day: today(), starts: 480, ends: 1080 },
    ...more,
  })
  const official = (county: string | undefined = COUNTY) =>
    world().staff({ role: 'official', ...(county && { county }) })
  const gapsOn = ({ gaps }: Rota, day: string) =>
    gaps.filter((gap) => gap.county === COUNTY && gap.day === day).map(({ starts, ends }) => [starts, ends])

  describe('the duty rota', () => {
    it('shows a week, who stands in it with his phone, and the hours for which nobody does', async () => {
      const [keeper, worker] = [
        await official(),
        await world().staff({ role: 'community-worker', name: '李敏', county: COUNTY }),
      ]
      expect(gapsOn(await rota(keeper), today())).toEqual([[0, 1440]])
      const { shifts } = dataOf<{ shifts: Rota['shifts'] }>(await ask(keeper, 'setDuty', shift(worker)))
      expect(shifts).toMatchObject([
        { staff: { name: '李敏', phone: '0357-2091234' }, starts: 480, ends: 1080, street: null },
      ])
      const after = await rota(keeper)
      expect(gapsOn(after, today())).toEqual([
        [0, 480],
        [1080, 1440],
      ])
      expect(new Set(after.gaps.map(({ day }) => day)).size).toBe(7)
      expect(after.counties.map(({ code }) => code)).toEqual([COUNTY])
      expect(after.staff.map(({ id }) => id)).toContain(worker.staff)
      dataOf(await ask(keeper, 'setDuty', { act: 'remove', shift: shifts[0]!.id }))
      expect(gapsOn(await rota(keeper), today())).toEqual([[0, 1440]])
      expect(codeOf(await ask(keeper, 'setDuty', { act: 'remove', shift: shifts[0]!.id }))).toBe('not-found')
    })

    it('somebody for one street leaves the county without anybody', async () => {
      const [keeper, worker] = [await official(), await world().staff({ role: 'community-worker', county: COUNTY })]
      const day = daysBefore(today(), -1)
      dataOf(await ask(keeper, 'setDuty', shift(worker, { day, street: '大槐树镇' })))
      expect(gapsOn(await rota(keeper), day)).toEqual([[0, 1440]])
    })

    it('nobody stands twice at one time, however fast two press', async () => {
      const [keeper, worker] = [await official(), await world().staff({ role: 'community-worker', county: COUNTY })]
      const day = daysBefore(today(), -2)
      const replies = await Promise.all(
        [500, 600, 700].map((starts) => ask(keeper, 'setDuty', shift(worker, { day, starts, ends: 900 }))),
      )
      expect(replies.map(codeOf).sort()).toEqual(['conflict', 'conflict', 'ok'])
      expect(replies.map(wordsOf).join()).toContain('已经排过班了')
      expect(codeOf(await ask(keeper, 'setDuty', shift(worker, { day, starts: 900, ends: 1440 })))).toBe('ok')
    })

    it.each([
      ['a day that is over', { day: '2026-11-20' }, 'day'],
      ['a day next year', { day: '2027-11-20' }, 'day'],
      ['an end before the beginning', { starts: 600, ends: 600 }, 'ends'],
      ['another county', { county: '141002' }, 'county'],
      ['somebody who does not work here', { staff: '00000000-0000-4000-8000-000000000000' }, 'staff'],
    ])('%s is refused at its field', async (_what, more, field) => {
      const [keeper, worker] = [await official(), await world().staff({ role: 'community-worker', county: COUNTY })]
      const reply = await ask(keeper, 'setDuty', shift(worker, more))
      expect(codeOf(reply)).toBe('invalid')
      expect(Object.keys(fieldsOf(reply))).toEqual([field])
    })

    it('a worker of another county is not put on duty by the official of this one; a clerk of a provider is', async () => {
      const [keeper, other] = [await official(), await world().staff({ role: 'community-worker', county: '141002' })]
      const served = await newProvider(world(), '槐荫驿站')
      const day = daysBefore(today(), -3)
      expect(Object.keys(fieldsOf(await ask(keeper, 'setDuty', shift(other, { day }))))).toEqual(['staff'])
      expect(codeOf(await ask(keeper, 'setDuty', shift(served.clerk, { day })))).toBe('ok')
      expect((await rota(keeper)).staff.find(({ id }) => id === served.clerk.staff)?.about).toContain('槐荫驿站')
    })

    it('an operator keeps all counties; a community worker reads her own and keeps none; a clerk sees none', async () => {
      const operator = await world().staff({ role: 'operator' })
      const worker = await world().staff({ role: 'community-worker', county: COUNTY })
      expect((await rota(operator)).counties.length).toBe(3)
      const seen = await rota(worker)
      expect(seen.counties.map(({ code }) => code)).toEqual([COUNTY])
      expect(seen.staff).toEqual([])
      expect(codeOf(await ask(worker, 'setDuty', shift(worker)))).toBe('forbidden')
      const { clerk } = await newProvider(world())
      expect(codeOf(await ask(clerk, 'duty', { from: today() }))).toBe('forbidden')
    })
  })
}
