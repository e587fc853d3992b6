import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq, like } from 'drizzle-orm'
import { bookingJobs } from '../../../cloudfunctions/booking'
import {
  booking,
  found,
  foundContact,
  job,
  lifeEffect,
  provider,
  serviceOrder,
  subsidyGrant,
} from '../../../cloudfunctions/database/schema'
import { runDue } from '../../../cloudfunctions/runtime/jobs'
import { createKeyring } from '../../../cloudfunctions/runtime/keyring'
import { LIFE_CHANGED, LIFE_TAKEN_BACK } from '../../../cloudfunctions/runtime/life'
import type { FoundState } from '../../../src/domain/found/found'
import { dayAfter, weekdayOf } from '../../../src/domain/facility/hours'
import type { LifeEventKind } from '../../../src/domain/life/event'
import { TEST_PROGRAMMES } from '../programmes'
import { dataOf, type World } from '../world'
import { bookingOf, grantTo, newOffering, newProvider, newSlot, type SlotRow } from './booking-support'
import { divisionOf, elderOf, entryOf, newStreet, workerOf } from './desk-support'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const MONDAYS = ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14']
const BOOK_AGAIN = 'life-book-again'

/** What is said of a life is done in the order in which it was said, whenever the job of each comes to its turn. */
export function deskLifeOrderSuite(world: () => World): void {
  const owner = () => world().database.owner
  const parts = (keyring = world().keyring) => ({ keyring, places: world().places, programmes: TEST_PROGRAMMES })
  /** Jobs about lives that are due by then, as a runner takes them. */
  const round = async (ms = 0) => {
    const { [LIFE_CHANGED]: changed, [LIFE_TAKEN_BACK]: back, [BOOK_AGAIN]: again } = bookingJobs(parts())
    const handlers = { [LIFE_CHANGED]: changed!, [LIFE_TAKEN_BACK]: back!, ...(again && { [BOOK_AGAIN]: again }) }
    await runDue(world().database, handlers, new Date(world().now.getTime() + ms), () => undefined)
  }
  /** Its first try has failed: the next is minutes later. */
  const failedOnce = (event: string, kind: string) =>
    owner()
      .update(job)
      .set({ runAt: new Date(world().now.getTime() + 5 * MINUTE) })
      .where(and(eq(job.about, event), eq(job.kind, kind)))

  /** Lunches on Mondays, four of them ahead. */
  const scene = async () => {
    const street = newStreet()
    const worker = await workerOf(world(), street)
    const desk = divisionOf(world(), worker)
    const her = await elderOf(world(), street)
    const served = await newProvider(world())
    const of = await newOffering(world(), served)
    const slots: SlotRow[] = []
    for (let day = '2026-11-22'; day <= '2026-12-18'; day = dayAfter(day, 1))
      if (weekdayOf(day) === 1) slots.push(await newSlot(world(), of, day))
    const hers = bookingOf(world(), her, her.person)
    const weekly = async (weekday: number, slot: SlotRow, starts: number) => {
      const wish = { offering: of.id, version: 1, units: 1, details: {}, weekly: { weekdays: [weekday], starts } }
      return (await hers.forHer('book', { ...wish, slots: [slot.id], ownFen: 1_500 })).order
    }
    const order = await weekly(1, slots[0]!, 690)
    const rowOf = async (id = order.id) =>
      (await owner().select().from(serviceOrder).where(eq(serviceOrder.id, id)))[0]!
    return {
      ...{ her, worker, desk, served, of, weekly, rowOf, hers, order },
      days: async () => {
        const rows = await owner().select().from(booking).where(eq(booking.orderId, order.id))
        return rows.flatMap(({ state, day }) => (state === 'accepted' ? [day] : [])).sort()
      },
      rests: async () => {
        const { pausedFrom, pausedUntil, endedAt } = await rowOf()
        return [pausedFrom, pausedUntil, endedAt]
      },
      says: async (kind: LifeEventKind, on?: string) => (await desk.lived(her.person, kind, on)).life[0]!.id,
      takesBack: async (event: string) => void dataOf(await desk.takeBack(event)),
    }
  }

  describe('events in a life whose jobs come in any order', () => {
    it('a death on a wrong day, taken back and said again, stays a death; and all of it can be taken back', async () => {
      const { her, days, rowOf, says, takesBack } = await scene()
      const grant = await grantTo(world(), her.person)
      const grantState = async () =>
        (await owner().select().from(subsidyGrant).where(eq(subsidyGrant.id, grant)))[0]!.state
      const first = await says('died', '2026-11-20')
      await round()
      await takesBack(first)
      await failedOnce(first, LIFE_TAKEN_BACK)
      const again = await says('died', '2026-11-21')
      await round()
      await round(6 * MINUTE)
      expect([await days(), await grantState()]).toEqual([[], 'stopped'])
      expect((await rowOf()).endedAt).not.toBeNull()
      await takesBack(again)
      await round(7 * MINUTE)
      expect([await days(), await grantState()]).toEqual([MONDAYS, 'in-force'])
      expect((await rowOf()).endedAt).toBeNull()
    })

    it('in hospital and home again: her lunches go on', async () => {
      const { days, rests, says } = await scene()
      const first = await says('hospital')
      await failedOnce(first, LIFE_CHANGED)
      await says('home-again')
      await round()
      await round(6 * MINUTE)
      expect([await days(), await rests()]).toEqual([MONDAYS, [null, null, null]])
    })

    it.each([
      ['2026-11-20', '2026-11-21'],
      ['2026-11-21', '2026-11-20'],
    ])('in hospital on %s, taken back, on %s: nothing is cooked until she is home', async (wrong, right) => {
      const { days, rests, says, takesBack } = await scene()
      const first = await says('hospital', wrong)
      await round()
      await takesBack(first)
      await failedOnce(first, LIFE_TAKEN_BACK)
      await says('hospital', right)
      await round()
      await round(6 * MINUTE)
      expect([await days(), await rests()]).toEqual([[], [right, null, null]])
      await says('home-again', '2026-11-21')
      await round(6 * MINUTE)
      expect([await days(), await rests()]).toEqual([MONDAYS, [null, null, null]])
    })

    it('not home again after all: what was ordered in between ends where she lives in an institution', async () => {
      const { of, weekly, rowOf, says, takesBack } = await scene()
      await says('institution')
      await round()
      const home = await says('home-again')
      await round()
      const dinner = await newSlot(world(), of, '2026-11-24', { at: 1_020, meal: 'dinner' })
      const { id } = await weekly(2, dinner, 1_020)
      await takesBack(home)
      await round()
      expect((await rowOf(id)).endedAt).not.toBeNull()
      await says('home-again')
      await round()
      expect((await rowOf(id)).endedAt).not.toBeNull()
    })

    it('days that cannot be booked when she is back are booked the morning after they can be', async () => {
      const { her, served, days, says, order, hers } = await scene()
      const { bookings } = (await hers.ask('order', { case: order.case })).order
      const off = bookings.find(({ day }) => day === '2026-12-07')!
      await hers.ask('cancel', { case: order.case, booking: off.id, version: off.version, ownFen: 0 })
      const bar = (blacklistedOn: string | null) =>
        owner().update(provider).set({ blacklistedOn }).where(eq(provider.id, served.provider))
      await says('hospital')
      await round()
      await bar('2026-11-21')
      await says('home-again')
      await round()
      expect(await days()).toEqual([])
      await round(DAY)
      expect(await days()).toEqual([])
      await bar(null)
      await round(2 * DAY)
      expect(await days()).toEqual(['2026-11-30', '2026-12-14'])
      const left = await owner()
        .select()
        .from(job)
        .where(and(eq(job.kind, BOOK_AGAIN), eq(job.status, 'waiting'), like(job.about, `%${order.id}%`)))
      expect(left).toEqual([])
      expect(await entryOf(world(), her.person)).toMatchObject({ whereabouts: 'home' })
    })

    it('a key that does not fit is a fault that is tried again, and no erased record', async () => {
      const { days, says } = await scene()
      const event = await says('died')
      const other = createKeyring(randomBytes(32).toString('base64'))
      const tried = world().database.transaction((tx) =>
        bookingJobs(parts(other))[LIFE_CHANGED]!({ tx, about: event, now: world().now }),
      )
      await expect(tried).rejects.toThrow()
      await round()
      expect(await days()).toEqual([])
    })

    it('a day on which the county had a grant stop stays that, with its reason', async () => {
      const { her, says, takesBack } = await scene()
      const grant = await grantTo(world(), her.person, { stopReason: 'programme-over', untilDay: '2026-12-31' })
      const stop = async () => (await owner().select().from(subsidyGrant).where(eq(subsidyGrant.id, grant)))[0]!
      const event = await says('died')
      await round()
      expect(await stop()).toMatchObject({ state: 'stopped', stopReason: 'died' })
      await takesBack(event)
      await round()
      expect(await stop()).toMatchObject({
        ...{ state: 'in-force', stopReason: 'programme-over', untilDay: '2026-12-31' },
      })
    })
  })

  describe('findings of whoever died', () => {
    const finding = (personId: string, ref: string, state: FoundState, kind: 'entitled' | 'soon' = 'entitled') =>
      owner()
        .insert(found)
        .values({
          ...{ personId, ref, state, kind, county: '141002', street: null, communityHash: null, cause: 'age' },
          ...{ perhaps: false, from: '2026-11-01', pack: 'x', updatedAt: world().now },
        })

    it('stand as they stood when it was a mistake, and only those of today are counted', async () => {
      const { her, desk, worker, says } = await scene()
      await finding(her.person, 'LF-13', 'open')
      await finding(her.person, 'LF-14', 'open', 'soon')
      await finding(her.person, 'LF-15', 'open')
      // She declined it once; a new rule asks her again.
      await owner()
        .insert(foundContact)
        .values({
          ...{ id: randomUUID(), personId: her.person, ref: 'LF-15', staffId: worker.staff, outcome: 'declined' },
          ...{ sealed: new Uint8Array([1]), createdAt: world().now },
        })
      const event = await says('died')
      const { elder } = dataOf<{ elder: { unclaimed: number } }>(await desk.takeBack(event))
      const rows = await owner().select().from(found).where(eq(found.personId, her.person))
      expect(Object.fromEntries(rows.map(({ ref, state }) => [ref, state]))).toEqual({
        ...{ 'LF-13': 'open', 'LF-14': 'open', 'LF-15': 'open' },
      })
      expect(elder.unclaimed).toBe(2)
      const effects = await owner().select().from(lifeEffect).where(eq(lifeEffect.eventId, event))
      expect(effects).toMatchObject([{ what: 'findings', undoneAt: expect.any(Date) }])
    })
  })
}
