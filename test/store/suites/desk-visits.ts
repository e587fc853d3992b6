import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { accessLog, job, presence, visit } from '../../../cloudfunctions/database/schema'
import type { DueVisit } from '../../../src/contract/care/visits'
import { CARE_GROUND, dataOf, type Worker, type World } from '../world'
import { careOf, toldTo } from './care-support'
import { codeOf, fieldsOf, stand, wordsOf } from './people-support'
import {
  agreeTo,
  entryOf,
  freshStreet,
  GOOD,
  goMissed,
  helpless,
  lifeOf,
  newWorkerOf,
  setEntry,
  setLines,
  visited,
} from './visits-support'

const HOUR = 3_600_000
const DAY = 24 * HOUR

interface Plan {
  readonly day: string
  readonly owed: number
  readonly visited: number
  readonly due: DueVisit[]
  readonly rule: { readonly monthly: number; readonly often: number; readonly source: string | null }
}
interface Recorded {
  readonly visit: string
  readonly cases: { readonly id: string; readonly number: string }[]
  readonly owed: number
  readonly visited: number
}

export function deskVisitsSuite(world: () => World): void {
  const ago = (ms: number) => new Date(world().now.getTime() - ms).toISOString()
  const planOf = async (worker: Worker) => dataOf<Plan>(await careOf(world(), worker).ask('visitPlan'))
  const record = (worker: Worker, person: string, more: object = {}) =>
    careOf(world(), worker).ask('recordVisit', {
      ...{ person, at: ago(HOUR), mode: 'in-person', outcome: 'seen', findings: GOOD },
      ...more,
    })
  const recorded = async (worker: Worker, person: string, more: object = {}) =>
    dataOf<Recorded>(await record(worker, person, more))
  const rowsOf = (person: string) => world().database.owner.select().from(visit).where(eq(visit.personId, person))
  const tracesOf = (person: string, action: string) =>
    world()
      .database.owner.select()
      .from(accessLog)
      .where(and(eq(accessLog.personId, person), eq(accessLog.action, action)))

  describe('the plan of visits', () => {
    it('lists who is due by the rule, with where the rule is from, and nobody else', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const monthly = await visited(world(), street, '王秀英')
      const often = await helpless(world(), street)
      const done = await visited(world(), street, '李桂英')
      await setEntry(world(), done.person, { lastVisitOn: '2026-11-03' })
      await setEntry(world(), often.person, { lastVisitOn: '2026-11-04' })
      const away = await visited(world(), street, '张凤英')
      await lifeOf(world(), worker, away.person, 'hospital', '2026-11-10')
      await visited(world(), freshStreet(), '住在别处的人')

      const plan = await planOf(worker)
      expect([plan.day, plan.owed, plan.visited]).toEqual(['2026-11-21', 3, 2])
      expect(plan.rule).toMatchObject({ monthly: 1, often: 2, inForce: true, oftenSource: null })
      expect(plan.rule.source).toMatch(/第20项/)
      const days = Object.fromEntries(plan.due.map(({ person, dueOn }) => [person, dueOn]))
      expect(days).toEqual({ [monthly.person]: '2026-11-30', [often.person]: '2026-11-19' })
    })

    it('goes by community and house, tells no address without her consent, and leaves a line a day', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const house = async (community: string, address: string, agrees = true) => {
        const her = await visited(world(), street, '王秀英', { community, address })
        if (agrees) await agreeTo(world(), her, 'place')
        return her.person
      }
      const ten = await house('南社区', '和平路10号')
      const nine = await house('南社区', '和平路9号')
      const hidden = await house('南社区', '和平路8号', false)
      const other = await house('北社区', '和平路11号')
      await planOf(worker)
      const { due } = await planOf(worker)
      expect(due.map(({ person }) => person)).toEqual([other, nine, ten, hidden])
      expect(due.map(({ address }) => address)).toEqual(['和平路11号', '和平路9号', '和平路10号', null])
      expect(due.map(({ placeAgreed }) => placeAgreed)).toEqual([true, true, true, false])
      expect(await tracesOf(ten, 'care.visitPlan')).toHaveLength(1)
    })

    it('is one division’s: a worker of one community sees nobody of the next', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street, { community: '东社区' })
      const hers = await visited(world(), street, '王秀英', { community: '东社区' })
      await visited(world(), street, '李桂英', { community: '西社区' })
      expect((await planOf(worker)).due.map(({ person }) => person)).toEqual([hers.person])
    })
  })

  describe('a visit', () => {
    it('counts once it is seen, and only then; tries are shown beside her name', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      const tried = await recorded(worker, her.person, { outcome: 'not-home', findings: null })
      expect([tried.owed, tried.visited, tried.cases]).toEqual([1, 0, []])
      expect((await planOf(worker)).due[0]).toMatchObject({ missed: 1, lastVisitOn: null })
      const seen = await recorded(worker, her.person, { at: ago(HOUR / 2) })
      expect([seen.owed, seen.visited]).toEqual([1, 1])
      expect((await entryOf(world(), her.person)).lastVisitOn).toBe('2026-11-21')
      expect((await planOf(worker)).due).toEqual([])
      expect(await tracesOf(her.person, 'care.recordVisit')).toHaveLength(2)
    })

    it('that is sent late takes nothing back from a later one', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      await recorded(worker, her.person)
      await recorded(worker, her.person, { at: ago(5 * DAY) })
      expect((await entryOf(world(), her.person)).lastVisitOn).toBe('2026-11-21')
    })

    it('is refused at its field: tomorrow, long ago, a problem without words, no checks, checks of nobody', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const { person } = await visited(world(), street)
      const fields = async (more: object) => Object.keys(fieldsOf(await record(worker, person, more)))
      expect(await fields({ at: ago(-DAY) })).toEqual(['at'])
      expect(await fields({ at: ago(20 * DAY) })).toEqual(['at'])
      expect(await fields({ findings: { ...GOOD, safety: 'problem' } })).toEqual(['words'])
      expect(await fields({ findings: null })).toEqual(['findings'])
      expect(await fields({ outcome: 'refused' })).toEqual(['findings'])
      expect(await fields({ files: [randomUUID()] })).toEqual(['files'])
      expect(await rowsOf(person)).toEqual([])
    })

    it('makes one case of its problems, which her helper sees and the worker himself may take and answer', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, her.person, ['view'])
      const findings = { ...GOOD, safety: 'problem', health: 'problem' }
      const { cases, visit: id } = await recorded(worker, her.person, { findings, words: '煤气管老化,腿肿了两天' })
      expect(cases).toHaveLength(1)
      const [card] = await careOf(world(), daughter).cases()
      expect(card).toMatchObject({ ...cases[0], title: '探访发现:身体、安全', state: 'waiting', kind: 'help' })
      expect(card?.promisedOn).not.toBeNull()
      expect((await toldTo(world(), daughter))[0]?.words).toContain('探访发现')
      const his = careOf(world(), worker)
      const taken = await his.done('take', await his.thread(cases[0]!.id))
      expect((await his.done('answer', taken, { words: '管子换好了' })).case.state).toBe('answered')
      const read = dataOf<object>(await his.ask('visit', { visit: id }))
      expect(read).toMatchObject({ person: her.person, findings, words: '煤气管老化,腿肿了两天', by: '社工 李敏' })
      expect(await tracesOf(her.person, 'care.visit')).toHaveLength(1)
    })

    it('is the same when it comes twice, under whatever id', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      const more = { at: ago(2 * HOUR), findings: { ...GOOD, needs: 'problem' }, words: '想要人送饭' }
      const [first, second] = [await recorded(worker, her.person, more), await recorded(worker, her.person, more)]
      expect(second).toEqual(first)
      expect(await rowsOf(her.person)).toHaveLength(1)
    })

    it('at the same moment that says something else is refused in words, and the first stands', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      const at = ago(2 * HOUR)
      const missed = { at, outcome: 'not-home', findings: null }
      const first = await recorded(worker, her.person, missed)
      const others: object[] = [
        { at, findings: { ...GOOD, safety: 'problem' }, words: '煤气管老化' },
        { at },
        { ...missed, outcome: 'refused' },
        { ...missed, mode: 'phone' },
        { ...missed, words: '邻居说去医院了' },
      ]
      for (const other of others) {
        const reply = await record(worker, her.person, other)
        expect([codeOf(reply), wordsOf(reply)]).toEqual(['conflict', expect.stringMatching(/没有记上.*改一改/)])
        expect(fieldsOf(reply)).toEqual({ at: wordsOf(reply) })
      }
      expect((await rowsOf(her.person)).map(({ id, outcome }) => [id, outcome])).toEqual([[first.visit, 'not-home']])
      expect((await recorded(worker, her.person, missed)).visit).toBe(first.visit)
      const later = await recorded(worker, her.person, { ...others[0], at: ago(2 * HOUR - 1) })
      expect([later.cases.length, later.visited]).toEqual([1, 1])
    })

    it('of an elder who moved away meanwhile is refused with what to do; of a stranger she does not exist', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      await planOf(worker)
      await setLines(world(), her.person, { street: freshStreet() })
      const moved = await record(worker, her.person)
      expect([codeOf(moved), wordsOf(moved)]).toEqual(['conflict', expect.stringMatching(/搬到别的社区.*还?.*手机上/)])
      const stranger = await newWorkerOf(world(), freshStreet())
      expect(codeOf(await record(stranger, her.person))).toBe('not-found')
      expect(codeOf(await record(stranger, randomUUID()))).toBe('not-found')
      expect(await rowsOf(her.person)).toEqual([])
    })

    it('of whoever is said to have moved to another city, or to have died, is refused; in hospital she is visited', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const answers: string[] = []
      for (const kind of ['moved', 'died', 'hospital'] as const) {
        const her = await visited(world(), street)
        await lifeOf(world(), worker, her.person, kind, '2026-11-20')
        const reply = await record(worker, her.person)
        answers.push(`${kind} ${codeOf(reply)} ${wordsOf(reply).slice(0, 13)}`)
      }
      expect(answers).toEqual([
        'moved conflict 这位老人已经搬到别的社区,',
        'died conflict 这位老人已经登记为去世,这',
        'hospital ok ',
      ])
    })

    it('is read by nobody outside the division in which she lives now', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      const { visit: id } = await recorded(worker, her.person)
      const elsewhere = await newWorkerOf(world(), freshStreet())
      expect(codeOf(await careOf(world(), elsewhere).ask('visit', { visit: id }))).toBe('not-found')
      const next = freshStreet()
      await setLines(world(), her.person, { street: next })
      expect(codeOf(await careOf(world(), worker).ask('visit', { visit: id }))).toBe('not-found')
      const there = await newWorkerOf(world(), next)
      expect(codeOf(await careOf(world(), there).ask('visit', { visit: id }))).toBe('ok')
    })

    it('by two at once, sent twice, is written once', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      const more = { at: ago(3 * HOUR), findings: { ...GOOD, mood: 'problem' }, words: '不想说话' }
      const all = await Promise.all([1, 2, 3].map(() => recorded(worker, her.person, more)))
      expect(new Set(all.map(({ visit: id }) => id)).size).toBe(1)
      expect(await rowsOf(her.person)).toHaveLength(1)
      expect(await world().database.owner.select().from(presence).where(eq(presence.personId, her.person))).toEqual([])
    })
  })

  describe('a visit that was missed', () => {
    it('rises to the whole street once, with counts only; who was away or came later does not', async () => {
      const street = freshStreet()
      const before = world().now
      world().now = new Date('2026-09-20T02:00:00Z')
      try {
        const worker = await newWorkerOf(world(), street)
        const missed = await visited(world(), street, '王秀英')
        const seen = await visited(world(), street, '李桂英')
        const away = await visited(world(), street, '张凤英')
        await setEntry(world(), seen.person, { lastVisitOn: '2026-10-05' })
        await lifeOf(world(), worker, away.person, 'home-again', '2026-10-15')
        await setEntry(world(), away.person, { whereabouts: 'home' })
        expect(await goMissed(world(), '2026-11-01')).toEqual([])
        expect(await goMissed(world(), '2026-11-02')).toEqual([])
        expect(await goMissed(world(), '2026-11-25')).toEqual([])
        expect((await entryOf(world(), missed.person)).raisedFor).toBe('2026-10-01')
        for (const { person } of [seen, away]) expect((await entryOf(world(), person)).raisedFor).toBeNull()
        const told = (await toldTo(world(), worker)).filter(({ words }) => words.includes(street))
        expect(told.map(({ words }) => words)).toEqual([expect.stringContaining('10月有1位')])
        expect(told[0]?.words).not.toContain('王秀英')
      } finally {
        world().now = before
      }
    })

    it('rises in one city though another city’s turn goes wrong, and that one is tried again by itself', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const before = world().now
      world().now = new Date('2026-09-20T02:00:00Z')
      const her = await visited(world(), street)
      world().now = before
      const bad = { code: '140000', name: '坏县', city: 'bad', cityName: '坏市' }
      const places = new Map([[bad.code, bad], ...world().places])
      const broken = {
        ...{ ...CARE_GROUND.visits[0]!, city: 'bad' },
        get often(): never {
          throw new Error('a rule that cannot be read')
        },
      }
      const ground = { places, visits: [broken, ...CARE_GROUND.visits] }
      const faults = await goMissed(world(), '2026-11-27', ground)
      expect(faults.map(String)).toEqual(['Error: a rule that cannot be read'])
      const left = await world()
        .database.owner.select({ about: job.about, status: job.status })
        .from(job)
        .where(eq(job.kind, 'visits-missed-city'))
      expect(left.filter(({ status }) => status !== 'done')).toEqual([{ about: '2026-11-27 bad', status: 'waiting' }])
      expect(left).toContainEqual({ about: '2026-11-27 linfen', status: 'done' })
      // In November she was never seen: it is told in the first days of December, of this city.
      await goMissed(world(), '2026-12-02', ground)
      expect((await entryOf(world(), her.person)).raisedFor).toBe('2026-11-01')
      expect((await toldTo(world(), worker)).map(({ words }) => words).join()).toContain('11月有1位')
    })

    it('rises to the county where nobody has the whole street; one that cannot wait, after a week', async () => {
      const street = freshStreet()
      const official = await world().staff({ role: 'official', county: '141002', name: '高经办' })
      const before = world().now
      world().now = new Date('2026-09-20T02:00:00Z')
      const her = await helpless(world(), street)
      world().now = before
      await setEntry(world(), her.person, { lastVisitOn: '2026-11-01' })
      expect(await goMissed(world(), '2026-11-23')).toEqual([])
      expect((await entryOf(world(), her.person)).raisedFor).toBeNull()
      expect(await goMissed(world(), '2026-11-24')).toEqual([])
      expect(await goMissed(world(), '2026-11-26')).toEqual([])
      expect((await entryOf(world(), her.person)).raisedFor).toBe('2026-11-01')
      const told = (await toldTo(world(), official)).filter(({ words }) => words.includes(street))
      expect(told.map(({ words }) => words)).toEqual([expect.stringContaining('有1位不能自理的老人')])
    })
  })
}
