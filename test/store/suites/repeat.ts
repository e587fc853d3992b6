import { randomUUID } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import { account, helper, person, request, staff } from '../../../cloudfunctions/database/schema'
import { forgetOldAnswers, REPEAT_DAYS } from '../../../cloudfunctions/runtime/repeat'
import type { PersonCard, Session } from '../../../src/contract/account'
import type { CaseThread } from '../../../src/contract/care'
import { dataOf, peopleOf, type Somebody, type World } from '../world'
import { sceneOf } from './booking-desk-support'
import { newProvider } from './booking-support'
import { careOf } from './care-support'
import { codeOf, freshNumber, kitOf, newElder, workerBeside } from './people-support'

const AUNT = { name: '周秀兰', relation: '亲戚', birthDate: '1950-05-05' }

export function repeatSuite(world: () => World): void {
  const add = (session: string, requestId: string, data: object = AUNT) =>
    world().ask('account', 'addPerson', data, { session, requestId })

  describe('a write that is sent again', () => {
    const signIn = async (openId: string) => ({
      ...dataOf<Session>(await world().ask('account', 'signInWeChat', {}, { openId })),
      openId,
    })
    const fresh = () => signIn(`repeat-${randomUUID()}`)

    const after = (days: number) => new Date(world().now.getTime() + days * 86_400_000)

    it('gives the same answer and has one effect', async () => {
      const { session } = await fresh()
      const id = randomUUID()
      const first = await add(session, id)
      const again = await add(session, id, { birthDate: AUNT.birthDate, relation: AUNT.relation, name: AUNT.name })
      expect(again).toEqual(first)
      expect(await peopleOf(world(), session)).toHaveLength(1)
    })

    it('is a conflict with another body, and still has one effect', async () => {
      const { session } = await fresh()
      const id = randomUUID()
      dataOf(await add(session, id))
      const { status, answer } = await add(session, id, { ...AUNT, name: '周秀芳' })
      expect([status, answer.ok]).toEqual([409, false])
      expect(await peopleOf(world(), session)).toHaveLength(1)
    })

    it('has one effect when sixteen arrive at once, each answered alike', async () => {
      const { session, account } = await fresh()
      const id = randomUUID()
      const replies = await Promise.all(Array.from({ length: 16 }, () => add(session, id)))
      const people = replies.map((reply) => dataOf<{ person: PersonCard }>(reply).person.id)
      expect(new Set(people).size).toBe(1)
      const { owner } = world().database
      const [helpers] = await owner.select({ n: count() }).from(helper).where(eq(helper.accountId, account.id))
      const [kept] = await owner.select({ n: count() }).from(request).where(eq(request.accountId, account.id))
      const [made] = await owner
        .select({ n: count() })
        .from(person)
        .innerJoin(helper, eq(helper.personId, person.id))
        .where(eq(helper.formerPersonId, people[0]!))
      expect([helpers?.n, kept?.n, made?.n]).toEqual([1, 1, 1])
    })

    it('is another act for another account', async () => {
      const [one, other] = [await fresh(), await fresh()]
      const id = randomUUID()
      const mine = dataOf<{ person: PersonCard }>(await add(one.session, id)).person
      const hers = dataOf<{ person: PersonCard }>(await add(other.session, id)).person
      expect(hers.id).not.toBe(mine.id)
    })

    it('may be corrected after a refusal: what was refused had no effect to protect', async () => {
      const { session } = await fresh()
      const id = randomUUID()
      expect((await add(session, id, { ...AUNT, birthDate: '2030-01-01' })).status).toBe(400)
      expect((await add(session, id)).status).toBe(200)
    })

    it('is remembered for thirty days and no longer', async () => {
      const { session, account } = await fresh()
      const id = randomUUID()
      dataOf(await add(session, id))
      const kept = async () => {
        const mine = and(eq(request.accountId, account.id), eq(request.requestId, id))
        return (await world().database.owner.select().from(request).where(mine)).length
      }
      await forgetOldAnswers(world().database.owner, after(REPEAT_DAYS))
      expect(await kept()).toBe(1)
      await forgetOldAnswers(world().database.owner, new Date(after(REPEAT_DAYS).getTime() + 1))
      expect(await kept()).toBe(0)
    })

    it('gets neither an old answer nor a second effect after thirty days, whoever forgot to forget', async () => {
      const { session, openId } = await fresh()
      const id = randomUUID()
      const first = await add(session, id)
      const before = world().now
      const at = async (now: Date) => {
        world().now = now
        // The first session has ended long ago; the same account signs in again.
        const again = await signIn(openId)
        const reply = await add(again.session, id)
        const people = await peopleOf(world(), again.session)
        world().now = before
        return { reply, people: people.length }
      }
      expect(await at(after(REPEAT_DAYS))).toEqual({ reply: first, people: 1 })
      const late = await at(new Date(after(REPEAT_DAYS).getTime() + 1))
      expect([late.reply.status, late.people]).toEqual([409, 1])
      expect(late.reply.answer).toMatchObject({ error: { message: expect.stringContaining('30天以前') } })
    })
  })

  describe('the kept answer of a write that names an elder', () => {
    const kit = kitOf(world)
    /** Whoever accepted her invitation, under an id with which he may ask again. */
    async function accepted() {
      const elder = await newElder(world(), '王秀英')
      const self = kit.as(elder, elder.person)
      const daughter = await world().newAccount('王丽')
      const { link } = await self.invite(['view'])
      const requestId = randomUUID()
      const accept = () =>
        world().ask('account', 'acceptInvitation', { link, relation: '妈妈' }, { session: daughter.session, requestId })
      const first = await accept()
      expect(dataOf<{ person: PersonCard }>(first).person.name).toBe('王秀英')
      expect(await accept()).toEqual(first)
      return { elder, self, daughter, requestId, accept }
    }
    const rowOf = async ({ id }: Somebody, requestId: string) => {
      const mine = and(eq(request.accountId, id), eq(request.requestId, requestId))
      return (await kit.owner().select().from(request).where(mine))[0]!
    }
    const opensFor = async (somebody: Somebody, requestId: string) => {
      const [key] = await kit.owner().select().from(account).where(eq(account.id, somebody.id))
      const { sealedAnswer: sealed } = await rowOf(somebody, requestId)
      return () => world().keyring.open(somebody.id, { wrappedKey: key!.wrappedKey, sealed })
    }

    it('goes with her when she is erased, whoever asked', async () => {
      const { elder, self, daughter, requestId, accept } = await accepted()
      expect((await rowOf(daughter, requestId)).personId).toBe(elder.person)
      expect(await opensFor(daughter, requestId)).toThrow()
      dataOf(await self.ask('erase', { name: '王秀英' }))
      expect(codeOf(await accept())).toBe('not-found')
    })

    it('is sealed under the key of the record also while he knows her by another id', async () => {
      const daughter = await world().newAccount('王丽')
      const number = freshNumber()
      const [one, other] = [randomUUID(), randomUUID()]
      const typed = { name: '王秀英', relation: '妈妈', identityNumber: number }
      const card = dataOf<{ person: PersonCard }>(await add(daughter.session, one, typed)).person
      const [link] = await kit.owner().select().from(helper).where(eq(helper.formerPersonId, card.id))
      expect((await rowOf(daughter, one)).personId).toBe(link!.personId)
      expect(await opensFor(daughter, one)).toThrow()
      expect(dataOf(await add(daughter.session, one, typed))).toEqual({ person: card })
      // Herself alike.
      dataOf(await add(daughter.session, other, { name: '王丽', relation: '本人' }))
      expect((await rowOf(daughter, other)).personId).not.toBeNull()
    })

    it('is not for a helper whom she has let go', async () => {
      const { self, accept } = await accepted()
      const { helpers } = await self.helpers()
      const { id } = helpers.find(({ standing }) => standing === 'confirmed')!
      dataOf(await self.ask('endHelper', { id }))
      expect(codeOf(await accept())).toBe('forbidden')
    })

    it('is not for a worker who sits beside her no longer', async () => {
      const elder = await newElder(world(), '王秀英', { street: '解放路街道' })
      const beside = await workerBeside(world(), elder.person)
      const printed = await world().ask('care', 'card', {}, { session: beside.session, for: elder.person })
      const { code } = dataOf<{ code: string }>(printed)
      const worker = await world().staff({ role: 'community-worker', county: '141002', street: '解放路街道' })
      const requestId = randomUUID()
      const meet = () =>
        world().ask(
          'care',
          'meet',
          { by: { proof: 'service-code', code }, reason: 'consent' },
          { session: worker.session, requestId },
        )
      const first = await meet()
      expect(dataOf(first)).toMatchObject({ presence: { person: { id: elder.person } } })
      expect(await meet()).toEqual(first)
      expect((await rowOf(worker, requestId)).personId).toBe(elder.person)
      dataOf(await world().ask('care', 'leave', {}, { session: worker.session }))
      expect(codeOf(await meet())).toBe('forbidden')
    })

    it('is kept under her key where a provider was told of her, and gone with her; another office of his is another act', async () => {
      const { guest, served, book } = await sceneOf(world())
      const { card } = await book()
      const requestId = randomUUID()
      const data = { booking: card.id, version: card.version, reason: 'closed' }
      const decline = () => world().ask('booking', 'decline', data, { session: served.clerk.session, requestId })
      const first = await decline()
      expect(dataOf(first)).toMatchObject({ booking: { id: card.id, state: 'declined' } })
      expect(await decline()).toEqual(first)
      const clerk = await rowOf(served.clerk, requestId)
      expect(clerk.personId).toBe(guest.person)
      expect(await opensFor(served.clerk, requestId)).toThrow()
      const other = await newProvider(world())
      const [his] = await kit.owner().select().from(staff).where(eq(staff.id, served.clerk.staff))
      await kit.owner().update(staff).set({ accountId: null }).where(eq(staff.id, his!.id))
      const [theirs] = await kit.owner().select().from(staff).where(eq(staff.id, other.clerk.staff))
      await kit.owner().update(staff).set({ accountId: his!.accountId }).where(eq(staff.id, theirs!.id))
      expect(codeOf(await decline())).toBe('conflict')
      await kit.owner().update(staff).set({ accountId: null }).where(eq(staff.id, theirs!.id))
      await kit.owner().update(staff).set({ accountId: his!.accountId }).where(eq(staff.id, his!.id))
      dataOf(await kit.as(guest, guest.person).ask('erase', { name: '王秀英' }))
      expect(codeOf(await decline())).toBe('not-found')
    })

    it('is not found by a worker once she was erased', async () => {
      const elder = await newElder(world(), '王秀英', { street: '解放路街道' })
      const { case: opened }: CaseThread = await careOf(world(), elder, elder.person).help()
      const county = await world().staff({ role: 'community-worker', county: '141002' })
      const requestId = randomUUID()
      const held = { case: opened.id, version: opened.version }
      const take = () => world().ask('care', 'take', held, { session: county.session, requestId })
      dataOf(await take())
      dataOf(await kit.as(elder, elder.person).ask('erase', { name: '王秀英' }))
      expect(codeOf(await take())).toBe('not-found')
    })
  })
}
