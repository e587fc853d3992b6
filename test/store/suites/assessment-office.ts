import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import {
  accessLog,
  assessment,
  assessmentVisit,
  assessorTime,
  careCase,
  provider,
} from '../../../cloudfunctions/database/schema'
import type { OfficeThread } from '../../../src/contract/assessment/office'
import type { Reply } from '../../../cloudfunctions/runtime/invoke'
import type { Worker, World } from '../world'
import {
  appliedFor,
  assessmentOf,
  assignedTo,
  checkedFor,
  newApplicant,
  newAssessor,
  newOfficial,
  newOrg,
  newTeam,
  seen,
  VISIT_DAY,
  WHEN,
  type Team,
} from './assessment-support'
import { bookingOf, newOffering, newProvider, newSlot } from './booking-support'
import { toldTo } from './care-support'
import { codeOf, fieldsOf, stand, wordsOf, type Elder } from './people-support'

export function assessmentOfficeSuite(world: () => World): void {
  const owner = () => world().database.owner
  const as = (who: Worker) => assessmentOf(world(), who)
  const allTold = async (somebody: Pick<Elder, 'session'>) =>
    (await toldTo(world(), somebody)).map(({ words }) => words).join('\n')
  const pair = ({ first, second }: Pick<Team, 'first' | 'second'>) => ({ first: first.staff, second: second.staff })
  const caseOf = (office: OfficeThread) => office.thread.assessment.case
  /** Taken on, and the reply of sending a team. */
  const sending = async (official: Worker, her?: Elder) => {
    const { thread } = await checkedFor(world(), her ?? (await newApplicant(world())), official)
    return (input: object): Promise<Reply> => as(official).reply('assignTeam', { ...seen(thread), ...input })
  }

  describe('the office’s desk', () => {
    it('has what is due first in front, counts what is late, and she sees that her name was shown', async () => {
      const official = await newOfficial(world())
      const before = (await as(official).ask('officeDesk', { show: 'assign' })).counts
      const [late, later] = [await newApplicant(world()), await newApplicant(world(), '王德山')]
      const [one, two] = [await checkedFor(world(), late, official), await checkedFor(world(), later, official)]
      const promise = (office: OfficeThread, promisedOn: string) =>
        owner()
          .update(careCase)
          .set({ promisedOn })
          .where(eq(careCase.id, caseOf(office)))
      await promise(two, '2026-11-19')
      await promise(one, '2026-11-18')
      const { cards, counts } = await as(official).ask('officeDesk', { show: 'assign' })
      expect(cards.slice(0, 2).map((card) => [card.case, card.overdue, card.person.name])).toEqual([
        [caseOf(one), true, '王秀英'],
        [caseOf(two), true, '王德山'],
      ])
      const grown = (show: string) =>
        (['n', 'overdue'] as const).map(
          (key) => counts.find((row) => row.show === show)![key] - before.find((row) => row.show === show)![key],
        )
      expect(grown('assign')).toEqual([2, 2])
      const lines = await owner()
        .select({ action: accessLog.action })
        .from(accessLog)
        .where(and(eq(accessLog.personId, late.person), eq(accessLog.accountId, official.id)))
      expect(lines.map(({ action }) => action)).toContain('assessment.officeDesk')
    })

    it('is read page by page, and nobody behind the first is lost', async () => {
      const [her, official] = [await newApplicant(world()), await newOfficial(world())]
      const thread = await appliedFor(world(), her)
      const { owner: db } = world().database
      const [one] = await db.select().from(assessment).where(eq(assessment.id, thread.assessment.id))
      const [about] = await db.select().from(careCase).where(eq(careCase.id, one!.caseId))
      const number = (n: number) => String(73_510_000 + n)
      const more = Array.from({ length: 60 }, (_one, n) => ({ ...about!, id: randomUUID(), number: number(n) }))
      await db.insert(careCase).values(more)
      const over = { ...one!, state: 'withdrawn' as const }
      await db.insert(assessment).values(more.map(({ id }) => ({ ...over, id: randomUUID(), caseId: id })))
      const found: string[] = []
      for (let pages = 0, isMore = true; isMore; pages += 1) {
        const page = await as(official).ask('officeDesk', { show: 'over', skip: found.length })
        expect(page.cards.length).toBeLessThanOrEqual(50)
        found.push(...page.cards.map((card) => card.case))
        isMore = page.more
        expect(pages).toBeLessThan(20)
      }
      expect(found).toEqual(expect.arrayContaining(more.map(({ id }) => id)))
      expect(new Set(found).size).toBe(found.length)
    })

    it('shows an official his own county, and one of the city all of them', async () => {
      const her = await newApplicant(world(), '尹桂英', { residence: '141024', street: '大槐树镇' })
      const thread = await appliedFor(world(), her)
      const sees = async (more: object) => {
        const { cards } = await as(await newOfficial(world(), more)).ask('officeDesk', { show: 'check' })
        return cards.some((card) => card.case === thread.assessment.case)
      }
      expect(await sees({ county: '141024' })).toBe(true)
      expect(await sees({ county: '141002' })).toBe(false)
      expect(await sees({ county: undefined })).toBe(true)
      expect(await sees({ county: undefined, city: 'taiyuan' })).toBe(false)
    })

    it('lets nobody act in what is his family’s or what he has applied for himself', async () => {
      const [her, son] = [await newApplicant(world()), await newOfficial(world(), { name: '王强' })]
      await stand(world(), son, her.person, ['view', 'assess'])
      const { thread } = await assessmentOf(world(), son, her.person).forHer('apply', {
        ...{ city: 'linfen', reason: 'first', place: 'home', address: '五一社区', dayPart: 'any' },
        ...{ phone: '13935700001', companion: null, agreed: 1 },
      })
      const reply = await as(son).reply('check', { ...seen(thread), finding: 'accept', words: '好' })
      expect([codeOf(reply), wordsOf(reply)]).toEqual(['forbidden', expect.stringContaining('家人、帮手')])
      expect((await as(son).ask('officeCase', { case: thread.assessment.case })).office.thread.may).toEqual([])
    })

    it('is two officials’ at once: one is first, the other is told that it has gone on', async () => {
      const her = await newApplicant(world())
      const thread = await appliedFor(world(), her)
      const both = [await newOfficial(world()), await newOfficial(world(), { name: '邓经办' })]
      const replies = await Promise.all(
        both.map((one, n) =>
          as(one).reply('check', { ...seen(thread), finding: n === 0 ? 'accept' : 'return', words: '看过了' }),
        ),
      )
      expect(replies.map(codeOf).sort()).toEqual(['conflict', 'ok'])
    })
  })

  describe('a team', () => {
    it('is shown with the reason of everybody who cannot go', async () => {
      const [her, official] = [await newApplicant(world()), await newOfficial(world())]
      const { thread } = await checkedFor(world(), her, official)
      // It feeds her: whoever has a reason to please does not judge.
      const served = await newProvider(world(), '安康养老')
      await owner().update(provider).set({ assesses: true }).where(eq(provider.id, served.provider))
      const meal = await newOffering(world(), served)
      const slot = await newSlot(world(), meal, VISIT_DAY)
      const wish = { offering: meal.id, version: 1, slots: [slot.id], units: 1, details: {}, ownFen: meal.fen }
      await bookingOf(world(), her, her.person).forHer('book', wish)
      const cook = await newAssessor(world(), served.provider, { name: '赵敏' })
      const team = await newTeam(world())
      const old = await newAssessor(world(), team.org, { name: '吴刚', validTo: '2026-11-24' })
      const niece = await newAssessor(world(), team.org, { name: '王芳' })
      await stand(world(), niece, her.person, ['view'])
      await assignedTo(world(), await newApplicant(world(), '王德山'), official, team)
      const { orgs, medicalNeeded, minutes } = await as(official).ask('teams', {
        case: thread.assessment.case,
        ...WHEN,
      })
      expect([medicalNeeded, minutes]).toEqual([true, 90])
      const faults = new Map(orgs.flatMap(({ assessors }) => assessors.map((one) => [one.id, one.fault] as const)))
      expect(orgs.find(({ id }) => id === served.provider)?.fault).toMatch(/正在为这位老人服务/)
      expect(faults.get(cook.staff)).toMatch(/正在为这位老人服务/)
      expect(faults.get(old.staff)).toMatch(/过期/)
      expect(faults.get(niece.staff)).toMatch(/家人或帮手/)
      expect(faults.get(team.first.staff)).toMatch(/那段时间有别的评估/)
      const later = await as(official).ask('teams', { case: thread.assessment.case, day: VISIT_DAY, from: 900 })
      const free = later.orgs.flatMap(({ assessors }) => assessors).find(({ id }) => id === team.first.staff)
      expect(free).toMatchObject({ fault: null, medical: true, that: 1 })
      const reply = await as(official).reply('assignTeam', {
        ...{ ...seen(thread), first: cook.staff, second: cook.staff },
      })
      expect(fieldsOf(reply)['first']).toMatch(/正在为这位老人服务/)
    })

    it('is two different people of one organisation, one of them medical, whom the city knows', async () => {
      const official = await newOfficial(world())
      const send = await sending(official)
      const [team, other] = [await newTeam(world()), await newTeam(world())]
      const plain = await newAssessor(world(), team.org, { name: '吴刚' })
      const field = async (input: object) => Object.entries(fieldsOf(await send(input)))[0]
      const twice = { first: team.first.staff, second: team.first.staff }
      expect(await field(twice)).toEqual(['second', expect.stringContaining('不能是同一个人')])
      expect(await field({ ...pair(team), second: other.second.staff })).toEqual([
        'second',
        expect.stringContaining('同一家'),
      ])
      expect(await field({ first: plain.staff, second: team.second.staff })).toEqual([
        'second',
        expect.stringContaining('医护背景'),
      ])
      expect(await field({ ...pair(team), first: randomUUID() })).toEqual([
        'first',
        expect.stringContaining('没有找到'),
      ])
      await owner().update(provider).set({ blacklistedOn: '2026-11-01' }).where(eq(provider.id, other.org))
      expect(await field(pair(other))).toEqual(['first', expect.stringContaining('换一家')])
      const farAway = await newOrg(world(), { city: 'taiyuan' })
      const foreign = await world().staff({ role: 'assessor', city: 'taiyuan', provider: farAway })
      expect(await field({ ...pair(team), second: foreign.staff })).toEqual([
        'second',
        expect.stringContaining('没有找到'),
      ])
    })

    it('goes on no day that is gone, in no hour of the night, and not in three months', async () => {
      const official = await newOfficial(world())
      const [send, team] = [await sending(official), await newTeam(world())]
      const path = async (day: string, from: number) =>
        Object.keys(fieldsOf(await send({ ...pair(team), when: { day, from } })))
      expect(await path('2026-11-20', 600)).toEqual(['when.day'])
      expect(await path('2027-03-01', 600)).toEqual(['when.day'])
      expect(await path('2026-11-21', 540)).toEqual(['when.from'])
      expect(await path(VISIT_DAY, 450)).toEqual(['when.from'])
      expect(await path(VISIT_DAY, 1000)).toEqual(['when.from'])
      expect(codeOf(await send({ ...pair(team), when: { day: '2026-11-21', from: 660 } }))).toBe('ok')
    })

    it('is told who goes with whom and where, and she who comes and when; a street further is counted', async () => {
      const [her, official, team] = [await newApplicant(world()), await newOfficial(world()), await newTeam(world())]
      const office = await assignedTo(world(), her, official, team)
      expect(office).toMatchObject({
        thread: { assessment: { state: 'appointed', promisedOn: '2026-12-04', holder: { words: '安康评估中心' } } },
        visits: [{ day: VISIT_DAY, from: '2026-11-25T01:30:00.000Z', to: '2026-11-25T03:00:00.000Z', round: 1 }],
      })
      expect(await allTold(her)).toMatch(
        /11月25日\(周三\) 9:30,安康评估中心 的 王芳、李强 上门。开门前先问姓名、单位。改时间打 0357-2095000/,
      )
      const his = await allTold(team.second)
      expect(his).toContain('11月25日(周三) 9:30,您和 王芳 上门评估,在尧都区 解放路街道')
      expect(his).not.toContain('王秀英')
      // The visit ends at eleven; her neighbour's street is twenty minutes off, another county's an hour.
      const near = await sending(official)
      expect(codeOf(await near({ ...pair(team), when: { day: VISIT_DAY, from: 670 } }))).toBe('invalid')
      expect(codeOf(await near({ ...pair(team), when: { day: VISIT_DAY, from: 690 } }))).toBe('ok')
    })

    it('is had by one of two who want it at the same moment', async () => {
      const official = await newOfficial(world())
      const team = await newTeam(world())
      const wanted = [await sending(official), await sending(official), await sending(official)]
      // Not the very same minutes: the way between two visits is asked in a race too.
      const replies = await Promise.all(
        wanted.map((send, n) => send({ ...pair(team), when: { day: VISIT_DAY, from: 600 + n * 95 } })),
      )
      expect(replies.filter((reply) => codeOf(reply) === 'ok').length).toBeLessThanOrEqual(2)
      const held = await owner()
        .select({ during: assessorTime.during })
        .from(assessorTime)
        .where(and(eq(assessorTime.staffId, team.first.staff), assessorTime.active))
      expect(held).toHaveLength(replies.filter((reply) => codeOf(reply) === 'ok').length)
      for (const reply of replies.filter((one) => codeOf(one) !== 'ok'))
        expect(['conflict', 'invalid']).toContain(codeOf(reply))
    })

    it('of which one works here no more is the office’s to change: it is told, and nobody sends him again', async () => {
      const [her, official, team] = [await newApplicant(world()), await newOfficial(world()), await newTeam(world())]
      const { thread } = await assignedTo(world(), her, official, team)
      const operator = await world().staff({ role: 'operator', name: '高局长' })
      await world().ask('operator', 'endStaff', { id: team.second.staff }, { session: operator.session })
      expect(await allTold(official)).toMatch(/“申请能力评估”.*的评估员 李强 不再做评估了/)
      const reply = await as(official).reply('assignTeam', { ...seen(thread), ...pair(team) })
      expect(fieldsOf(reply)['second']).toMatch(/没有找到/)
    })

    it('that stands is free again once another takes its place, and hears of it', async () => {
      const [her, official] = [await newApplicant(world()), await newOfficial(world())]
      const [team, other] = [await newTeam(world()), await newTeam(world(), ['赵敏', '孙强'])]
      const { thread, visits } = await assignedTo(world(), her, official, team)
      const after = (await as(official).ask('assignTeam', { ...seen(thread), ...pair(other) })).office
      expect(after).toMatchObject({
        thread: { assessment: { state: 'assigned', visit: { first: { name: '赵敏' } }, promisedOn: '2026-12-04' } },
        visits: [{ day: null }, { id: visits[0]!.id }],
      })
      expect(await allTold(team.first)).toContain('不用您去了')
      expect(await allTold(other.first)).toContain('您和 孙强 有一次新的上门评估')
      expect(await allTold(her)).toContain('安康评估中心 的 赵敏、孙强 来评估,会打电话跟您约时间')
      const rows = await owner()
        .select()
        .from(assessmentVisit)
        .where(and(eq(assessmentVisit.assessmentId, thread.assessment.id), assessmentVisit.active))
      expect(rows).toHaveLength(1)
      const send = await sending(official)
      expect(codeOf(await send({ ...pair(team), when: WHEN }))).toBe('ok')
    })
  })
}
