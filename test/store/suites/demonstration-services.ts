import { randomUUID } from 'node:crypto'
import { and, count, eq, gte, inArray, lt } from 'drizzle-orm'
import {
  careWorker,
  certificate,
  dutyShift,
  facility,
  menu,
  offering,
  person,
  slot,
  staff,
  waitingPlace,
} from '../../../cloudfunctions/database/schema'
import { seedDemonstration } from '../../../cloudfunctions/demonstration'
import { homeProviderId } from '../../../cloudfunctions/demonstration/homes'
import { instantOf } from '../../../src/domain/booking/clock'
import { SERVICES } from '../../../src/domain/booking/services'
import { COUNTIES, LINFEN, type World } from '../world'

/** Where the played family lives. */
const HOME = homeProviderId('linfen', '141002')

export function demonstrationServicesSuite(world: () => World): void {
  describe('what a demonstration has to book', () => {
    const owner = () => world().database.owner
    const sow = (counties: typeof COUNTIES) =>
      seedDemonstration(world().database, world().keyring, world().now, [{ ...LINFEN, counties }])
    const ofHome = () => owner().select().from(offering).where(eq(offering.providerId, HOME))

    it('has every service near the played family, at the prices of the places themselves', async () => {
      const rows = await ofHome()
      expect([...new Set(rows.map(({ service }) => service))].sort()).toEqual([...SERVICES].sort())
      for (const row of rows.filter(({ name }) => name === '老人午餐')) {
        const [place] = await owner().select().from(facility).where(eq(facility.id, row.facilityId))
        const listed = place!.details.services.find(({ name }) => name === '老人午餐')
        expect([row.name, row.fen]).toEqual([row.name, listed?.fen])
      }
      const point = rows.find(({ throughId }) => throughId !== null)
      expect(point?.kitchenId).toMatch(/^demo-linfen-/)
    })

    it('has places for four weeks, whose hours of closing lie before they begin', async () => {
      const ids = (await ofHome()).map(({ id }) => id)
      const slots = await owner().select().from(slot).where(inArray(slot.offeringId, ids))
      expect(new Set(slots.map(({ day }) => day)).size).toBe(28)
      expect(slots.filter(({ closesAt, startsAt }) => closesAt > startsAt)).toEqual([])
      const lunch = slots.find(({ meal, day }) => meal === 'lunch' && day === '2026-11-25')
      expect(lunch?.startsAt).toEqual(instantOf('2026-11-25', 690))
    })

    it('has in every canteen of the register a lunch, and tells what is cooked near the family', async () => {
      const canteens = await owner()
        .select({ id: facility.id })
        .from(facility)
        .where(and(eq(facility.type, 'canteen'), eq(facility.demo, true)))
      const serving = await owner().selectDistinct({ id: offering.facilityId }).from(offering)
      const served = new Set(serving.map(({ id }) => id))
      expect(canteens.filter(({ id }) => !served.has(id))).toEqual([])
      const [near] = (await ofHome()).filter(({ service }) => service === 'meal-in')
      const menus = await owner().select().from(menu).where(eq(menu.facilityId, near!.facilityId))
      expect(new Set(menus.map(({ day }) => day)).size).toBe(14)
      expect(menus.every(({ dishes }) => dishes.length >= 4)).toBe(true)
      expect(menus.some(({ dishes }) => dishes.some(({ allergens }) => allergens.length > 0))).toBe(true)
    })

    it('has a clerk, a carer who is played, two of each sex for baths, and one whose certificate is over', async () => {
      const desk = await owner().select().from(staff).where(eq(staff.providerId, HOME))
      expect(desk.map(({ role }) => role).sort()).toEqual(['care-worker', 'clerk'])
      const team = await owner().select().from(careWorker).where(eq(careWorker.providerId, HOME))
      const ids = team.map(({ id }) => id)
      const today = '2026-11-21'
      const baths = await owner()
        .select()
        .from(certificate)
        .where(and(inArray(certificate.workerId, ids), eq(certificate.skill, 'bath')))
      const mayBathe = (sex: string) =>
        team.filter((one) => one.sex === sex && baths.some((b) => b.workerId === one.id && b.validTo >= today)).length
      expect([mayBathe('female') >= 2, mayBathe('male') >= 2]).toEqual([true, true])
      expect(baths.filter(({ validTo }) => validTo < today)).toHaveLength(1)
      const played = team.find(({ staffId }) => staffId !== null)
      expect(desk.find(({ role }) => role === 'care-worker')?.id).toBe(played?.staffId)
    })

    it('has somebody on duty at every hour of the coming days in the family’s county', async () => {
      const shifts = await owner()
        .select()
        .from(dutyShift)
        .where(and(eq(dutyShift.county, '141002'), eq(dutyShift.day, '2026-12-01')))
      for (const minute of [0, 479, 480, 1_199, 1_200, 1_439])
        expect([minute, shifts.some(({ starts, ends }) => starts <= minute && minute < ends)]).toEqual([minute, true])
    })

    it('goes on from day to day: what is cooked and who is on duty is there when it is started later', async () => {
      const later = new Date(world().now.getTime() + 10 * 86_400_000)
      const menus = async () => {
        const [row] = await owner().select({ n: count() }).from(menu).where(gte(menu.day, '2026-12-10'))
        return row?.n ?? 0
      }
      expect(await menus()).toBe(0)
      await seedDemonstration(world().database, world().keyring, later, [LINFEN])
      expect(await menus()).toBeGreaterThan(0)
      expect(await owner().select().from(dutyShift).where(eq(dutyShift.day, '2026-12-28'))).not.toEqual([])
      await owner().delete(menu).where(gte(menu.day, '2026-12-05'))
      await owner().delete(dutyShift).where(gte(dutyShift.day, '2026-12-19'))
    })

    it('keeps what somebody waits for when its register is made anew, closed where it is made no more', async () => {
      const left = COUNTIES[2]!.code
      const [one] = await owner()
        .select({ slot, offering })
        .from(slot)
        .innerJoin(offering, eq(offering.id, slot.offeringId))
        .where(and(eq(offering.county, left), lt(slot.day, '2026-11-24')))
        .limit(1)
      const [somebody] = await owner().select().from(person).where(eq(person.demo, true)).limit(1)
      const by = await world().newAccount('等位的人')
      const id = randomUUID()
      await owner()
        .insert(waitingPlace)
        .values({
          ...{ id, slotId: one!.slot.id, personId: somebody!.id, units: 1, state: 'left', byAccount: by.id },
          ...{ ground: 'helper', sealed: new Uint8Array(1), createdAt: world().now },
        })
      const standing = async () => {
        const [row] = await owner()
          .select({ closed: offering.closedAt, gone: facility.closedOn })
          .from(slot)
          .innerJoin(offering, eq(offering.id, slot.offeringId))
          .innerJoin(facility, eq(facility.id, offering.facilityId))
          .where(eq(slot.id, one!.slot.id))
        return row
      }
      await sow(COUNTIES.slice(0, 2))
      expect(await standing()).toEqual({ closed: expect.any(Date), gone: '2026-11-21' })
      await sow(COUNTIES)
      expect(await standing()).toEqual({ closed: null, gone: null })
      await owner().delete(waitingPlace).where(eq(waitingPlace.id, id))
    })
  })
}
