import { randomUUID } from 'node:crypto'
import { and, count, eq, inArray, isNotNull, or } from 'drizzle-orm'
import {
  assessment,
  assessor,
  careCase,
  caseEvent,
  community,
  facility,
  helper,
  identity,
  person,
  registerEntry,
  staff,
} from '../../../cloudfunctions/database/schema'
import { seedDemonstration } from '../../../cloudfunctions/demonstration'
import { demoId } from '../../../cloudfunctions/demonstration/ids'
import { removeDemonstration } from '../../../cloudfunctions/demonstration/remove'
import { clearRegister } from '../../../cloudfunctions/demonstration/replace'
import type { PersonCard, Session } from '../../../src/contract/account'
import { loadCityGround } from '../../../scripts/lib/facility-rules'
import { COUNTIES, dataOf, LINFEN, peopleOf, type World } from '../world'

/** One county of Taiyuan. */
const XIAODIAN = { ...loadCityGround('taiyuan'), counties: loadCityGround('taiyuan').counties.slice(0, 1) }

export function seedSuite(world: () => World): void {
  describe('the demonstration', () => {
    const counts = async () => {
      const { owner } = world().database
      const [places] = await owner.select({ n: count() }).from(facility).where(eq(facility.demo, true))
      const [people] = await owner.select({ n: count() }).from(person).where(eq(person.demo, true))
      const [lived] = await owner.select({ n: count() }).from(community).where(eq(community.demo, true))
      return [places?.n, people?.n, lived?.n]
    }
    /** How far the assessments of invented people have come. */
    const statesThere = async () =>
      (
        await world()
          .database.owner.select({ state: assessment.state })
          .from(assessment)
          .innerJoin(person, eq(person.id, assessment.personId))
          .where(eq(person.demo, true))
      )
        .map(({ state }) => state)
        .sort()
    /** Invented elders of the streets of a city whose worker is played. */
    const eldersIn = async (city: string) => {
      const there = loadCityGround(city).counties.map(({ code }) => code)
      const [row] = await world()
        .database.owner.select({ n: count() })
        .from(registerEntry)
        .innerJoin(person, eq(person.id, registerEntry.personId))
        .where(and(eq(person.demo, true), inArray(registerEntry.county, there), isNotNull(registerEntry.communityHash)))
      return row?.n ?? 0
    }
    const sow = (counties: typeof COUNTIES) =>
      seedDemonstration(world().database, world().keyring, world().now, [{ ...LINFEN, counties }])

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
      const idsOf = async (city: string) =>
        (await owner.select({ id: facility.id }).from(facility).where(eq(facility.city, city)))
          .map(({ id }) => id)
          .sort()
      const linfen = await idsOf('linfen')
      await seedDemonstration(world().database, world().keyring, world().now, [XIAODIAN])
      expect(await idsOf('linfen')).toEqual(linfen)
      const there = await idsOf('taiyuan')
      expect(there.length).toBeGreaterThanOrEqual(40)
      expect(there.filter((id) => linfen.includes(id))).toEqual([])
      await sow(COUNTIES.slice(0, 2))
      expect(await idsOf('taiyuan')).toEqual(there)
      await sow(COUNTIES)
      await owner.transaction((tx) => clearRegister(tx, 'taiyuan', world().now))
    })

    it('has what queries ask in columns of their own, and counts where a place misses what is asked of it', async () => {
      const rows = await world().database.owner.select().from(facility).where(eq(facility.demo, true))
      const canteen = rows.find(({ type }) => type === 'canteen')!
      expect(canteen.pinyin).toMatch(/shitang/)
      expect(canteen.words).toContain(canteen.name)
      expect(canteen.openWeek).not.toBe('{}')
      expect(canteen.prices).toMatchObject({ eat: expect.any(Number), any: expect.any(Number) })
      expect(rows.some(({ grade }) => grade !== null)).toBe(true)
      expect(rows.some(({ hoursKnown }) => !hoursKnown)).toBe(true)
      const warned = rows.filter((row) => row.warned > 0).length
      expect(warned).toBeGreaterThan(0)
      expect(warned).toBeLessThan(rows.length / 4)
    })

    it('leaves a community that the city has counted itself', async () => {
      const { owner } = world().database
      const [one] = await owner.select().from(community).where(eq(community.demo, true)).limit(1)
      const counted = { demo: false, elders: 7 }
      await owner.update(community).set(counted).where(eq(community.id, one!.id))
      await sow(COUNTIES.slice(0, 2))
      await sow(COUNTIES)
      const [kept] = await owner.select().from(community).where(eq(community.id, one!.id))
      expect(kept).toMatchObject(counted)
      await owner.update(community).set({ demo: true, elders: one!.elders }).where(eq(community.id, one!.id))
    })

    it('is taken out whole, with whom its identities added, and nothing else is', async () => {
      const { owner } = world().database
      const before = await counts()
      const eldersBefore = await eldersIn('taiyuan')
      /** The played worker has a real person's case in hand, and one of an invented person beside. */
      const playWorker = async () => {
        const [worker] = await owner.select().from(staff).where(eq(staff.street, '解放路街道')).limit(1)
        const [invented] = await owner.select().from(person).where(eq(person.demo, true)).limit(1)
        const open = async (personId: string, openedBy: string, number: string) => {
          const id = randomUUID()
          const times = { createdAt: world().now, updatedAt: world().now }
          const home = { city: 'linfen', county: '141002', sealed: new Uint8Array(1) }
          const state = { kind: 'help', state: 'answered', holder: worker!.id } as const
          await owner.insert(careCase).values({ id, number, personId, openedBy, ...state, ...home, ...times })
          const by = { byAccount: worker!.accountId!, ground: 'task', staffId: worker!.id } as const
          const event = { id: randomUUID(), caseId: id, seq: 1, kind: 'answered', ...by } as const
          await owner.insert(caseEvent).values({ ...event, sealed: new Uint8Array(1), createdAt: world().now })
          return id
        }
        const theirs = await open(real, city.id, '90000001')
        return { worker: worker!.id, theirs, played: await open(invented!.id, city.id, '90000002') }
      }
      const names = async () => (await owner.select().from(person)).map(({ id }) => id)
      /** The record behind the card of whom nobody has asked yet. */
      const add = async (session: string, name: string) => {
        const asked = world().ask('account', 'addPerson', { name, relation: '亲戚' }, { session })
        const { id } = dataOf<{ person: PersonCard }>(await asked).person
        const [link] = await owner
          .select()
          .from(helper)
          .where(or(eq(helper.formerPersonId, id), eq(helper.personId, id)))
        return link!.personId
      }
      const { session, account: city } = dataOf<Session>(
        await world().ask('account', 'signInWeChat', {}, { openId: 'stays' }),
      )
      const played = await world().signIn('daughter')
      const hers = await add(played, '试一试')
      const real = await add(session, '真的人')
      const shared = await add(played, '两家都管')
      const link = { accountId: city.id, personId: shared, relation: '亲戚', standing: 'confirmed' as const }
      await owner.insert(helper).values({ id: randomUUID(), ...link, scopes: ['view'], createdAt: world().now })
      const met = await playWorker()

      const { places, people } = await removeDemonstration(world().database)
      expect([places, people]).toEqual([before[0], expect.any(Number)])
      expect(people).toBeGreaterThanOrEqual(before[1]! + 1)
      expect(await counts()).toEqual([0, 0, 0])
      expect(await names()).toEqual(expect.arrayContaining([real, shared]))
      expect(await names()).not.toContain(hers)
      const [kept] = await owner.select().from(careCase).where(eq(careCase.id, met.theirs))
      expect(kept).toMatchObject({ state: 'waiting', holder: null, personId: real })
      expect(await owner.select().from(careCase).where(eq(careCase.id, met.played))).toEqual([])
      expect(await owner.select().from(staff).where(eq(staff.id, met.worker))).toEqual([])
      expect(await owner.select().from(identity).where(eq(identity.provider, 'demo'))).toEqual([])
      expect(await statesThere()).toEqual([])
      const sent = demoId('staff/hefei-assessor')
      expect(await owner.select().from(assessor).where(eq(assessor.staffId, sent))).toEqual([])
      expect((await peopleOf(world(), session)).map(({ relation }) => relation)).toEqual(['亲戚', '亲戚'])
      expect((await world().ask('account', 'me', {}, { session: played })).status).toBe(401)
      expect(await removeDemonstration(world().database)).toEqual({ places: 0, people: 0 })

      await sow(COUNTIES)
      // The register of the other city's street, which an earlier test put in, has gone with it.
      const elders = await eldersIn('taiyuan')
      expect(elders).toBe(0)
      expect(await counts()).toEqual([before[0], before[1]! - eldersBefore, before[2]])
      expect(await statesThere()).toEqual(['appointed', 'assessed', 'checked', 'in-force', 'received', 'told'])
      expect(await peopleOf(world(), await world().signIn('daughter'))).toHaveLength(2)
    })
  })
}
