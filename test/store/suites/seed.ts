import { count, eq } from 'drizzle-orm'
import { facility, helper, identity, person } from '../../../cloudfunctions/database/schema'
import { seedDemonstration } from '../../../cloudfunctions/demonstration'
import { removeDemonstration } from '../../../cloudfunctions/demonstration/remove'
import type { PersonCard, Session } from '../../../src/contract/account'
import { COUNTIES, dataOf, peopleOf, type World } from '../world'

const XIAODIAN = { code: '140105', name: '小店区', kind: 'county', seat: { lng: 112.5645, lat: 37.7366 } } as const

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

    it('fills each city by itself: what changes in one leaves the others alone', async () => {
      const { owner } = world().database
      const taiyuan = { city: 'taiyuan', counties: [XIAODIAN] }
      const idsOf = async (city: string) =>
        (await owner.select({ id: facility.id }).from(facility).where(eq(facility.city, city)))
          .map(({ id }) => id)
          .sort()
      const linfen = await idsOf('linfen')
      await seedDemonstration(world().database, world().keyring, world().now, [taiyuan])
      expect(await idsOf('linfen')).toEqual(linfen)
      const there = await idsOf('taiyuan')
      expect(there.length).toBeGreaterThanOrEqual(40)
      expect(there.filter((id) => linfen.includes(id))).toEqual([])
      await sow(COUNTIES.slice(0, 2))
      expect(await idsOf('taiyuan')).toEqual(there)
      await sow(COUNTIES)
      await owner.delete(facility).where(eq(facility.city, 'taiyuan'))
    })

    it('is taken out whole, with whom its identities added, and nothing else is', async () => {
      const { owner } = world().database
      const before = await counts()
      const names = async () => (await owner.select().from(person)).map(({ id }) => id)
      const add = async (session: string, name: string) =>
        dataOf<{ person: PersonCard }>(
          await world().ask('account', 'addPerson', { name, relation: '亲戚' }, { session }),
        ).person.id
      const { session, account: city } = dataOf<Session>(
        await world().ask('account', 'signInWeChat', {}, { openId: 'stays' }),
      )
      const played = await world().signIn('daughter')
      const hers = await add(played, '试一试')
      const real = await add(session, '真的人')
      const shared = await add(played, '两家都管')
      const link = { accountId: city.id, personId: shared, relation: '亲戚', standing: 'confirmed' as const }
      await owner.insert(helper).values({ ...link, createdAt: world().now })

      const { places, people } = await removeDemonstration(world().database)
      expect([places, people]).toEqual([before[0], expect.any(Number)])
      expect(people).toBeGreaterThanOrEqual(before[1]! + 1)
      expect(await counts()).toEqual([0, 0])
      expect(await names()).toEqual(expect.arrayContaining([real, shared]))
      expect(await names()).not.toContain(hers)
      expect(await owner.select().from(identity).where(eq(identity.provider, 'demo'))).toEqual([])
      expect((await peopleOf(world(), session)).map(({ id }) => id).sort()).toEqual([real, shared].sort())
      expect((await world().ask('account', 'me', {}, { session: played })).status).toBe(401)
      expect(await removeDemonstration(world().database)).toEqual({ places: 0, people: 0 })

      await sow(COUNTIES)
      expect(await counts()).toEqual(before)
      expect(await peopleOf(world(), await world().signIn('daughter'))).toHaveLength(2)
    })
  })
}
