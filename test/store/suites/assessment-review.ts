import { randomUUID } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import { isDrawn } from '../../../cloudfunctions/assessment/visits/sign'
import { assessment, assessmentVisit, assessorTime } from '../../../cloudfunctions/database/schema'
import type { OfficeThread } from '../../../src/contract/assessment/office'
import type { Reply } from '../../../cloudfunctions/runtime/invoke'
import type { SheetTap } from '../../../src/domain/assessment/sheet'
import { dataOf, type Worker, type World } from '../world'
import {
  answer,
  answersFor,
  NEEDED,
  newScene,
  put,
  signedWith,
  signInput,
  tapsOfBoth,
  type Scene,
} from './assessment-form-support'
import {
  assessmentOf,
  consentTo,
  checkedFor,
  newApplicant,
  newOfficial,
  newTeam,
  seen,
  WHEN,
  type Team,
} from './assessment-support'
import { toldTo } from './care-support'
import { codeOf, fieldsOf, stand, wordsOf, workerBeside, type Elder } from './people-support'

/** A county of the tests that no other suite of assessments uses: its figures are these. */
const QUIET = '141082'

export function assessmentReviewSuite(world: () => World): void {
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

  describe('the review of a form', () => {
    /** A form on which one answer was changed and one difference settled. */
    const differing = async (scene: Scene) => {
      const { now } = world()
      const at = (seconds: number) => new Date(now.getTime() - 40_000 + seconds * 1_000)
      const made = (seconds: number) => ({ id: randomUUID(), at: at(seconds).toISOString() })
      const taps: SheetTap[] = [
        answer('B.1.1', 3, 'first', new Date(now.getTime() - 600_000)),
        ...tapsOfBoth(answersFor(90), new Date(now.getTime() - 60_000)),
        answer('B.1.2', 3, 'second', at(0)),
        { ...made(1), kind: 'settle', by: 'second', item: 'B.1.2', value: 3, words: '剪指甲要人提醒' },
        { ...made(2), kind: 'note', by: 'first', item: null, words: '屋里很暗' },
      ]
      const n = await put(world(), scene.team.first, scene.visit, taps)
      await as(scene.team.first).ask('sign', signInput(world(), scene, n))
    }

    it('shows what both hold, what was changed and what was settled, and tells her by one word of the official', async () => {
      const scene = await newScene(world())
      await differing(scene)
      const { office } = await as(scene.official).ask('officeCase', { case: caseOf(scene.office) })
      const { sheet, draft } = office
      expect(draft).toMatchObject({ total: 89, level: 1, round: 1 })
      expect(sheet!.lines.find(({ item }) => item === 'B.1.2')?.answer).toMatch(/^3分:/)
      expect(sheet!.lines.find(({ item }) => item === '')?.notes).toEqual(['王芳:屋里很暗'])
      expect(sheet!.changes.map(({ item, by, was, words }) => [item, by, was !== null, words])).toEqual([
        ['B.1.1', '王芳', true, ''],
        ['B.1.2', '李强', true, ''],
        ['B.1.2', '王芳、李强', false, '剪指甲要人提醒'],
      ])
      expect(sheet!.informant).toEqual({ name: '王强', relation: '儿子' })
      expect(office.thread.may).toEqual(['tell', 'do-again'])
      const told = (await as(scene.official).ask('review', { ...seen(office.thread), fine: true })).office
      expect(told).toMatchObject({ draft: null, thread: { assessment: { state: 'told', level: 1 }, may: [] } })
    })

    it('lets a form not stand with a reason: another team, and she is never shown what it came to', async () => {
      const scene = await newScene(world())
      const { official, her, team } = scene
      await signedWith(world(), scene, answersFor(60))
      const { thread } = (await as(official).ask('officeCase', { case: caseOf(scene.office) })).office
      const without = await as(official).reply('review', { ...seen(thread), fine: false })
      expect(fieldsOf(without)).toHaveProperty('words')
      const no = { ...seen(thread), fine: false, words: '两位是隔着电话评的' }
      const again = (await as(official).ask('review', no)).office.thread
      expect(again).toMatchObject({ assessment: { state: 'checked', visit: null, level: null }, results: [] })
      expect(await allTold(her)).toMatch(/要另派一组再评一次:两位是隔着电话评的/)
      expect(await allTold(team.first)).toMatch(/没有通过审核:两位是隔着电话评的/)
      const same = await as(official).reply('assignTeam', { ...seen(again), ...pair(team) })
      expect(fieldsOf(same)['first']).toMatch(/已经评过/)
      const other = await newTeam(world())
      const when = { day: '2026-11-21', from: 660 }
      const office = (await as(official).ask('assignTeam', { ...seen(again), ...pair(other), when })).office
      await signedWith(world(), { ...scene, team: other, office, visit: office.visits[0]!.id }, answersFor(80))
      const last = (await as(official).ask('officeCase', { case: caseOf(office) })).office.thread
      const done = (await as(official).ask('review', { ...seen(last), fine: true })).office.thread
      expect(done.results).toMatchObject([{ total: 80, superseded: false }])
      expect(done.results).toHaveLength(1)
    })

    it('is not her son’s, and is done by one of two at the same moment', async () => {
      const scene = await newScene(world())
      await signedWith(world(), scene, answersFor(80))
      const { thread } = (await as(scene.official).ask('officeCase', { case: caseOf(scene.office) })).office
      const son = await newOfficial(world(), { name: '王强' })
      await stand(world(), son, scene.her.person, ['view'])
      expect(codeOf(await as(son).reply('review', { ...seen(thread), fine: true }))).toBe('forbidden')
      const both = [scene.official, await newOfficial(world(), { name: '邓经办' })]
      const replies = await Promise.all(both.map((one) => as(one).reply('review', { ...seen(thread), fine: true })))
      expect(replies.map(codeOf).sort()).toEqual(['conflict', 'ok'])
    })

    it('is looked at again where it was drawn: once, by a colleague, and nothing of the result changes', async () => {
      const drawn = await drawnScene()
      const { official } = drawn
      await signedWith(world(), drawn, answersFor(80))
      const { thread } = (await as(official).ask('officeCase', { case: caseOf(drawn.office) })).office
      await as(official).ask('review', { ...seen(thread), fine: true })
      const show = async (who: Worker) =>
        (await as(who).ask('officeDesk', { show: 'drawn' })).cards.map((card) => card.case)
      expect(await show(official)).toContain(caseOf(drawn.office))
      const colleague = await newOfficial(world(), { name: '邓经办' })
      const input = { visit: drawn.visit, fine: false, words: '洗澡一项和备注对不上' }
      expect(wordsOf(await as(official).reply('audit', input))).toMatch(/另一位同事/)
      const read = (await as(colleague).ask('officeCase', { case: caseOf(drawn.office) })).office
      expect(read.sheet?.visit).toBe(drawn.visit)
      const { office } = await as(colleague).ask('audit', input)
      expect(office).toMatchObject({
        audit: { fine: false, words: input.words, by: '民政 邓经办' },
        thread: { assessment: { state: 'told', level: 1 } },
      })
      expect(codeOf(await as(colleague).reply('audit', input))).toBe('conflict')
      expect(await show(colleague)).not.toContain(caseOf(drawn.office))
      const elsewhere = await newOfficial(world(), { county: '141024' })
      expect(codeOf(await as(elsewhere).reply('audit', input))).toBe('not-found')
      const other = await newScene(world())
      expect(codeOf(await as(colleague).reply('audit', { ...input, visit: other.visit }))).toBe('not-found')
    })

    it('is not looked at again by who has reviewed another form of the same application', async () => {
      const drawn = await drawnScene()
      const { official } = drawn
      await signedWith(world(), drawn, answersFor(80))
      const first = (await as(official).ask('officeCase', { case: caseOf(drawn.office) })).office.thread
      const no = { ...seen(first), fine: false, words: '两项前后不一样' }
      const again = (await as(official).ask('review', no)).office.thread
      const [other, when] = [await newTeam(world()), { day: '2026-11-21', from: 660 }]
      const office = (await as(official).ask('assignTeam', { ...seen(again), ...pair(other), when })).office
      await signedWith(world(), { ...drawn, team: other, office, visit: office.visits[0]!.id }, answersFor(80))
      const colleague = await newOfficial(world(), { name: '邓经办' })
      const last = (await as(colleague).ask('officeCase', { case: caseOf(office) })).office.thread
      await as(colleague).ask('review', { ...seen(last), fine: true })
      const input = { visit: drawn.visit, fine: true, words: '看过了' }
      for (const one of [official, colleague])
        expect(wordsOf(await as(one).reply('audit', input))).toMatch(/另一位同事/)
      const third = await newOfficial(world(), { name: '吴经办' })
      expect(codeOf(await as(third).reply('audit', input))).toBe('ok')
    })

    /** A visit that will be drawn once it is signed: its id decides, and nobody chooses that outside of a test. */
    async function drawnScene(): Promise<Scene> {
      const scene = await newScene(world(), { when: null })
      let id = randomUUID() as string
      while (!isDrawn(world().keyring, id)) id = randomUUID()
      await owner().update(assessmentVisit).set({ id }).where(eq(assessmentVisit.id, scene.visit))
      await owner().update(assessment).set({ visitId: id }).where(eq(assessment.visitId, scene.visit))
      await as(scene.official).ask('appoint', { visit: id, version: 1, day: '2026-11-21', from: 660 })
      return { ...scene, visit: id }
    }
  })

  describe('a result of somebody who has taken her consent back', () => {
    it('is read by herself and no more by who helps her', async () => {
      const scene = await newScene(world())
      const { her, official } = scene
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, her.person, ['view', 'assess'])
      await signedWith(world(), scene, answersFor(80))
      const { thread } = (await as(official).ask('officeCase', { case: caseOf(scene.office) })).office
      await as(official).ask('review', { ...seen(thread), fine: true })
      const of = { case: caseOf(scene.office) }
      const [mine, hers] = [assessmentOf(world(), her), assessmentOf(world(), daughter, her.person)]
      const told = (await hers.ask('assessment', of)).thread
      expect(told.results).toHaveLength(1)
      await hers.ask('agree', seen(told))
      expect((await hers.ask('certificate', of)).certificate.level).toBe(1)
      await consentTo(world(), her, false)
      const nothing = { assessment: { level: null }, results: [], certificate: null, changed: [] }
      expect((await hers.ask('assessment', of)).thread).toMatchObject(nothing)
      expect((await hers.forHer('assessments')).threads[0]).toMatchObject(nothing)
      expect(codeOf(await hers.reply('certificate', of))).toBe('not-found')
      expect((await mine.ask('assessment', of)).thread).toMatchObject({
        assessment: { level: 1 },
        results: [{ level: 1 }],
      })
    })
  })

  describe('an assessment in the copy of her data', () => {
    it('is not what was put down before she was told', async () => {
      const scene = await newScene(world())
      const { session, person } = scene.her
      const copy = async () =>
        dataOf<{ copy: Record<string, { 上门: object[]; 结果: object[] }[]> }>(
          await world().ask('account', 'copy', {}, { session, for: person }),
        ).copy['能力评估']![0]!
      const at = new Date(world().now.getTime() - 60_000)
      await put(world(), scene.team.first, scene.visit, [answer('B.1.1', answersFor(80)['B.1.1']!, 'first', at)])
      expect(Object.keys((await copy()).上门[0]!)).toEqual(['评估机构', '哪一天', '签字时间'])
      await signedWith(world(), scene, answersFor(80))
      const waiting = await copy()
      expect([Object.keys(waiting.上门[0]!).length, waiting.结果]).toEqual([3, []])
    })

    it('is what was signed, line by line; without her consent to a worker only that it was', async () => {
      const scene = await newScene(world())
      await signedWith(world(), scene, answersFor(80))
      const { thread } = (await as(scene.official).ask('officeCase', { case: caseOf(scene.office) })).office
      const told = (await as(scene.official).ask('review', { ...seen(thread), fine: true })).office.thread
      await assessmentOf(world(), scene.her).ask('agree', seen(told))
      const copy = async (who: { session: string }) =>
        dataOf<{ copy: Record<string, Record<string, unknown>[]> }>(
          await world().ask('account', 'copy', {}, { session: who.session, for: scene.her.person }),
        ).copy['能力评估']![0]!
      const mine = await copy(scene.her)
      expect(mine).toMatchObject({ 现在: '结果有效', 到哪天: '2027-11-20' })
      expect(mine['结果']).toMatchObject([{ 总分: 80, 现在算数: true }])
      expect(JSON.stringify(mine)).toContain('周三下午要透析')
      const [visit] = mine['上门'] as { 评估表: { 项目: string; 填的: string }[] }[]
      expect(visit!.评估表).toHaveLength(NEEDED.length)
      expect(visit!.评估表).toContainEqual({ 项目: '进食', 填的: expect.stringMatching(/^\d分:./) })
      expect(JSON.stringify(visit)).not.toMatch(/王芳|李强/)
      await consentTo(world(), scene.her, false)
      const beside = await copy(await workerBeside(world(), scene.her.person))
      expect(Object.keys(beside).sort()).toEqual(['原因', '现在', '申请时间'].sort())
    })
  })

  describe('the figures of the office', () => {
    it('count what was applied for, told, changed and paid for, in the county and months that are asked', async () => {
      const official = await newOfficial(world(), { county: QUIET })
      const office = as(official)
      const months = { from: '2026-11', to: '2026-11' }
      const her = await newApplicant(world(), '尹桂英', { residence: QUIET, street: '鼓楼街道' })
      const empty = await office.ask('assessmentStats', months)
      expect(empty).toMatchObject({ applied: 0, days: null, objections: { n: 0, changed: 0 }, overdue: 0 })
      const scene = await newScene(world(), { her, official })
      await owner()
        .update(assessment)
        .set({ createdAt: new Date('2026-11-10T20:00:00Z') })
        .where(eq(assessment.caseId, caseOf(scene.office)))
      await signedWith(world(), scene, answersFor(80))
      const { thread } = (await office.ask('officeCase', { case: caseOf(scene.office) })).office
      const told = (await office.ask('review', { ...seen(thread), fine: true })).office.thread
      const mine = assessmentOf(world(), her, her.person)
      const objected = (await mine.ask('object', { ...seen(told), words: '不对' })).thread
      const [team, when] = [await newTeam(world()), { day: '2026-11-21', from: 660 }]
      const sent = (await office.ask('assignTeam', { ...seen(objected), ...pair(team), when })).office
      await signedWith(world(), { ...scene, team, office: sent, visit: sent.visits[0]!.id }, answersFor(60))
      const signed = (await office.ask('officeCase', { case: caseOf(sent) })).office.thread
      await office.ask('review', { ...seen(signed), fine: true })
      const stats = await office.ask('assessmentStats', months)
      expect(stats).toMatchObject({
        ...{ applied: 1, days: { median: 10, ninety: 10 }, objections: { n: 1, changed: 1 } },
        counties: [{ county: QUIET, name: '霍州市', applied: 1, told: 1 }],
      })
      expect(stats.levels.map(({ level, n }) => [level, n])).toEqual([
        [0, 0],
        [1, 0],
        [2, 1],
        [3, 0],
        [4, 0],
      ])
      expect(await office.ask('assessmentStats', { from: '2026-10', to: '2026-10' })).toMatchObject({ applied: 0 })
      expect(fieldsOf(await office.reply('assessmentStats', { from: '2026-11', to: '2026-10' }))).toHaveProperty('to')
      const settled = await office.ask('assessmentSettlement', { month: '2026-11' })
      expect(settled).toMatchObject({ feeFen: null, assumed: true })
      expect(settled.orgs.map(({ id, signed: n, fen }) => [id, n, fen]).sort()).toEqual(
        [
          [scene.team.org, 1, null],
          [team.org, 1, null],
        ].sort(),
      )
    })

    it('let an official set an assessor’s papers, in his own city', async () => {
      const [official, team] = [await newOfficial(world()), await newTeam(world())]
      const input = { staff: team.second.staff, medical: true, validTo: '2026-11-24' }
      const { orgs } = await as(official).ask('setAssessor', input)
      const [one] = orgs.flatMap(({ assessors }) => assessors).filter(({ id }) => id === team.second.staff)
      expect(one).toMatchObject({ medical: true, validTo: '2026-11-24' })
      const send = await sending(official)
      expect(fieldsOf(await send({ ...pair(team), when: WHEN }))['second']).toMatch(/过期/)
      const elsewhere = await newOfficial(world(), { city: 'taiyuan', county: undefined })
      expect(codeOf(await as(elsewhere).reply('setAssessor', input))).toBe('not-found')
      expect(codeOf(await as(official).reply('setAssessor', { ...input, staff: official.staff }))).toBe('not-found')
      const held = await owner()
        .select({ id: assessorTime.id })
        .from(assessorTime)
        .where(inArray(assessorTime.staffId, [team.first.staff, team.second.staff]))
      expect(held).toEqual([])
    })
  })
}
