import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import {
  accessLog,
  dutyShift,
  job,
  outbox,
  person,
  staff,
  urgentCall,
  urgentTold,
} from '../../../cloudfunctions/database/schema'
import { putLostRounds, urgentJobs } from '../../../cloudfunctions/booking/urgent/jobs'
import { runDue } from '../../../cloudfunctions/runtime/jobs'
import { endStaff } from '../../../cloudfunctions/runtime/staff-end'
import type { UrgentCard } from '../../../src/contract/booking/urgent'
import type { CaseThread } from '../../../src/contract/care'
import { minuteOf } from '../../../src/domain/booking/clock'
import { chinaDay } from '../../../src/domain/person/date'
import { dataOf, type Somebody, type Worker, type World } from '../world'
import { CITY, newGuest, newProvider } from './booking-support'
import { codeOf, kitOf, newElder, stand, wordsOf } from './people-support'

/** Nobody else's county and streets, so that only this suite's people are told. */
const COUNTY = '141082'
const STREET = '鼓楼街道'
const MINUTE = 60_000

export function bookingUrgentSuite(world: () => World): void {
  const kit = kitOf(world)
  const owner = () => world().database.owner
  const ask = (who: Somebody, action: string, data: object = {}, of?: string) =>
    world().ask('booking', action, data, { session: who.session, for: of, sender: who.session })
  const card = async (reply: ReturnType<typeof ask>) => dataOf<{ urgent: UrgentCard }>(await reply).urgent
  const press = (who: Somebody, of: string, more: object = {}) =>
    card(ask(who, 'callUrgent', { city: CITY, lifeAtRisk: false, ...more }, of))
  const desk = async (who: Somebody) => dataOf<{ calls: UrgentCard[] }>(await ask(who, 'urgentDesk')).calls
  const onDesk = async (who: Somebody, { case: id }: UrgentCard) => (await desk(who)).find((one) => one.case === id)
  const seen = ({ case: id, version }: UrgentCard) => ({ case: id, version })
  const worker = (street: string | null, more: object = {}) =>
    world().staff({ role: 'community-worker', county: COUNTY, ...(street && { street }), ...more })
  const elderIn = (street = STREET, more: object = {}) =>
    newElder(world(), '王秀英', { residence: COUNTY, street, ...more })
  const onDuty = (who: Worker, more: Partial<typeof dutyShift.$inferInsert> = {}) =>
    owner()
      .insert(dutyShift)
      .values({
        ...{ id: randomUUID(), city: CITY, county: COUNTY, staffId: who.staff, day: chinaDay(world().now.getTime()) },
        ...{ starts: minuteOf(world().now), ends: minuteOf(world().now) + 60, createdAt: world().now, ...more },
      })
  /** Lets a runner go round so many minutes later; the world's clock stays there. */
  const pass = async (minutes: number) => {
    const now = new Date(world().now.getTime() + minutes * MINUTE)
    const faults: unknown[] = []
    await runDue(world().database, urgentJobs({ keyring: world().keyring }), now, (fault) => faults.push(fault))
    expect(faults).toEqual([])
    return now
  }
  const told = async (call: UrgentCard) => {
    const [row] = await owner().select().from(urgentCall).where(eq(urgentCall.caseId, call.case))
    return owner().select().from(urgentTold).where(eq(urgentTold.callId, row!.id))
  }
  const isTold = async (call: UrgentCard, who: Somebody) =>
    (await told(call)).some(({ accountId }) => accountId === who.id)

  describe('urgent help', () => {
    /** What one test left ringing would ring in the next. */
    const silence = () => owner().update(urgentCall).set({ state: 'taken-back' }).where(eq(urgentCall.state, 'ringing'))
    beforeEach(silence)
    afterAll(silence)

    describe('an urgent call', () => {
      it('tells helpers, the nearest workers and who is on duty at this minute, and nobody else', async () => {
        const [elder, near, ofCounty, elsewhere] = [
          await elderIn(),
          await worker(STREET),
          await worker(null),
          await worker('开元街道'),
        ]
        const [daughter, cousin] = [await kit.account('王丽'), await kit.account('王远')]
        await stand(world(), daughter, elder.person, ['view'])
        await stand(world(), cousin, elder.person, [], { standing: 'unconfirmed' })
        const [official, clerkOff] = [
          await world().staff({ role: 'official', county: COUNTY }),
          await newProvider(world()),
        ]
        await onDuty(official)
        await onDuty(clerkOff.clerk, { starts: 0, ends: minuteOf(world().now), providerId: clerkOff.provider })
        const call = await press(elder, elder.person, { words: '摔倒了,起不来。', address: '鼓楼小区3号楼201' })
        expect(call).toMatchObject({
          state: 'ringing',
          step: 0,
          told: 3,
          address: '鼓楼小区3号楼201',
          may: ['take-back'],
        })
        expect(Date.parse(call.nextAt!) - Date.parse(call.openedAt)).toBe(3 * MINUTE)
        expect(await Promise.all([near, daughter, official].map((who) => isTold(call, who)))).toEqual([
          true,
          true,
          true,
        ])
        const others = [ofCounty, elsewhere, cousin, clerkOff.clerk, elder]
        expect(await Promise.all(others.map((who) => isTold(call, who)))).toEqual(others.map(() => false))
        expect((await kit.told(daughter)).join()).toContain('王秀英 要人帮忙')
      })

      it('names to the staff nobody and no place, outside nothing at all; at the desk it stands with where she is', async () => {
        const [elder, near] = [await elderIn(), await worker(STREET)]
        const call = await press(elder, elder.person, { words: '胸口痛', address: '鼓楼小区9号楼' })
        const words = (await kit.told(near)).join()
        expect(words).toContain('紧急求助')
        expect(words).not.toMatch(/王秀英|鼓楼|胸口/)
        expect(await onDesk(near, call)).toMatchObject({ address: '鼓楼小区9号楼', words: '胸口痛', may: ['answer'] })
        const letters = await owner().select().from(outbox).where(eq(outbox.template, 'urgent-desk'))
        expect(letters.length).toBeGreaterThan(0)
        const clear = JSON.stringify(await owner().select().from(urgentCall).where(eq(urgentCall.caseId, call.case)))
        expect(clear).not.toMatch(/鼓楼|胸口|王秀英/)
        const lines = await owner()
          .select()
          .from(accessLog)
          .where(and(eq(accessLog.personId, elder.person), eq(accessLog.accountId, near.id)))
        expect(lines.map(({ action }) => action)).toEqual(['booking.urgentDesk'])
      })

      it('all who sit at the desk of a provider on duty are told', async () => {
        const [elder, served] = [await elderIn(), await newProvider(world())]
        const colleague = await world().staff({ role: 'clerk', county: COUNTY, provider: served.provider })
        await onDuty(served.clerk, { providerId: served.provider, street: STREET })
        const call = await press(elder, elder.person)
        expect(await isTold(call, served.clerk)).toBe(true)
        expect(await isTold(call, colleague)).toBe(true)
        expect(await onDesk(colleague, call)).toMatchObject({ may: ['answer'] })
      })

      it('pressed twice at once it is one call', async () => {
        const elder = await elderIn()
        const daughter = await kit.account('王丽')
        await stand(world(), daughter, elder.person, ['view'])
        const calls = await Promise.all([elder, elder, daughter, elder].map((who) => press(who, elder.person)))
        expect(new Set(calls.map(({ case: id }) => id)).size).toBe(1)
        expect(await owner().select().from(urgentCall).where(eq(urgentCall.personId, elder.person))).toHaveLength(1)
      })

      it('from a stranger, or a helper whom nobody has confirmed, is refused', async () => {
        const [elder, stranger] = [await elderIn(), await kit.account('路人')]
        const data = { city: CITY, lifeAtRisk: false }
        expect(codeOf(await ask(stranger, 'callUrgent', data, elder.person))).toBe('forbidden')
        await stand(world(), stranger, elder.person, [], { standing: 'unconfirmed' })
        expect(codeOf(await ask(stranger, 'callUrgent', data, elder.person))).toBe('forbidden')
      })

      it('goes out with a phone that cannot be read and without a street, then the whole city is told', async () => {
        const [elder, operator] = [
          await newElder(world(), '李桂兰', { residence: undefined }),
          await world().staff({ role: 'operator' }),
        ]
        await owner().update(person).set({ residence: null, street: null }).where(eq(person.id, elder.person))
        const call = await press(elder, elder.person, { phone: '12' })
        expect(call).toMatchObject({ state: 'ringing', step: 3 })
        expect(await isTold(call, operator)).toBe(true)
      })
    })

    describe('an urgent call that nobody answers', () => {
      it('goes to the street, the county, the city, and then again and again', async () => {
        const [elder, daughter] = [await elderIn(), await kit.account('王丽')]
        await stand(world(), daughter, elder.person, ['view'])
        const [near, ofCounty, elsewhere] = [await worker(STREET), await worker(null), await worker('开元街道')]
        const [official, operator] = [
          await world().staff({ role: 'official', county: COUNTY }),
          await world().staff({ role: 'operator' }),
        ]
        const all = [near, ofCounty, elsewhere, official, operator]
        const call = await press(elder, elder.person)
        const known = async () => (await Promise.all(all.map((who) => isTold(call, who)))).filter(Boolean).length
        expect(await known()).toBe(1)
        await pass(2)
        expect(await known()).toBe(1)
        await pass(3)
        expect(await known()).toBe(2)
        expect((await kit.told(elder)).join()).toContain('还没有人应,现在又告诉了全街道')
        await pass(6)
        expect(await known()).toBe(4)
        await pass(10)
        expect(await known()).toBe(5)
        const before = (await kit.told(operator)).length
        await pass(15)
        await pass(20)
        expect((await kit.told(operator)).length).toBe(before + 2)
        expect((await card(ask(elder, 'urgent', { case: call.case }))).step).toBe(3)
      })

      it('after a stop of the server is told at once as wide as it should be by then', async () => {
        const [elder, operator] = [await elderIn(), await world().staff({ role: 'operator' })]
        const call = await press(elder, elder.person)
        await pass(33)
        expect(await isTold(call, operator)).toBe(true)
        const [row] = await owner().select().from(urgentCall).where(eq(urgentCall.caseId, call.case))
        expect(row).toMatchObject({ step: 3, nextAt: new Date(world().now.getTime() + 35 * MINUTE) })
      })

      it('eight runners at once tell each one once', async () => {
        const [elder, ofCounty] = [await elderIn(), await worker(null)]
        const call = await press(elder, elder.person)
        await Promise.all(Array.from({ length: 8 }, () => pass(3)))
        expect((await told(call)).filter(({ accountId }) => accountId === ofCounty.id)).toHaveLength(1)
        const words = (await kit.told(ofCounty)).filter((one) => one.includes('全街道'))
        expect(words).toHaveLength(1)
      })
    })

    describe('who answers an urgent call', () => {
      it('is one: of a worker, a colleague and a daughter at once two are told who was faster, and it is told no wider', async () => {
        const [elder, daughter] = [await elderIn(), await kit.account('王丽')]
        await stand(world(), daughter, elder.person, ['view'])
        const [near, colleague] = [await worker(STREET, { name: '李敏' }), await worker(STREET, { name: '张敏' })]
        const call = await press(elder, elder.person)
        const replies = await Promise.all([
          ask(near, 'answerUrgent', seen(call)),
          ask(colleague, 'answerUrgent', seen(call)),
          ask(daughter, 'comeUrgent', seen(call)),
        ])
        expect(replies.map(codeOf).sort()).toEqual(['conflict', 'conflict', 'ok'])
        const winner = dataOf<{ urgent: UrgentCard }>(replies.find((one) => one.answer.ok)!).urgent.answeredBy!
        for (const lost of replies.filter((one) => !one.answer.ok)) expect(wordsOf(lost)).toContain(winner.name)
        const before = (await told(call)).length
        await pass(30)
        expect((await told(call)).length).toBe(before)
        expect((await card(ask(elder, 'urgent', { case: call.case }))).answeredBy).toMatchObject({ name: winner.name })
      })

      it('has told her side his name and number and the others that they need not go; then only he and her street read where', async () => {
        const elder = await elderIn()
        const [near, official] = [
          await worker(STREET, { name: '李敏' }),
          await world().staff({ role: 'official', county: COUNTY }),
        ]
        await onDuty(official)
        const call = await press(elder, elder.person, { address: '鼓楼小区3号楼201' })
        const answered = await card(ask(near, 'answerUrgent', seen(call)))
        expect(answered).toMatchObject({ state: 'answered', may: ['end'], nextAt: null })
        expect((await card(ask(elder, 'urgent', { case: call.case }))).answeredBy).toMatchObject({
          name: '社工 李敏',
          phone: '0357-2091234',
        })
        expect((await kit.told(elder)).join()).toContain('社工 李敏 已经在处理 王秀英 的紧急求助')
        expect((await kit.told(official)).join()).toContain('您不用再去')
        expect(await onDesk(official, call)).toMatchObject({ address: null, words: '', may: [] })
        expect(await onDesk(near, call)).toMatchObject({ address: '鼓楼小区3号楼201' })
        const thread = dataOf<{ thread: CaseThread }>(
          await world().ask('care', 'thread', { case: call.case }, { session: elder.session }),
        ).thread
        expect(thread.case).toMatchObject({ state: 'taken', kind: 'urgent' })
      })

      it('is nobody of another street whom nobody told', async () => {
        const [elder, elsewhere] = [await elderIn(), await worker('开元街道')]
        const call = await press(elder, elder.person)
        expect(codeOf(await ask(elsewhere, 'answerUrgent', seen(call)))).toBe('not-found')
        expect(codeOf(await ask(elsewhere, 'urgent', { case: call.case }))).toBe('not-found')
        expect(await onDesk(elsewhere, call)).toBeUndefined()
      })

      it('is not herself', async () => {
        const elder = await elderIn()
        const call = await press(elder, elder.person)
        expect(codeOf(await ask(elder, 'comeUrgent', seen(call)))).toBe('forbidden')
      })

      it('ends it with words, never before somebody has answered; only he or her street may', async () => {
        const elder = await elderIn()
        const [near, official] = [await worker(STREET), await world().staff({ role: 'official', county: COUNTY })]
        await onDuty(official)
        const call = await press(elder, elder.person)
        const words = '扶起来了,没有受伤,女儿已经到家。'
        expect(codeOf(await ask(near, 'endUrgent', { ...seen(call), words }))).toBe('conflict')
        const answered = await card(ask(near, 'answerUrgent', seen(call)))
        expect(codeOf(await ask(official, 'endUrgent', { ...seen(answered), words }))).toBe('forbidden')
        expect(codeOf(await ask(near, 'endUrgent', { ...seen(call), words }))).toBe('conflict')
        expect(await card(ask(near, 'endUrgent', { ...seen(answered), words }))).toMatchObject({
          state: 'over',
          may: [],
        })
        expect((await kit.told(elder)).join()).toContain('处理完了')
        const thread = dataOf<{ thread: CaseThread }>(
          await world().ask('care', 'thread', { case: call.case }, { session: elder.session }),
        ).thread
        expect(thread.case.state).toBe('answered')
        expect(thread.events.map((one) => one.words)).toContain(words)
        expect(codeOf(await ask(near, 'endUrgent', { ...seen(answered), words }))).toBe('conflict')
      })
    })

    describe('an urgent call taken back', () => {
      it('is over, everybody who was told is told, and the next press is a new one', async () => {
        const [elder, near] = [await elderIn(), await worker(STREET)]
        const call = await press(elder, elder.person)
        expect(await card(ask(elder, 'takeBackUrgent', seen(call)))).toMatchObject({ state: 'taken-back', may: [] })
        expect((await kit.told(near)).join()).toContain('撤回了,不用再去')
        expect(await onDesk(near, call)).toMatchObject({ state: 'taken-back', address: null, may: [] })
        expect(codeOf(await ask(near, 'answerUrgent', seen(call)))).toBe('conflict')
        expect(codeOf(await ask(elder, 'takeBackUrgent', seen(call)))).toBe('conflict')
        await pass(30)
        expect((await owner().select().from(urgentCall).where(eq(urgentCall.caseId, call.case)))[0]!.step).toBe(0)
        expect((await press(elder, elder.person)).case).not.toBe(call.case)
      })

      it('after somebody came it counts as over', async () => {
        const [elder, daughter] = [await elderIn(), await kit.account('王丽')]
        await stand(world(), daughter, elder.person, ['view'])
        const came = await card(ask(daughter, 'comeUrgent', seen(await press(elder, elder.person))))
        expect(came).toMatchObject({ state: 'answered', may: ['take-back'] })
        const end = await card(ask(daughter, 'takeBackUrgent', { ...seen(came), words: '已经没事了' }))
        expect(end.state).toBe('over')
      })

      it('pressed again after somebody said that he comes is a new one, told with the new words, to him too', async () => {
        const [elder, near] = [await elderIn(), await worker(STREET)]
        const first = await press(elder, elder.person, { words: '头晕' })
        await card(ask(near, 'answerUrgent', seen(first)))
        const second = await press(elder, elder.person, { lifeAtRisk: true, words: '摔倒了,动不了' })
        expect(second).toMatchObject({ state: 'ringing', lifeAtRisk: true, words: '摔倒了,动不了' })
        expect(second.case).not.toBe(first.case)
        expect(await isTold(second, near)).toBe(true)
        expect(await onDesk(near, first)).toMatchObject({ state: 'over', may: [] })
      })

      it('rings again when whoever had answered works here no more', async () => {
        const [elder, near, other] = [await elderIn(), await worker(STREET), await worker(STREET)]
        const call = await press(elder, elder.person)
        await card(ask(near, 'answerUrgent', seen(call)))
        const [row] = await owner().select().from(staff).where(eq(staff.id, near.staff))
        await world().database.transaction((tx) => endStaff(tx, world().keyring, row!, other.id, world().now))
        await pass(0)
        const ringing = await onDesk(other, call)
        expect(ringing).toMatchObject({ state: 'ringing', answeredBy: null, may: ['answer'] })
        expect(await card(ask(other, 'answerUrgent', seen(ringing!)))).toMatchObject({ state: 'answered' })
      })

      it('whose round was lost is found and rings on', async () => {
        const [elder, wide] = [await elderIn(), await worker('开元街道')]
        const call = await press(elder, elder.person)
        await owner().delete(job).where(eq(job.kind, 'urgent-wider'))
        const later = new Date(world().now.getTime() + 12 * MINUTE)
        await pass(12)
        expect(await isTold(call, wide)).toBe(false)
        await world().database.transaction((tx) => putLostRounds(tx, later))
        await pass(12)
        expect(await isTold(call, wide)).toBe(true)
      })

      it('rings on for nobody once her record is erased', async () => {
        const guest = await newGuest(world())
        const call = await press(guest, guest.person)
        const before = (await told(call)).length
        await owner().update(person).set({ wrappedKey: null }).where(eq(person.id, guest.person))
        await pass(10)
        expect((await told(call)).length).toBe(before)
        expect(
          await owner()
            .select()
            .from(urgentCall)
            .where(and(eq(urgentCall.personId, guest.person), isNull(urgentCall.endedAt))),
        ).toHaveLength(1)
      })
    })
  })
}
