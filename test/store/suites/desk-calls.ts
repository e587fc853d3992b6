import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { accessLog, consent, helper, identity, outbox, presence } from '../../../cloudfunctions/database/schema'
import { jobHandlers } from '../../../cloudfunctions/runtime/job-handlers'
import { runDue } from '../../../cloudfunctions/runtime/jobs'
import { subjectHash } from '../../../cloudfunctions/runtime/subjects'
import type { PresenceCard } from '../../../src/contract/care'
import type { CallerCandidate } from '../../../src/contract/care/calls'
import { dataOf, type Somebody, type Worker, type World } from '../world'
import { bookingOf, newOffering, newProvider, newSlot, newTime } from './booking-support'
import { careOf, HOME, newWorker, toldTo, tokenNow } from './care-support'
import { actor, codeOf, fieldsOf, kitOf, newElder, stand, wordsOf, type Elder } from './people-support'

const READ_BACK = '我是12349的话务员王芳。您同意我打开您的资料,在电话里替您办事吗?'
const LUNCHES = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']

let numbers = 0
/** A mobile that nobody else of the tests has. */
const freshMobile = (): string => `1390000${String((numbers += 1)).padStart(4, '0')}`

/** The 12349 desk: who rings is found by her number or her code, says her name and yes, and is served until she hangs up. */
export function deskCallsSuite(world: () => World): void {
  const kit = kitOf(world)
  const owner = () => world().database.owner

  const newAgent = (more: object = {}) => world().staff({ role: 'phone-agent', name: '王芳', ...more })

  /** An elder with a telephone in her record. */
  const elderWithPhone = async (name = '王秀英'): Promise<{ elder: Elder; phone: string }> => {
    const elder = await newElder(world(), name, HOME)
    const phone = freshMobile()
    const { version } = await actor(world(), elder, elder.person).record()
    dataOf(
      await actor(world(), elder, elder.person).ask('changeRecord', {
        version,
        changes: [{ key: 'phone', value: phone }],
      }),
    )
    return { elder, phone }
  }

  /** Calls of one agent. */
  const deskOf = (agent: Worker) => {
    const of = careOf(world(), agent)
    const find = async (by: 'phone' | 'code', text: string) =>
      dataOf<{ people: CallerCandidate[] }>(await of.ask('findCaller', { by, text })).people
    const tryOpen = (person: string, text: string, more: object = {}) =>
      of.ask('openCall', {
        ...{ person, by: 'phone', text, name: '王秀英', speaker: 'herself', readBack: READ_BACK },
        ...more,
      })
    const open = async (person: string, text: string, more: object = {}) =>
      dataOf<{ presence: PresenceCard }>(await tryOpen(person, text, more)).presence
    return { ...of, find, tryOpen, open }
  }

  /** An agent with an elder on the telephone. */
  const inCall = async (name = '王秀英') => {
    const { elder, phone } = await elderWithPhone(name)
    const agent = await newAgent()
    const desk = deskOf(agent)
    const open = await desk.open(elder.person, phone, { name })
    return { elder, phone, agent, desk, open, hers: careOf(world(), agent, elder.person) }
  }

  const texts = async () => (await owner().select().from(outbox).where(eq(outbox.template, 'call-text'))).length

  describe('a call to 12349', () => {
    it('finds her by the number that shows, with her name masked, and leaves a line', async () => {
      const { elder, phone } = await elderWithPhone()
      const agent = await newAgent()
      const found = await deskOf(agent).find('phone', `${phone.slice(0, 3)} ${phone.slice(3)}`)
      expect(found).toEqual([{ person: elder.person, name: '王**', place: '尧都区解放路街道', age: 82 }])
      const [line] = await owner()
        .select()
        .from(accessLog)
        .where(and(eq(accessLog.personId, elder.person), eq(accessLog.action, 'care.findCaller')))
      expect(line).toMatchObject({ accountId: agent.id, ground: 'task' })
      expect(await deskOf(agent).find('phone', freshMobile())).toEqual([])
      const wrong = await deskOf(agent).ask('findCaller', { by: 'phone', text: '12' })
      expect(Object.keys(fieldsOf(wrong))).toEqual(['text'])
    })

    it('finds her by her service code, and by the number of somebody whom she has let in', async () => {
      const { elder } = await elderWithPhone()
      const agent = deskOf(await newAgent())
      const card = dataOf<{ code: string }>(
        await world().ask('care', 'card', {}, { session: elder.session, for: elder.person }),
      )
      expect((await agent.find('code', card.code)).map(({ person }) => person)).toEqual([elder.person])
      const phone = freshMobile()
      const daughter = await world().newAccount('王丽')
      await linkPhone(daughter, phone)
      const link = await stand(world(), daughter, elder.person, ['view'])
      expect(await agent.find('phone', phone)).toEqual([])
      await owner()
        .update(helper)
        .set({ scopes: ['view', 'book'] })
        .where(eq(helper.id, link))
      expect((await agent.find('phone', phone)).map(({ person }) => person)).toEqual([elder.person])
    })

    it('opens her affairs for the whole city, while the call lasts and not a moment longer', async () => {
      const { elder, agent, desk, open, hers } = await inCall()
      expect(open).toMatchObject({ person: { name: '王秀英' }, reason: 'call', proof: 'spoken' })
      expect(await desk.presence()).toEqual(open)
      const [row] = await owner().select().from(presence).where(eq(presence.id, open.id))
      expect(row?.sealedProof).not.toBeNull()
      const help = await hers.help()
      expect(help.events[0]).toMatchObject({ who: '12349 话务员 王芳 在电话里替 王秀英', as: 'call' })
      expect((await desk.cases()).map(({ id }) => id)).toEqual([help.case.id])
      dataOf(await desk.ask('leave'))
      expect(await desk.presence()).toBeNull()
      expect(codeOf(await actor(world(), agent, elder.person).ask('record'))).toBe('forbidden')
      expect(codeOf(await desk.ask('thread', { case: help.case.id }))).toBe('not-found')
      expect(await desk.cases()).toEqual([])
    })

    it('is no other city’s, and no community worker’s', async () => {
      const { elder, phone } = await elderWithPhone()
      const far = deskOf(await newAgent({ city: 'hefei' }))
      expect(await far.find('phone', phone)).toEqual([])
      expect(Object.keys(fieldsOf(await far.tryOpen(elder.person, phone)))).toEqual(['text'])
      const worker = deskOf(await newWorker(world()))
      expect(codeOf(await worker.ask('findCaller', { by: 'phone', text: phone }))).toBe('forbidden')
      expect(codeOf(await worker.tryOpen(elder.person, phone))).toBe('forbidden')
      expect(codeOf(await deskOf(await newAgent()).ask('desk', { show: 'open' }))).toBe('forbidden')
    })

    it('does not open for another name, nor for an id that another number led to', async () => {
      const { elder, phone } = await elderWithPhone('阿依古丽·买买提')
      const other = await elderWithPhone()
      const desk = deskOf(await newAgent())
      const wrong = await desk.tryOpen(elder.person, phone)
      expect(fieldsOf(wrong)).toEqual({ name: '姓名和登记的对不上。请再问一遍全名,是哪几个字' })
      expect(Object.keys(fieldsOf(await desk.tryOpen(elder.person, other.phone, { name: '阿依古丽买买提' })))).toEqual([
        'text',
      ])
      expect(await desk.presence()).toBeNull()
      expect((await desk.open(elder.person, phone, { name: '阿依古丽 买买提' })).person.id).toBe(elder.person)
    })

    it('is not opened by trying names, nor found by trying codes', async () => {
      const { elder, phone } = await elderWithPhone()
      const desk = deskOf(await newAgent())
      for (let times = 0; times < 5; times += 1)
        expect(codeOf(await desk.tryOpen(elder.person, phone, { name: '王秀兰' }))).toBe('invalid')
      expect(codeOf(await desk.tryOpen(elder.person, phone))).toBe('too-many')
      for (let times = 0; times < 15; times += 1) expect(await desk.find('code', `1000${1000 + times}`)).toEqual([])
      const locked = await desk.ask('findCaller', { by: 'code', text: '10002000' })
      expect([codeOf(locked), wordsOf(locked)]).toEqual(['too-many', expect.stringContaining('来电号码')])
      expect(await desk.find('phone', phone)).toHaveLength(1)
    })

    it('shows who she is and where she lives, and nothing of her body or her papers', async () => {
      const { elder, agent } = await inCall()
      const own = actor(world(), elder, elder.person)
      for (const cls of ['health', 'place'] as const)
        await owner()
          .insert(consent)
          .values({
            ...{ id: randomUUID(), personId: elder.person, class: cls, version: '1', given: true, way: 'own-phone' },
            ...{ byAccount: elder.id, ground: 'self', createdAt: world().now },
          })
      const { version } = await own.record()
      const changes = [
        { key: 'careNeed', value: true },
        { key: 'address', value: '解放路演示巷1号' },
        { key: 'living', value: ['alone'] },
      ]
      const changed = await own.ask('changeRecord', { version, changes })
      expect([codeOf(changed), fieldsOf(changed)]).toEqual(['ok', {}])
      const keys = (await actor(world(), agent, elder.person).record()).lines.map(({ key }) => key)
      expect(keys.sort()).toEqual(['address', 'birthDate', 'name', 'phone', 'residence', 'street'])
    })

    it('does nothing that needs her own hand', async () => {
      const { elder, agent, hers } = await inCall()
      const as = actor(world(), agent, elder.person)
      for (const action of ['consents', 'helpers', 'accessLog', 'copy', 'history', 'judgements'])
        expect([action, codeOf(await as.ask(action))]).toEqual([action, 'forbidden'])
      const erased = await as.ask('erase', { name: '王秀英' })
      expect([codeOf(erased), wordsOf(erased)]).toEqual(['forbidden', expect.stringContaining('不能在电话里办')])
      expect(
        codeOf(await as.ask('changeRecord', { version: 1, changes: [{ key: 'phone', value: '13800000000' }] })),
      ).toBe('forbidden')
      expect(codeOf(await hers.forHer('card'))).toBe('forbidden')
    })

    it('books a week of lunches, moves nothing else, and tells her and her helpers', async () => {
      const { elder, agent, desk, hers } = await inCall()
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, elder.person)
      const of = await newOffering(world(), await newProvider(world()))
      await newTime(world(), of)
      const slots = []
      for (const day of LUNCHES) slots.push((await newSlot(world(), of, day)).id)
      const books = bookingOf(world(), agent, elder.person)
      const wish = { offering: of.id, version: of.version, slots, units: 1 }
      const { total } = await books.forHer('quote', wish)
      const { order } = await books.forHer('book', { ...wish, details: {}, ownFen: total.ownFen })
      expect(order.bookings).toHaveLength(5)
      expect(order.events[0]?.who).toBe('12349 话务员 王芳 在电话里替 王秀英')
      expect((await books.ask('upcoming', {})).bookings).toHaveLength(5)
      for (const one of [elder, daughter])
        expect((await toldTo(world(), one)).map(({ words }) => words)).toContainEqual(
          expect.stringMatching(/12349 话务员 王芳 在电话里替 王秀英.*预约好了/),
        )
      const [first] = order.bookings
      const seen = { case: order.case, booking: first!.id, version: first!.version }
      const after = await books.ask('cancel', { ...seen, ownFen: 0 })
      expect(after.order.bookings.filter(({ state }) => state === 'cancelled')).toHaveLength(1)
      const complained = await desk.ask('complain', {
        ...{ case: order.case, version: (await desk.thread(order.case)).case.version },
        ...{ kind: 'complained', words: '昨天的饭是凉的。' },
      })
      expect(codeOf(complained)).toBe('ok')
      const { events } = await careOf(world(), elder).thread(order.case)
      expect(events.at(-1)).toMatchObject({ kind: 'complained', who: '12349 话务员 王芳 在电话里替 王秀英' })
      expect((await hers.cases()).map(({ id }) => id)).toEqual([order.case])
    })

    it('tells when it begins and ends, and sends a text to her own telephone', async () => {
      const before = await texts()
      const { elder, desk } = await inCall()
      expect(await texts()).toBe(before)
      dataOf(await desk.ask('leave'))
      dataOf(await desk.ask('leave'))
      expect(await texts()).toBe(before + 1)
      const [letter] = await owner()
        .select()
        .from(outbox)
        .where(inArray(outbox.template, ['call-text']))
        .orderBy(desc(outbox.createdAt))
      expect(letter?.channel).toBe('sms')
      const words = (await toldTo(world(), elder)).map((notice) => notice.words)
      expect(words.filter((text) => text.includes('12349 话务员 王芳')).sort()).toEqual([
        expect.stringContaining('事办完了'),
        expect.stringContaining('正在电话里帮 王秀英 办事'),
      ])
      const lines = await owner().select().from(accessLog).where(eq(accessLog.personId, elder.person))
      expect(lines).toContainEqual(expect.objectContaining({ action: 'care.openCall', ground: 'call' }))
    })

    it('ends by itself in its own words, and she can end it herself', async () => {
      const { elder, open } = await inCall()
      const before = world().now
      world().now = new Date(open.endsAt)
      try {
        const { database, keyring, now } = world()
        await runDue(database, jobHandlers(keyring), now, (error) => {
          throw error
        })
        const later = await tokenNow(world(), elder, before)
        expect((await toldTo(world(), later))[0]?.words).toContain('在电话里帮 王秀英 的事办完了')
      } finally {
        world().now = before
      }
      const second = await inCall()
      dataOf(await actor(world(), second.elder, second.elder.person).ask('endPresence', { id: second.open.id }))
      expect(await second.desk.presence()).toBeNull()
      expect((await kit.told(second.elder)).at(-1)).toContain('在电话里')
    })
  })

  /** As if the account had signed in with this telephone too. */
  async function linkPhone(somebody: Somebody, phone: string): Promise<void> {
    const row = { provider: 'phone' as const, subjectHash: subjectHash(world().keyring, 'phone', phone) }
    await owner()
      .insert(identity)
      .values({ ...row, accountId: somebody.id, createdAt: world().now })
  }
}
