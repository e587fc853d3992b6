import { and, eq } from 'drizzle-orm'
import { assessmentJobs } from '../../../cloudfunctions/assessment'
import {
  assessment,
  assessmentVisit,
  assessorTime,
  careCase,
  job,
  lifeEffect,
  staff,
  subsidyGrant,
} from '../../../cloudfunctions/database/schema'
import {
  LIFE_ASSESSMENTS,
  LIFE_ASSESSMENTS_BACK,
  LIFE_CHANGED,
  LIFE_TAKEN_BACK,
} from '../../../cloudfunctions/runtime/life'
import type { CaseThread } from '../../../src/contract/care'
import type { GrantThread } from '../../../src/contract/booking/grants'
import type { LifeEventKind } from '../../../src/domain/life/event'
import { ASSESSMENT_GROUND, dataOf, type Somebody, type Worker, type World } from '../world'
import { answersFor, newScene, signedWith, type Scene } from './assessment-form-support'
import { appliedFor, assessmentOf, consentTo, newApplicant, newOfficial, newTeam, seen } from './assessment-support'
import { doJob } from './booking-desk-support'
import { bookingOf, newGuest } from './booking-support'
import { careOf, newWorker, toldTo } from './care-support'
import { divisionOf } from './desk-support'
import { stand, type Elder } from './people-support'

const ASK = { city: 'linfen', programme: 'linfen.test-credit', words: '我一个人住,有低保' }
const HOUR = 3_600_000

