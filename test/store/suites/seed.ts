import { count, eq } from 'drizzle-orm'
import { facility, person } from '../../../cloudfunctions/database/schema'
import { seedDemonstration } from '../../../cloudfunctions/demonstration'
import { COUNTIES, type World } from '../world'

export function seedSuite(world: () => World): void {
  describe('the demonstration', () => {
    const counts = async () => {
      const { owner } = world().database
      const [places] = await owner.select({ n: count() }).from(facility)
      const [people] = await owner.select({ n: count() }).from(person).where(eq(person.demo, true))
      return [places?.n, people?.n]
    }
    const sow = (counties: typeof COUNTIES) =>
      seedDemonstration(world().database, world().keyring, world().now, [{ city: 'linfen', counties }])

    it('is put in once, and anew when its ground has changed', async () => {
      const before = await counts()
      const [first] = await world().database.owner.select().from(facility).limit(1)
      await world().database.owner.update(facility).set({ name: '改过名' }).where(eq(facility.id, first!.id))
      await sow(COUNTIES)
      expect(await counts()).toEqual(before)
      const [kept] = await world().database.owner.select().from(facility).where(eq(facility.id, first!.id))
      expect(kept?.name).toBe('改过名')

      await sow(COUNTIES.slice(0, 2))
      expect((await counts())[0]).toBeLessThan(before[0]!)
      await sow(COUNTIES)
      expect(await counts()).toEqual(before)
    })
  })
}
