import { eq } from 'drizzle-orm'
import { booking, found, job, lifeEffect, serviceOrder, subsidyGrant } from '../../../cloudfunctions/database/schema'
import { LIFE_ASSESSMENTS, LIFE_CHANGED, LIFE_TAKEN_BACK } from '../../../cloudfunctions/runtime/life'
import { dayAfter, weekdayOf } from '../../../src/domain/facility/hours'
import { dataOf, type World } from '../world'
import { doJob } from './booking-desk-support'
import { bookingOf, grantTo, newOffering, newProvider, newSlot } from './booking-support'
import { toldTo } from './care-support'
import { divisionOf, elderOf, entryOf, newStreet, workerOf } from './desk-support'
import { codeOf, fieldsOf, stand, wordsOf, type Elder } from './people-support'

const DAY_MS = 86_400_000

/** 去世、住院、搬走、回家: one act, and it can be taken back. */
export function deskLifeSuite(world: () => World): void {
  const owner = () => world().database.owner

  const scene = async () => {
    const street = newStreet()
    const worker = await workerOf(world(), street)
    const her = await elderOf(world(), street)
    const daughter = await world().newAccount('王丽')
    await stand(world(), daughter, her.person)
    return { street, worker, desk: divisionOf(world(), worker), her, daughter }
  }
  /** Lunches on Mondays until the middle of December, paid by a grant. */
  const lunches = async (her: Elder) => {
    const served = await newProvider(world())
    const of = await newOffering(world(), served)
    const slots = []
    for (let day = '2026-11-22'; day <= '2026-12-18'; day = dayAfter(day, 1))
      if (weekdayOf(day) === 1) slots.push(await newSlot(world(), of, day))
    const grant = await grantTo(world(), her.person)
    const wish = { offering: of.id, version: 1, units: 1, details: {}, weekly: { weekdays: [1], starts: 690 } }
    const { order } = await bookingOf(world(), her, her.person).forHer('book', {
      ...wish,
      ...{ slots: slots.map(({ id }) => id), ownFen: 0 },
    })
    const days = async (state = 'accepted') => {
      const rows = await owner().select().from(booking).where(eq(booking.orderId, order.id))
      return rows.flatMap((row) => (row.state === state ? [row.day] : [])).sort()
    }
    const orderRow = async () => (await owner().select().from(serviceOrder).where(eq(serviceOrder.id, order.id)))[0]!
    const grantRow = async () => (await owner().select().from(subsidyGrant).where(eq(subsidyGrant.id, grant)))[0]!
    return { served, days, orderRow, grantRow, all: slots.map(({ day }) => day) }
  }
  const follow = (event: string) => doJob(world(), LIFE_CHANGED, event)
  const undo = (event: string) => doJob(world(), LIFE_TAKEN_BACK, event)
  const wordsTo = async (who: Parameters<typeof toldTo>[1]) => (await toldTo(world(), who)).map(({ words }) => words)

  describe('an event in a life', () => {
    it('a death ends bookings and grants free of charge, tells helpers and the kitchen, and her own phone nothing', async () => {
      const { desk, her, daughter } = await scene()
      const { served, days, orderRow, grantRow, all } = await lunches(her)
      const herWords = (await wordsTo(her)).length
      await owner()
        .insert(found)
        .values({
          ...{
            personId: her.person,
            ref: 'LF-13',
            county: '141002',
            street: null,
            communityHash: null,
            kind: 'entitled',
          },
          ...{ cause: 'age', state: 'open', perhaps: false, from: '2026-11-01', pack: 'x', updatedAt: world().now },
        })
      const card = await desk.lived(her.person, 'died')
      expect(card).toMatchObject({ whereabouts: 'died', found: [], unclaimed: 0 })
      expect(card.life).toEqual([
        { id: expect.any(String), kind: 'died', on: '2026-11-21', takenBack: false, mayTakeBack: true },
      ])
      const event = card.life[0]!.id
      const put = await owner().select().from(job).where(eq(job.about, event))
      expect(put.map(({ kind }) => kind).sort()).toEqual([LIFE_ASSESSMENTS, LIFE_CHANGED])
      await follow(event)
      await follow(event)
      expect(await days()).toEqual([])
      expect(await days('cancelled')).toEqual(all)
      expect((await orderRow()).endedAt).not.toBeNull()
      expect(await grantRow()).toMatchObject({ state: 'stopped', stopReason: 'died' })
      const effects = await owner().select().from(lifeEffect).where(eq(lifeEffect.eventId, event))
      expect(effects.map(({ what }) => what).sort()).toEqual([
        ...all.map(() => 'booking'),
        'findings',
        'grant',
        'order',
      ])
      expect((await wordsTo(daughter)).join()).toContain('社工 李敏 登记了:王秀英 11月21日(周六)去世')
      expect((await wordsTo(served.clerk)).join()).toContain('不用做了')
      expect((await wordsTo(served.clerk)).join()).not.toContain('王秀英')
      expect(await wordsTo(her)).toHaveLength(herWords)
      expect(await desk.names()).toEqual([])
      expect(await desk.names({ search: '王秀英' })).toEqual(['王秀英'])
    })

    it('taken back, the lunches are booked again, the grant is in force, and what was found waits again', async () => {
      const { desk, her, daughter } = await scene()
      const { days, orderRow, grantRow, all } = await lunches(her)
      await owner()
        .insert(found)
        .values({
          ...{
            personId: her.person,
            ref: 'LF-13',
            county: '141002',
            street: null,
            communityHash: null,
            kind: 'entitled',
          },
          ...{ cause: 'age', state: 'open', perhaps: false, from: '2026-11-01', pack: 'x', updatedAt: world().now },
        })
      const event = (await desk.lived(her.person, 'died')).life[0]!.id
      await follow(event)
      const { elder } = dataOf<{ elder: { whereabouts: string; life: object[]; unclaimed: number } }>(
        await desk.takeBack(event),
      )
      expect(elder).toMatchObject({
        whereabouts: 'home',
        unclaimed: 1,
        life: [{ takenBack: true, mayTakeBack: false }],
      })
      await undo(event)
      await undo(event)
      expect(await days()).toEqual(all)
      expect((await orderRow()).endedAt).toBeNull()
      expect(await grantRow()).toMatchObject({ state: 'in-force', stopReason: null })
      const rows = await owner().select().from(booking).where(eq(booking.personId, her.person))
      // Booked again, it is paid by the grant again.
      for (const row of rows.filter(({ state }) => state === 'accepted')) expect(row.ownFen).toBe(0)
      expect((await wordsTo(daughter)).join()).toContain('社工 李敏 收回了“王秀英 去世”的登记')
      const effects = await owner().select().from(lifeEffect).where(eq(lifeEffect.eventId, event))
      expect(effects.every(({ undoneAt }) => undoneAt !== null)).toBe(true)
      expect(codeOf(await desk.takeBack(event))).toBe('conflict')
    })

    it('taken back before anything was done, nothing is done', async () => {
      const { desk, her } = await scene()
      const { days, all } = await lunches(her)
      const event = (await desk.lived(her.person, 'moved')).life[0]!.id
      dataOf(await desk.takeBack(event))
      await follow(event)
      await undo(event)
      expect(await days()).toEqual(all)
    })

    it('a stay in hospital lets lunches rest and keeps the grant; home again they go on', async () => {
      const { desk, her } = await scene()
      const { days, orderRow, grantRow, all } = await lunches(her)
      const first = (await desk.lived(her.person, 'hospital')).life[0]!.id
      await follow(first)
      expect(await days()).toEqual([])
      expect(await orderRow()).toMatchObject({ endedAt: null, pausedFrom: '2026-11-21', pausedUntil: null })
      expect((await grantRow()).state).toBe('in-force')
      expect(await desk.names({ filters: ['unvisited'] })).toEqual([])
      const card = await desk.lived(her.person, 'home-again')
      expect(card.whereabouts).toBe('home')
      expect(card.life.map(({ mayTakeBack }) => mayTakeBack)).toEqual([true, false])
      await follow(card.life[0]!.id)
      expect(await days()).toEqual(all)
      // It was another's daughter who rang: she lies there still.
      dataOf(await desk.takeBack(card.life[0]!.id))
      await undo(card.life[0]!.id)
      expect(await days()).toEqual([])
      expect(await entryOf(world(), her.person)).toMatchObject({ whereabouts: 'hospital' })
    })

    it('is refused in words where it cannot be so', async () => {
      const { desk, her } = await scene()
      const refused = async (kind: string, on?: string) => {
        const reply = await desk.life(her.person, kind, on)
        return `${codeOf(reply)} ${Object.keys(fieldsOf(reply)).join()} ${wordsOf(reply)}`
      }
      expect(await refused('died', '2026-11-22')).toMatch(/^invalid on 这一天还没到/)
      expect(await refused('died', '1944-03-04')).toMatch(/^invalid on 这一天比出生日期还早/)
      expect(await refused('home-again')).toMatch(/^conflict {2}登记的就是在家/)
      dataOf(await desk.life(her.person, 'hospital', '2026-11-20'))
      expect(await refused('home-again', '2026-11-19')).toMatch(/^invalid on 比上一次登记的/)
      expect(await refused('hospital')).toMatch(/^conflict {2}已经登记住院了/)
      const { life } = await desk.lived(her.person, 'died')
      expect(await refused('died')).toMatch(/^conflict {2}已经登记去世了/)
      expect(await refused('home-again')).toMatch(/^conflict {2}已经登记去世了/)
      expect(wordsOf(await desk.takeBack(life[1]!.id))).toContain('请先收回后面的')
      const other = divisionOf(world(), await workerOf(world(), newStreet()))
      expect(codeOf(await other.takeBack(life[0]!.id))).toBe('not-found')
      expect(codeOf(await other.takeBack(her.person))).toBe('not-found')
      const before = world().now
      try {
        const worker = await (async () => {
          world().now = new Date(before.getTime() + 31 * DAY_MS)
          return workerOf(world(), (await entryOf(world(), her.person))!.street!)
        })()
        expect(wordsOf(await divisionOf(world(), worker).takeBack(life[0]!.id))).toContain('30天')
      } finally {
        world().now = before
      }
    })

    it('of two workers who say it at once one says it, and one takes it back', async () => {
      const { street, desk, her } = await scene()
      const colleague = divisionOf(world(), await workerOf(world(), street))
      const said = await Promise.all([desk.life(her.person, 'died'), colleague.life(her.person, 'died')])
      expect(said.map(codeOf).sort()).toEqual(['conflict', 'ok'])
      const { life } = await desk.card(her.person)
      expect(life).toHaveLength(1)
      const back = await Promise.all([desk.takeBack(life[0]!.id), colleague.takeBack(life[0]!.id)])
      expect(back.map(codeOf).sort()).toEqual(['conflict', 'ok'])
    })
  })
}