/** What somebody was still to decide or to come for ends with an event in her life, and stands again when it was a mistake. */
export function deskLifePendingSuite(world: () => World): void {
  const owner = () => world().database.owner
  const wordsTo = async (who: Pick<Somebody, 'session'>) =>
    (await toldTo(world(), who)).map(({ words }) => words).join('\n')

  const lives = async (worker: Worker, her: Elder, kind: LifeEventKind = 'died') =>
    (await divisionOf(world(), worker).lived(her.person, kind)).life[0]!.id
  const takeBack = async (worker: Worker, event: string) =>
    void dataOf(await divisionOf(world(), worker).takeBack(event))
  const doAssessments = async (kind: string, event: string, now = world().now) => {
    const parts = { keyring: world().keyring, places: world().places, ...ASSESSMENT_GROUND }
    await world().database.transaction((tx) => assessmentJobs(parts)[kind]!({ tx, about: event, now }))
  }
  const threadOf = async (who: Somebody, id: string) =>
    dataOf<{ thread: CaseThread }>(await careOf(world(), who).ask('thread', { case: id })).thread

  describe('an application for a grant that nobody has decided', () => {
    const seenGrant = ({ grant }: GrantThread) => ({ case: grant.case, version: grant.version })
    const rowOf = async ({ grant }: GrantThread) => {
      const [row] = await owner()
        .select({ grant: subsidyGrant, row: careCase })
        .from(subsidyGrant)
        .innerJoin(careCase, eq(careCase.id, subsidyGrant.caseId))
        .where(eq(subsidyGrant.id, grant.id))
      return [row!.grant.state, row!.row.state, row!.row.desk]
    }
    /** Applied for, and gone as far as the state says. */
    const scene = async (state: 'applied' | 'returned' | 'checked' | 'objected' = 'applied') => {
      const her = await newGuest(world())
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, her.person)
      const [worker, colleague] = [await newWorker(world()), await newWorker(world(), '周敏')]
      const official = await newOfficial(world())
      const hers = bookingOf(world(), her, her.person)
      let thread = (await hers.forHer('applyGrant', ASK)).grant
      const check = { finding: state === 'returned' ? 'return' : 'fits', words: '请补一张照片' }
      if (state !== 'applied')
        thread = (await bookingOf(world(), worker).ask('checkGrant', { ...seenGrant(thread), ...check })).grant
      if (state === 'objected') {
        const no = { ...seenGrant(thread), approve: false, words: '收入超过了' }
        thread = (await bookingOf(world(), official).ask('decideGrant', no)).grant
        const seenCase = await threadOf(her, thread.grant.case)
        dataOf(await careOf(world(), her).act('complain', seenCase, { kind: 'objected', words: '算错了' }))
      }
      return { her, daughter, worker, colleague, official, thread, hers }
    }
    const decide = async (official: Worker) =>
      (await bookingOf(world(), official).ask('grantDesk', { show: 'decide' })).grants.map(({ id }) => id)
    const open = async (worker: Worker) => (await careOf(world(), worker).desk('open')).cases.map(({ id }) => id)

    it.each(['died', 'moved'] as const)('%s: ends with the reason, and is on nobody’s desk any more', async (kind) => {
      const { her, daughter, worker, colleague, official, thread } = await scene('checked')
      expect(await decide(official)).toContain(thread.grant.id)
      const event = await lives(worker, her, kind)
      await doJob(world(), LIFE_CHANGED, event)
      await doJob(world(), LIFE_CHANGED, event)
      expect(await rowOf(thread)).toEqual(['withdrawn', 'withdrawn', 'county'])
      expect(await decide(official)).not.toContain(thread.grant.id)
      const why = kind === 'died' ? '去世' : '搬到外地'
      expect(await wordsTo(official)).toContain(`社区登记了${why},“申请补贴:每月100元服务”`)
      expect(await wordsTo(official)).not.toContain('王秀英')
      expect(await wordsTo(daughter)).toContain('还没批的申请不办了')
      const { events } = await threadOf(daughter, thread.grant.case)
      const last = events[events.length - 1]!
      expect(last).toMatchObject({ kind: 'withdrawn', who: '社工 李敏' })
      expect(last.words).toContain(`因${why}终止`)
      expect(await wordsTo(colleague)).not.toContain('终止了,不用再办')
      const effects = await owner().select().from(lifeEffect).where(eq(lifeEffect.eventId, event))
      expect(effects).toMatchObject([{ what: 'application', before: { state: 'checked' } }])
    })

    it('on the street’s desk: the other workers are told, and it is gone from there', async () => {
      const { her, worker, colleague, thread } = await scene()
      expect(await open(colleague)).toContain(thread.grant.case)
      await doJob(world(), LIFE_CHANGED, await lives(worker, her))
      expect(await open(colleague)).not.toContain(thread.grant.case)
      expect(await wordsTo(colleague)).toContain('终止了,不用再办')
      expect(await wordsTo(worker)).not.toContain('终止了,不用再办')
    })

    it.each([
      ['applied', ['applied', 'waiting', 'street']],
      ['returned', ['returned', 'answered', 'street']],
      ['checked', ['checked', 'taken', 'county']],
      ['objected', ['refused', 'waiting', 'county']],
    ] as const)('%s, taken back: it stands where it stood, and goes on', async (state, stood) => {
      const { her, worker, colleague, official, thread, hers } = await scene(state)
      expect(await rowOf(thread)).toEqual(stood)
      const event = await lives(worker, her)
      await doJob(world(), LIFE_CHANGED, event)
      expect((await rowOf(thread))[1]).toMatch(/withdrawn|closed/)
      await takeBack(worker, event)
      await doJob(world(), LIFE_TAKEN_BACK, event)
      await doJob(world(), LIFE_TAKEN_BACK, event)
      expect(await rowOf(thread)).toEqual(stood)
      const told = state === 'applied' || state === 'returned' ? colleague : official
      expect(await wordsTo(told)).toContain('要接着办')
      const [mine] = (await hers.forHer('grants')).grants
      if (state === 'checked' || state === 'objected') {
        expect(await decide(official)).toContain(thread.grant.id)
        const other = await newOfficial(world())
        const yes = { approve: true, clause: '正文第11条', from: '2026-11-01', words: '符合条件' }
        const done = await bookingOf(world(), other).ask('decideGrant', { ...seenGrant(mine!), ...yes })
        expect(done.grant.grant.state).toBe('in-force')
      } else expect(mine!.may).toContain('withdraw')
    })

    it('taken back by a colleague it goes on in his name; whose holder has left, it waits for another', async () => {
      const { her, worker, colleague, official, thread } = await scene('checked')
      await owner().update(careCase).set({ holder: official.staff }).where(eq(careCase.id, thread.grant.case))
      const event = await lives(worker, her)
      await doJob(world(), LIFE_CHANGED, event)
      await owner().update(staff).set({ endedAt: world().now }).where(eq(staff.id, official.staff))
      await takeBack(colleague, event)
      await doJob(world(), LIFE_TAKEN_BACK, event)
      const { events } = await threadOf(her, thread.grant.case)
      const { kind, who } = events[events.length - 1]!
      expect([kind, who, ...(await rowOf(thread))]).toEqual(['said', '社工 周敏', 'checked', 'waiting', 'county'])
    })

    it('applied for anew meanwhile, the old one stays ended', async () => {
      const { her, worker, thread, hers } = await scene()
      const event = await lives(worker, her, 'institution')
      await doJob(world(), LIFE_CHANGED, event)
      await hers.forHer('applyGrant', ASK)
      await takeBack(worker, event)
      await doJob(world(), LIFE_TAKEN_BACK, event)
      expect((await rowOf(thread))[0]).toBe('withdrawn')
    })

    it('stays where it is during a stay in hospital', async () => {
      const { her, worker, thread } = await scene()
      await doJob(world(), LIFE_CHANGED, await lives(worker, her, 'hospital'))
      expect((await rowOf(thread))[0]).toBe('applied')
    })
  })

  describe('an assessment that is not over', () => {
    const rowOf = async (id: string) => {
      const [row] = await owner()
        .select({ it: assessment, row: careCase })
        .from(assessment)
        .innerJoin(careCase, eq(careCase.id, assessment.caseId))
        .where(eq(assessment.id, id))
      return { ...row!.it, caseState: row!.row.state, promisedOn: row!.row.promisedOn }
    }
    const stateOf = async (id: string) => (await rowOf(id)).state
    const visitsOf = async ({ team }: Scene) =>
      (await assessmentOf(world(), team.first).ask('myVisits')).visits.map(({ visit: { id } }) => id)
    const appointed = async () => {
      const [scene, worker] = [await newScene(world()), await newWorker(world())]
      return { scene, worker, id: scene.office.thread.assessment.id }
    }

    it('with a day: nobody goes, both are free and told, and the office has it no more', async () => {
      const { scene, worker, id } = await appointed()
      expect(await visitsOf(scene)).toEqual([scene.visit])
      const event = await lives(worker, scene.her)
      expect((await owner().select().from(job).where(eq(job.about, event))).map(({ kind }) => kind).sort()).toEqual([
        ...[LIFE_ASSESSMENTS, LIFE_CHANGED],
      ])
      await doAssessments(LIFE_ASSESSMENTS, event)
      await doAssessments(LIFE_ASSESSMENTS, event)
      expect(await rowOf(id)).toMatchObject({ state: 'withdrawn', caseState: 'withdrawn', visitId: null })
      expect(await visitsOf(scene)).toEqual([])
      const times = await owner().select().from(assessorTime).where(eq(assessorTime.visitId, scene.visit))
      expect(times.map(({ active }) => active)).toEqual([false, false])
      for (const who of [scene.team.first, scene.team.second]) expect(await wordsTo(who)).toContain('解放路街道')
      expect(await wordsTo(scene.official)).toMatch(/社区登记了去世,“.*终止了,不用再办/)
      const { cards } = await assessmentOf(world(), scene.official).ask('officeDesk', { show: 'visit' })
      expect(cards.map((card) => card.id)).not.toContain(id)
    })

    it('with a day, taken back: the same two have it without one, and can fix it anew', async () => {
      const { scene, worker, id } = await appointed()
      const event = await lives(worker, scene.her)
      await doAssessments(LIFE_ASSESSMENTS, event)
      await takeBack(worker, event)
      await doAssessments(LIFE_ASSESSMENTS_BACK, event)
      await doAssessments(LIFE_ASSESSMENTS_BACK, event)
      const row = await rowOf(id)
      expect(row).toMatchObject({ state: 'assigned', caseState: 'taken' })
      expect(await visitsOf(scene)).toEqual([row.visitId])
      expect(await wordsTo(scene.official)).toContain('要接着办')
      const when = { visit: row.visitId!, version: 1, day: '2026-11-26', from: 570 }
      await assessmentOf(world(), scene.team.first).ask('appoint', when)
      expect(await stateOf(id)).toBe('appointed')
    })

    it('whose assessor has left meanwhile waits for another team', async () => {
      const { scene, worker, id } = await appointed()
      const event = await lives(worker, scene.her)
      await doAssessments(LIFE_ASSESSMENTS, event)
      await owner().update(staff).set({ endedAt: world().now }).where(eq(staff.id, scene.team.second.staff))
      await takeBack(worker, event)
      await doAssessments(LIFE_ASSESSMENTS_BACK, event)
      expect(await rowOf(id)).toMatchObject({ state: 'checked', visitId: null })
      const { thread } = (
        await assessmentOf(world(), scene.official).ask('officeCase', { case: scene.office.thread.assessment.case })
      ).office
      const { first, second } = await newTeam(world())
      const input = { ...seen(thread), first: first.staff, second: second.staff }
      await assessmentOf(world(), scene.official).ask('assignTeam', input)
      expect(await stateOf(id)).toBe('assigned')
    })

    it('just applied for: ends, and taken back waits for the office by the day that it was promised', async () => {
      const [her, worker, official] = [
        await newApplicant(world()),
        await newWorker(world()),
        await newOfficial(world()),
      ]
      const { assessment: asked } = await appliedFor(world(), her)
      const { promisedOn } = await rowOf(asked.id)
      const event = await lives(worker, her)
      await doAssessments(LIFE_ASSESSMENTS, event)
      expect(await rowOf(asked.id)).toMatchObject({ state: 'withdrawn', promisedOn: null })
      await takeBack(worker, event)
      await doAssessments(LIFE_ASSESSMENTS_BACK, event)
      expect(await rowOf(asked.id)).toMatchObject({ state: 'received', caseState: 'waiting', promisedOn })
      expect(promisedOn).not.toBeNull()
      expect(await wordsTo(official)).toContain('要接着办')
    })

    it('complained of meanwhile keeps the day that was promised for the complaint', async () => {
      const [her, worker] = [await newApplicant(world()), await newWorker(world())]
      const { assessment: asked } = await appliedFor(world(), her)
      const event = await lives(worker, her)
      await doAssessments(LIFE_ASSESSMENTS, event)
      const complained = { state: 'waiting', promisedOn: '2027-01-29' } as const
      await owner().update(careCase).set(complained).where(eq(careCase.id, asked.case))
      await takeBack(worker, event)
      await doAssessments(LIFE_ASSESSMENTS_BACK, event)
      expect(await rowOf(asked.id)).toMatchObject({
        ...{ state: 'received', caseState: 'waiting', promisedOn: '2027-01-29' },
      })
    })

    it('sent back for a paper: ends, and taken back waits for her again', async () => {
      const [her, worker] = [await newApplicant(world()), await newWorker(world())]
      const asked = await appliedFor(world(), her)
      const back = { ...seen(asked), finding: 'return', words: '请补一张照片' }
      await assessmentOf(world(), await newOfficial(world())).ask('check', back)
      const stood = await rowOf(asked.assessment.id)
      expect(stood.state).toBe('returned')
      const event = await lives(worker, her)
      await doAssessments(LIFE_ASSESSMENTS, event)
      expect(await stateOf(asked.assessment.id)).toBe('withdrawn')
      await takeBack(worker, event)
      await doAssessments(LIFE_ASSESSMENTS_BACK, event)
      const { state, caseState, promisedOn } = stood
      expect(await rowOf(asked.assessment.id)).toMatchObject({ state, caseState, promisedOn })
    })

    it('with an objection: ends, and taken back waits for another team', async () => {
      const { scene, worker, id } = await appointed()
      const one = { case: scene.office.thread.assessment.case }
      await signedWith(world(), scene, answersFor(60))
      const { thread } = await assessmentOf(world(), scene.her).ask('assessment', one)
      await assessmentOf(world(), scene.official).ask('review', { ...seen(thread), fine: true })
      const told = (await assessmentOf(world(), scene.her).ask('assessment', one)).thread
      await assessmentOf(world(), scene.her).ask('object', { ...seen(told), words: '那天状态好' })
      const { state, caseState, promisedOn } = await rowOf(id)
      expect([state, caseState]).toEqual(['objected', 'waiting'])
      const event = await lives(worker, scene.her)
      await doAssessments(LIFE_ASSESSMENTS, event)
      expect(await stateOf(id)).toBe('withdrawn')
      await takeBack(worker, event)
      await doAssessments(LIFE_ASSESSMENTS_BACK, event)
      expect(await rowOf(id)).toMatchObject({ state, caseState, promisedOn, visitId: null })
    })

    it('a death on a wrong day, taken back and said again, ends it, whichever job comes first', async () => {
      const { scene, worker, id } = await appointed()
      const first = await lives(worker, scene.her)
      await doAssessments(LIFE_ASSESSMENTS, first)
      await takeBack(worker, first)
      const again = await lives(worker, scene.her)
      await doAssessments(LIFE_ASSESSMENTS, again)
      await doAssessments(LIFE_ASSESSMENTS_BACK, first)
      expect(await stateOf(id)).toBe('withdrawn')
      await takeBack(worker, again)
      await doAssessments(LIFE_ASSESSMENTS_BACK, again)
      expect(await stateOf(id)).toBe('assigned')
    })

    it('told: does not take force for the dead; taken back she has the days to object that she had left', async () => {
      const { scene, worker, id } = await appointed()
      await signedWith(world(), scene, answersFor(60))
      const { thread } = await assessmentOf(world(), scene.her).ask('assessment', {
        case: scene.office.thread.assessment.case,
      })
      await assessmentOf(world(), scene.official).ask('review', { ...seen(thread), fine: true })
      const { objectUntil } = await rowOf(id)
      const event = await lives(worker, scene.her)
      await doAssessments(LIFE_ASSESSMENTS, event)
      expect(await stateOf(id)).toBe('withdrawn')
      await takeBack(worker, event)
      await doAssessments(LIFE_ASSESSMENTS_BACK, event, new Date(world().now.getTime() + 10 * 24 * HOUR))
      const row = await rowOf(id)
      expect(row.state).toBe('told')
      const days = (Date.parse(row.objectUntil!) - Date.parse(objectUntil!)) / 24 / HOUR
      expect(days).toBe(10)
    })

    it('of who moved away ends where nobody has been to her, and goes on where two have signed', async () => {
      const one = await appointed()
      const first = await lives(one.worker, one.scene.her, 'moved')
      await doAssessments(LIFE_ASSESSMENTS, first)
      expect(await stateOf(one.id)).toBe('withdrawn')
      const two = await appointed()
      await signedWith(world(), two.scene, answersFor(60))
      await doAssessments(LIFE_ASSESSMENTS, await lives(two.worker, two.scene.her, 'moved'))
      expect(await stateOf(two.id)).toBe('assessed')
      // She applied where she lives now: the old one stays ended.
      await consentTo(world(), one.scene.her)
      const anew = await appliedFor(world(), one.scene.her)
      await takeBack(one.worker, first)
      await doAssessments(LIFE_ASSESSMENTS_BACK, first)
      expect([await stateOf(one.id), await stateOf(anew.assessment.id)]).toEqual(['withdrawn', 'received'])
      const visits = and(eq(assessmentVisit.assessmentId, one.id), assessmentVisit.active)
      expect(await owner().select().from(assessmentVisit).where(visits)).toEqual([])
    })

    it('taken back before anything was done, nothing is done', async () => {
      const { scene, worker, id } = await appointed()
      const event = await lives(worker, scene.her)
      await takeBack(worker, event)
      await doAssessments(LIFE_ASSESSMENTS, event)
      await doAssessments(LIFE_ASSESSMENTS_BACK, event)
      expect(await stateOf(id)).toBe('appointed')
    })
  })
}
