import { randomUUID } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import { helper, person, request } from '../../../cloudfunctions/database/schema'
import { forgetOldAnswers, REPEAT_DAYS } from '../../../cloudfunctions/runtime/repeat'
import type { PersonCard, Session } from '../../../src/contract/account'
import { dataOf, peopleOf, type World } from '../world'

const AUNT = { name: '周秀兰', relation: '亲戚', birthDate: '1950-05-05' }

export function repeatSuite(world: () => World): void {
  describe('a write that is sent again', () => {
    const fresh = async () =>
      dataOf<Session>(await world().ask('account', 'signInWeChat', {}, { openId: `repeat-${randomUUID()}` }))
    const add = (session: string, requestId: string, data: object = AUNT) =>
      world().ask('account', 'addPerson', data, { session, requestId })

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
      const [made] = await owner.select({ n: count() }).from(person).where(eq(person.id, people[0]!))
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
      const { session, account } = await fresh()
      const id = randomUUID()
      const first = await add(session, id)
      const before = world().now
      const at = async (now: Date) => {
        world().now = now
        // The first session has ended long ago; the same account signs in again.
        const again = await world().sessions.open(account.id, now)
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
}
