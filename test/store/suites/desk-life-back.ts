import { eq } from 'drizzle-orm'
import { booking, serviceOrder } from '../../../cloudfunctions/database/schema'
import { LIFE_CHANGED, LIFE_TAKEN_BACK } from '../../../cloudfunctions/runtime/life'
import { dayAfter, weekdayOf } from '../../../src/domain/facility/hours'
import type { LifeEventKind } from '../../../src/domain/life/event'
import { dataOf, type World } from '../world'
import { doJob } from './booking-desk-support'
import { bookingOf, newOffering, newProvider, newSlot, type SlotRow } from './booking-support'
import { divisionOf, elderOf, newStreet, workerOf } from './desk-support'

const MONDAYS = ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14']

/** What was hers before an event in her life is hers again after it, and nothing more. */
export function deskLifeBackSuite(world: () => World): void {
  const owner = () => world().database.owner

  /** Lunches on Mondays, four of them ahead. @param chosen which of the first she asks for */
  const scene = async (chosen: readonly number[] = [0]) => {
    const street = newStreet()
    const desk = divisionOf(world(), await workerOf(world(), street))
    const her = await elderOf(world(), street)
    const served = await newProvider(world())
    const of = await newOffering(world(), served)
    const slots: SlotRow[] = []
    for (let day = '2026-11-22'; day <= '2026-12-18'; day = dayAfter(day, 1))
      if (weekdayOf(day) === 1) slots.push(await newSlot(world(), of, day))
    const hers = bookingOf(world(), her, her.person)
    const { order } = await hers.forHer('book', {
      ...{ offering: of.id, version: 1, units: 1, details: {}, weekly: { weekdays: [1], starts: 690 } },
      ...{ slots: chosen.map((at) => slots[at]!.id), ownFen: 1_500 * chosen.length },
    })
    const days = async () => {
      const rows = await owner().select().from(booking).where(eq(booking.orderId, order.id))
      return rows.flatMap(({ state, day }) => (state === 'accepted' ? [day] : [])).sort()
    }
    const row = async () => (await owner().select().from(serviceOrder).where(eq(serviceOrder.id, order.id)))[0]!
    const seen = async () => ({ case: order.case, version: (await row()).version })
    const bookingOn = async (on: string) => {
      const { bookings } = (await hers.ask('order', { case: order.case })).order
      const { id, version } = bookings.find(({ day, state }) => day === on && state === 'accepted')!
      return { case: order.case, booking: id, version }
    }
    return {
      ...{ of, her, desk, days, row },
      rest: async (from: string, until?: string) => hers.ask('pause', { ...(await seen()), from, until }),
      resume: async (from: string) => hers.ask('resume', { ...(await seen()), from }),
      cancel: async (day: string) => hers.ask('cancel', { ...(await bookingOn(day)), ownFen: 0 }),
      move: async (day: string, slot: string) => hers.ask('change', { ...(await bookingOn(day)), slot, ownFen: 1_500 }),
      /** Said, and done by the function that knows bookings. @returns the event */
      lives: async (kind: LifeEventKind) => {
        const event = (await desk.lived(her.person, kind)).life[0]!.id
        await doJob(world(), LIFE_CHANGED, event)
        return event
      },
      back: async (event: string) => {
        dataOf(await desk.takeBack(event))
        await doJob(world(), LIFE_TAKEN_BACK, event)
      },
    }
  }
  type Scene = Awaited<ReturnType<typeof scene>>
  const restOf = async ({ row }: Scene) => {
    const { pausedFrom, pausedUntil, endedAt } = await row()
    return [pausedFrom, pausedUntil, endedAt]
  }

  describe('what stood before an event in a life', () => {
    it.each(['hospital', 'died', 'moved'] as const)(
      '%s, taken back: her own rest is hers again with its end, and the days around it are booked',
      async (kind) => {
        const told = await scene()
        await told.rest('2026-11-28', '2026-12-09')
        const event = await told.lives(kind)
        expect(await told.days()).toEqual([])
        if (kind === 'hospital') expect(await restOf(told)).toEqual(['2026-11-21', null, null])
        await told.back(event)
        expect(await restOf(told)).toEqual(['2026-11-28', '2026-12-09', null])
        expect(await told.days()).toEqual(['2026-11-23', '2026-12-14'])
        // Back early, by her own word: what her rest took is there too.
        await told.resume('2026-12-05')
        expect(await told.days()).toEqual(['2026-11-23', '2026-12-07', '2026-12-14'])
      },
    )

    it('home again, her own rest is hers again: with its end, or without one where she set none', async () => {
      for (const [until, days] of [
        ['2026-12-09', ['2026-11-23', '2026-12-14']],
        [undefined, ['2026-11-23']],
      ] as const) {
        const told = await scene()
        await told.rest('2026-11-28', until)
        await told.lives('hospital')
        expect(await told.days()).toEqual([])
        await told.lives('home-again')
        expect(await restOf(told)).toEqual(['2026-11-28', until ?? null, null])
        expect(await told.days()).toEqual(days)
      }
    })

    it('a rest that she began before and set no end to is left to her', async () => {
      const told = await scene()
      await told.rest('2026-11-21')
      const event = await told.lives('hospital')
      await told.back(event)
      expect(await restOf(told)).toEqual(['2026-11-21', null, null])
      await told.lives('hospital')
      await told.lives('home-again')
      expect([await restOf(told), await told.days()]).toEqual([['2026-11-21', null, null], []])
    })

    it.each(['hospital', 'died', 'moved', 'institution'] as const)(
      '%s, taken back: a day that she had cancelled, or never wanted, is not booked',
      async (kind) => {
        const told = await scene([0, 2])
        expect(await told.days()).toEqual(MONDAYS.filter((day) => day !== '2026-11-30'))
        await told.cancel('2026-12-07')
        await told.back(await told.lives(kind))
        expect(await told.days()).toEqual(['2026-11-23', '2026-12-14'])
      },
    )

    it('a day that she had moved comes back where she moved it to', async () => {
      const told = await scene()
      const tuesday = await newSlot(world(), told.of, '2026-12-01')
      await told.move('2026-11-30', tuesday.id)
      const moved = ['2026-11-23', '2026-12-01', '2026-12-07', '2026-12-14']
      expect(await told.days()).toEqual(moved)
      await told.back(await told.lives('died'))
      expect(await told.days()).toEqual(moved)
      await told.lives('hospital')
      await told.lives('home-again')
      expect(await told.days()).toEqual(moved)
    })

    it('a day that she cancels between two stays in hospital stays cancelled after each', async () => {
      const told = await scene()
      await told.lives('hospital')
      await told.lives('home-again')
      expect(await told.days()).toEqual(MONDAYS)
      await told.cancel('2026-11-30')
      await told.lives('hospital')
      expect(await told.days()).toEqual([])
      const home = await told.lives('home-again')
      const left = MONDAYS.filter((day) => day !== '2026-11-30')
      expect(await told.days()).toEqual(left)
      await told.back(home)
      expect(await told.days()).toEqual([])
      await told.lives('home-again')
      expect(await told.days()).toEqual(left)
    })

    it('home again, and it was not so: what was ordered in between rests with the others, and comes back with them', async () => {
      const told = await scene()
      await told.lives('hospital')
      const home = await told.lives('home-again')
      const dinner = await newSlot(world(), told.of, '2026-11-24', { at: 1_020, meal: 'dinner' })
      const { order } = await bookingOf(world(), told.her, told.her.person).forHer('book', {
        ...{ offering: told.of.id, version: 1, units: 1, details: {}, weekly: { weekdays: [2], starts: 1_020 } },
        ...{ slots: [dinner.id], ownFen: 1_500 },
      })
      const other = async () => {
        const [row] = await owner().select().from(serviceOrder).where(eq(serviceOrder.id, order.id))
        return [row!.pausedFrom, row!.pausedUntil]
      }
      await told.back(home)
      expect([await other(), await told.days()]).toEqual([['2026-11-21', null], []])
      await told.lives('home-again')
      expect([await other(), await told.days()]).toEqual([[null, null], MONDAYS])
    })

    it('who took it up again herself is right, whatever is taken back', async () => {
      const told = await scene()
      const event = await told.lives('hospital')
      await told.resume('2026-11-21')
      await told.rest('2026-12-05')
      await told.back(event)
      expect(await restOf(told)).toEqual(['2026-12-05', null, null])
      expect(await told.days()).toEqual(['2026-11-23', '2026-11-30'])
    })
  })
}
