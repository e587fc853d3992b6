import { and, eq } from 'drizzle-orm'
import { loadOfCase } from '../../../cloudfunctions/assessment/core/load'
import type { AssessmentParts } from '../../../cloudfunctions/assessment/parts'
import { takeForce } from '../../../cloudfunctions/assessment/results/force'
import { resultJobs } from '../../../cloudfunctions/assessment/results/jobs'
import { EXPIRE, REMIND, TAKE_FORCE } from '../../../cloudfunctions/assessment/results/kinds'
import {
  assessment,
  assessmentCertificate,
  assessmentResult,
  job,
  person,
} from '../../../cloudfunctions/database/schema'
import { changeRecord, openPerson, recordIn } from '../../../cloudfunctions/runtime/records'
import { loadPack } from '../../../scripts/lib/packs'
import type { AssessmentThread } from '../../../src/contract/assessment/shapes'
import type { CaseThread } from '../../../src/contract/care'
import { CERTIFICATE_LETTERS } from '../../../src/domain/assessment/certificate'
import { judge } from '../../../src/domain/entitlement'
import { factsOfRecord } from '../../../src/domain/judgement/record-facts'
import type { RecordKey } from '../../../src/domain/person/record'
import { MADE_UP_CITIES } from '../../support/pack-copy'
import { ASSESSMENT_GROUND, dataOf, peopleOf, type Somebody, type World } from '../world'
import { answersFor, newScene, signedWith, TODAY, type Scene } from './assessment-form-support'
import { appliedFor, assessmentOf, consentTo, merged, newApplicant, newTeam, seen } from './assessment-support'
import { bookingOf, newOffering, newProvider, newSlot } from './booking-support'
import { toldTo } from './care-support'
import { codeOf, fieldsOf, stand, wordsOf, type Elder } from './people-support'

/** Who did what time alone did. */
const NOBODY = { who: '系统', as: null, yours: false }

export function assessmentResultsSuite(world: () => World): void {
  const owner = () => world().database.owner
  const parts = (more: Partial<AssessmentParts> = {}): AssessmentParts => ({
    ...{ keyring: world().keyring, places: world().places, ...ASSESSMENT_GROUND },
    ...more,
  })
  const told = async (who: Somebody) => (await toldTo(world(), who)).map(({ words }) => words)
  const hers = ({ her }: Pick<Scene, 'her'>) => assessmentOf(world(), her)
  const threadOf = async (scene: Scene): Promise<AssessmentThread> =>
    (await hers(scene).ask('assessment', { case: scene.office.thread.assessment.case })).thread
  const rowOf = async ({ office }: Scene) =>
    (await owner().select().from(assessment).where(eq(assessment.id, office.thread.assessment.id)))[0]!
  const recordOf = async ({ person: id }: Elder) =>
    recordIn(world().keyring, (await owner().select().from(person).where(eq(person.id, id)))[0]!)

  /** Assessed and told: she may agree or object. */
  async function toldWith(total: number, more: Parameters<typeof newScene>[1] = {}): Promise<Scene> {
    const scene = await newScene(world(), more)
    await signedWith(world(), scene, answersFor(total))
    await reviewed(scene)
    return scene
  }
  async function reviewed(scene: Scene) {
    const { assessment: it } = await threadOf(scene)
    await assessmentOf(world(), scene.official).ask('review', { ...seen({ assessment: it }), fine: true })
  }
  const agree = async (scene: Scene): Promise<AssessmentThread> =>
    (await hers(scene).ask('agree', seen(await threadOf(scene)))).thread
  const inForce = async (total: number, more: Parameters<typeof newScene>[1] = {}) => {
    const scene = await toldWith(total, more)
    return { ...scene, thread: await agree(scene) }
  }
  const run = (kind: string, about: string, now = world().now) =>
    world().database.transaction((tx) => resultJobs(parts())[kind]!({ tx, about, now }))

  /** Lines of her record, told by herself. */
  const tell = (her: Elder, lines: Partial<Record<RecordKey, unknown>>) =>
    world().database.transaction(async (tx) => {
      const since = world().now.toISOString()
      const changes = Object.entries(lines).map(([key, value]) => ({
        ...{
          key: key as RecordKey,
          value,
          source: 'self' as const,
          by: { account: her.id, as: 'self' as const },
          since,
        },
      }))
      const opened = await openPerson(tx, world().keyring, her.person, true)
      await changeRecord(tx, world().keyring, opened, changes, world().now)
    })
  const poor = async () => {
    const her = await newApplicant(world())
    await tell(her, { economic: ['minimum-living'] })
    return her
  }
  /** The same with another list, by time. */
  const forcedWith = (scene: Scene, more: Partial<AssessmentParts>) =>
    world().database.transaction(async (tx) => {
      const loaded = await loadOfCase(tx, scene.office.thread.assessment.case, true)
      await takeForce(tx, parts(more), loaded, world().now)
    })
  const asked = (code: string) => world().ask('assessment', 'verify', { code }, { sender: code })
  const verify = async (code: string) => dataOf<{ state: string; level: number; name: string }>(await asked(code))
  /** What the thread of its case says last: who, what, and in which words. */
  const lastOf = async ({ her, office }: Pick<Scene, 'her' | 'office'>) => {
    const of = { case: office.thread.assessment.case }
    const reply = await world().ask('care', 'thread', of, { session: her.session })
    return dataOf<{ thread: CaseThread }>(reply).thread.events.at(-1)!
  }

  describe('a result that she agrees to', () => {
    it('is in force from today, has a certificate, and stands in her record as the department’s word', async () => {
      const { thread, her } = await inForce(60)
      expect(thread.assessment).toMatchObject({
        ...{ state: 'in-force', level: 2, fromDay: TODAY.day, validTo: '2027-11-20' },
      })
      const { code } = thread.certificate!
      expect([...code].every((letter) => CERTIFICATE_LETTERS.includes(letter)) && code.length === 12).toBe(true)
      expect(await verify(code)).toEqual({
        ...{ name: '王**', instrument: 'GB/T 42195-2022', level: 2, levelName: '中度失能', on: TODAY.day },
        ...{ validTo: '2027-11-20', state: 'valid', cityName: '临汾市' },
      })
      expect((await recordOf(her)).ability).toMatchObject({
        value: { scale: 'GB/T 42195', level: 2, on: TODAY.day, validTo: '2027-11-20' },
        source: 'department',
      })
    })

    it('is on her card for whoever may look, and for nobody else', async () => {
      const { her } = await inForce(60)
      const [looks, unknown] = [await world().newAccount('王丽'), await world().newAccount('王强')]
      await stand(world(), looks, her.person, ['view'])
      await stand(world(), unknown, her.person, [], { standing: 'unconfirmed' })
      const cardOf = async (who: Somebody) =>
        (await peopleOf(world(), who.session)).find(({ id }) => id === her.person)?.ability
      expect(await cardOf(her)).toEqual({
        ...{ scale: 'GB/T 42195', level: 2, on: TODAY.day, validTo: '2027-11-20' },
      })
      expect(await cardOf(looks)).toMatchObject({ level: 2 })
      expect(await cardOf(unknown)).toBeUndefined()
      await consentTo(world(), her, false)
      expect(await cardOf(her)).toBeUndefined()
    })

    it('without the city’s line makes what hangs on it possible, named without a level', async () => {
      const her = await poor()
      const { thread } = await inForce(60, { her })
      expect(thread.changed).toEqual(
        expect.arrayContaining([{ ref: 'LF-15', name: expect.any(String), verdict: 'perhaps' }]),
      )
      const words = (await told(her)).find((one) => one.includes('生效'))
      expect(words).toMatch(/到2027年11月20日\(含当天\)有效.*\(可能符合\)/)
      expect(words).not.toMatch(/失能|等级|级/)
    })

    it('with the city’s line opens it by itself, from that level on', async () => {
      const yunxi = loadPack('yunxi', MADE_UP_CITIES)
      const opened = async (total: number) => {
        const her = await poor()
        const scene = await toldWith(total, { her })
        await tell(her, { residence: '990101' })
        await forcedWith(scene, { packs: [...ASSESSMENT_GROUND.packs, yunxi] })
        return (await threadOf(scene)).changed.filter(({ ref }) => ref.startsWith('YX'))
      }
      expect(await opened(45)).toEqual([{ ref: 'YX-2', name: '护理补贴', verdict: 'yes' }])
      expect(await opened(46)).toEqual([])
    })

    it('is not written down without her consent, and is in force all the same', async () => {
      const scene = await toldWith(60)
      await consentTo(world(), scene.her, false)
      const thread = await agree(scene)
      expect([thread.assessment.state, thread.changed]).toEqual(['in-force', []])
      expect((await recordOf(scene.her)).ability).toBeUndefined()
    })

    it('is nobody’s to check once she has taken her consent back, and back with her consent', async () => {
      const { her, thread } = await inForce(60)
      const { code } = thread.certificate!
      await consentTo(world(), her, false)
      expect((await recordOf(her)).ability).toBeUndefined()
      const [taken, never] = [await asked(code), await asked('222222222222')]
      expect([codeOf(taken), wordsOf(taken)]).toEqual(['not-found', wordsOf(never)])
      await consentTo(world(), her)
      expect((await verify(code)).level).toBe(2)
      expect((await recordOf(her)).ability).toMatchObject({
        value: { scale: 'GB/T 42195', level: 2, on: TODAY.day, validTo: '2027-11-20' },
        source: 'department',
      })
    })

    it('takes force once, whoever presses twice and whatever time does', async () => {
      const scene = await toldWith(60)
      const thread = await threadOf(scene)
      const twice = await Promise.all([1, 2].map(() => hers(scene).reply('agree', seen(thread))))
      expect(twice.map(codeOf).sort()).toEqual(['conflict', 'ok'])
      await run(TAKE_FORCE, '2027-01-31')
      const { resultId } = await rowOf(scene)
      const of = eq(assessmentCertificate.resultId, resultId!)
      expect(await owner().select().from(assessmentCertificate).where(of)).toHaveLength(1)
    })
  })

  describe('by time', () => {
    it('a result takes force the day after she could have objected, and no day before', async () => {
      const scene = await toldWith(60)
      const { objectUntil } = await rowOf(scene)
      await run(TAKE_FORCE, objectUntil!)
      expect((await rowOf(scene)).state).toBe('told')
      await run(TAKE_FORCE, '2026-12-31')
      expect((await rowOf(scene)).state).toBe('in-force')
      expect((await threadOf(scene)).certificate?.state).toBe('valid')
      expect(await lastOf(scene)).toMatchObject({ ...NOBODY, kind: 'closed', words: expect.stringMatching(/生效了/) })
    })

    it('she is reminded before its end, once, and not of one that another has replaced', async () => {
      const scene = await inForce(60)
      const { resultId } = await rowOf(scene)
      const put = and(eq(job.kind, REMIND), eq(job.about, resultId!))
      const [reminder] = await owner().select().from(job).where(put)
      // Sixty days before the last, at nine in China.
      expect(reminder?.runAt.toISOString()).toBe('2027-09-21T01:00:00.000Z')
      await run(REMIND, resultId!)
      expect((await told(scene.her)).filter((one) => /结果有效到2027年11月20日/.test(one))).toHaveLength(1)
      const next = await inForce(40, { her: scene.her })
      await run(REMIND, resultId!)
      expect((await told(scene.her)).filter((one) => /结果有效到2027年11月20日/.test(one))).toHaveLength(1)
      expect((await rowOf(next)).state).toBe('in-force')
    })

    it('it is over after its last day, and counts for nothing any more', async () => {
      const her = await poor()
      const scene = await inForce(60, { her })
      await run(EXPIRE, '2027-11-20')
      expect((await rowOf(scene)).state).toBe('in-force')
      await run(EXPIRE, '2027-11-21')
      expect((await rowOf(scene)).state).toBe('expired')
      expect((await told(her)).join('\n')).toMatch(/结果过期了/)
      expect(await lastOf(scene)).toMatchObject({ ...NOBODY, words: expect.stringMatching(/过了有效期/) })
      const facts = factsOfRecord(await recordOf(her))
      const verdictOn = (on: string) =>
        judge(ASSESSMENT_GROUND.packs[0]!, facts, { on, county: '141002' }).benefits.find(({ ref }) => ref === 'LF-15')
          ?.verdict
      expect([verdictOn('2027-11-20'), verdictOn('2027-11-21')]).toEqual(['yes', 'unknown'])
      const { code } = scene.thread.certificate!
      const before = world().now
      world().now = new Date('2027-11-21T02:00:00Z')
      expect((await verify(code)).state).toBe('expired')
      world().now = before
    })
  })

  describe('a new result', () => {
    it('supersedes the one before it, of another application, and leaves it as it was signed', async () => {
      const first = await inForce(60)
      const before = await owner().select().from(assessmentResult).where(eq(assessmentResult.visitId, first.visit))
      const second = await inForce(90, { her: first.her })
      expect([(await rowOf(first)).state, (await rowOf(second)).state]).toEqual(['superseded', 'in-force'])
      expect((await verify(first.thread.certificate!.code)).state).toBe('superseded')
      expect(await lastOf(first)).toMatchObject({ who: '系统', words: expect.stringMatching(/以更新的为准/) })
      expect((await verify(second.thread.certificate!.code)).level).toBe(0)
      expect((await recordOf(first.her)).ability?.value).toMatchObject({ level: 0 })
      expect(await owner().select().from(assessmentResult).where(eq(assessmentResult.visitId, first.visit))).toEqual(
        before,
      )
    })

    /** The day before everything else that a test does. */
    const ofYesterday = async ({ visit }: Scene) => {
      const on = '2026-11-20'
      const [row] = await owner()
        .update(assessmentResult)
        .set({ on })
        .where(eq(assessmentResult.visitId, visit))
        .returning()
      await owner().update(assessmentCertificate).set({ on }).where(eq(assessmentCertificate.resultId, row!.id))
    }
    it('counts by the day of the assessment, not by when it takes force, in two records that became one', async () => {
      const [old, late] = [await toldWith(60), await inForce(90)]
      await ofYesterday(old)
      await merged(world(), old.her, late.her)
      await run(TAKE_FORCE, '2026-12-31')
      expect([(await rowOf(old)).state, (await rowOf(late)).state]).toEqual(['superseded', 'in-force'])
      expect((await verify(late.thread.certificate!.code)).state).toBe('valid')
      const { resultId } = await rowOf(old)
      const drawn = eq(assessmentCertificate.resultId, resultId!)
      expect(await owner().select().from(assessmentCertificate).where(drawn)).toEqual([])
      expect((await recordOf(late.her)).ability?.value).toMatchObject({ level: 0 })
      expect((await told(late.her)).join('\n')).toMatch(/结果留着备查.*以更新的为准/)
      expect(await lastOf({ her: late.her, office: old.office })).toMatchObject({ who: '系统', kind: 'closed' })
    })

    it('is the one that stands, and what her record says, as soon as two records become one', async () => {
      const [late, old] = [await inForce(90), await inForce(60)]
      await ofYesterday(old)
      await merged(world(), late.her, old.her)
      expect([(await rowOf(old)).state, (await rowOf(late)).state]).toEqual(['superseded', 'in-force'])
      expect((await recordOf(old.her)).ability).toMatchObject({ value: { level: 0 }, source: 'department' })
      expect((await verify(old.thread.certificate!.code)).state).toBe('superseded')
      expect((await verify(late.thread.certificate!.code)).state).toBe('valid')
    })

    /** She objects, and another team has a day. */
    async function objected(scene: Scene): Promise<Scene> {
      const { thread } = await hers(scene).ask('object', { ...seen(await threadOf(scene)), words: '那天发烧,没睡好' })
      const team = await newTeam(world(), ['周敏', '吴刚'])
      const input = { ...seen(thread), first: team.first.staff, second: team.second.staff, when: TODAY }
      const { office } = await assessmentOf(world(), scene.official).ask('assignTeam', input)
      return { ...scene, team, office, visit: office.thread.assessment.visit!.id }
    }

    it('after an objection is another team’s, who see nothing of the first', async () => {
      const scene = await inForce(60)
      const again = await objected(scene)
      const { sheet } = await assessmentOf(world(), again.team.first).ask('sheet', { visit: again.visit })
      expect([sheet.taps, sheet.result, sheet.mine.visit.round]).toEqual([[], null, 2])
      const first = await assessmentOf(world(), again.team.first).reply('sheet', { visit: scene.visit })
      expect(codeOf(first)).toBe('not-found')
      // What was in force holds until the second one does.
      expect((await verify(scene.thread.certificate!.code)).state).toBe('valid')
      await signedWith(world(), again, answersFor(40))
      await reviewed(again)
      const thread = await agree(again)
      expect(thread.assessment).toMatchObject({ state: 'in-force', level: 3, round: 2 })
      expect(thread.results.map(({ level, round, superseded }) => [level, round, superseded])).toEqual([
        [3, 2, false],
        [2, 1, true],
      ])
      expect((await verify(scene.thread.certificate!.code)).state).toBe('superseded')
      expect((await verify(thread.certificate!.code)).level).toBe(3)
      expect((await recordOf(scene.her)).ability?.value).toMatchObject({ level: 3 })
    })

    it('is none where she takes the objection back: the first one counts', async () => {
      const scene = await toldWith(60)
      const again = await objected(scene)
      const { thread } = await hers(again).ask('withdraw', seen(await threadOf(again)))
      expect(thread.assessment).toMatchObject({ state: 'in-force', level: 2, fromDay: TODAY.day })
      expect(thread.certificate?.state).toBe('valid')
      expect((await recordOf(scene.her)).ability?.value).toMatchObject({ level: 2 })
    })

    it('that the office does not let stand is told to nobody and supersedes nothing', async () => {
      const scene = await newScene(world())
      await signedWith(world(), scene, answersFor(60))
      const refused = { ...seen(await threadOf(scene)), fine: false, words: '两项前后不一样' }
      const { office } = await assessmentOf(world(), scene.official).ask('review', refused)
      const team = await newTeam(world(), ['周敏', '吴刚'])
      const input = { ...seen(office.thread), first: team.first.staff, second: team.second.staff, when: TODAY }
      const after = (await assessmentOf(world(), scene.official).ask('assignTeam', input)).office
      const again = { ...scene, team, office: after, visit: after.thread.assessment.visit!.id }
      await signedWith(world(), again, answersFor(90))
      await reviewed(again)
      const { results } = await agree(again)
      expect(results.map(({ level }) => level)).toEqual([0])
    })
  })

  describe('a service that is for a level', () => {
    it('is booked with a result that counts, and told by a clear word without', async () => {
      const her = await newApplicant(world())
      const served = await newProvider(world(), '康乐助餐')
      const of = await newOffering(world(), served, { levelFrom: 2 })
      const slot = await newSlot(world(), of, '2026-11-23')
      const wish = { offering: of.id, version: 1, slots: [slot.id], units: 1, details: {}, ownFen: 1_500 }
      const book = () => bookingOf(world(), her, her.person).replyForHer('book', wish)
      expect(fieldsOf(await book())).toEqual({ ability: expect.stringMatching(/中度失能或更重.*申请评估/) })
      await tell(her, { ability: { scale: 'GB/T 42195', level: 3, on: '2026-01-01' } })
      expect(Object.keys(fieldsOf(await book()))).toEqual(['ability'])
      await inForce(66, { her })
      expect(Object.keys(fieldsOf(await book()))).toEqual(['ability'])
      const { thread } = await inForce(65, { her })
      expect(codeOf(await book())).toBe('ok')
      expect(thread.assessment.validTo).toBe('2027-11-20')
      const days = [await newSlot(world(), of, '2027-11-20'), await newSlot(world(), of, '2027-11-21')]
      const codes = days.map((one) =>
        bookingOf(world(), her, her.person).replyForHer('book', { ...wish, slots: [one.id] }),
      )
      expect((await Promise.all(codes)).map(wordsOf)).toEqual(['', expect.stringMatching(/评估结果已经过期/)])
    })

    it('says so in the catalogue, as the provider has set it', async () => {
      const served = await newProvider(world(), '康乐助浴')
      const of = await newOffering(world(), served)
      const desk = bookingOf(world(), served.clerk)
      const { offering } = await desk.ask('setOffering', { offering: of.id, version: 1, levelFrom: 3 })
      expect(offering.levelFrom).toBe(3)
      expect(codeOf(await desk.reply('setOffering', { offering: of.id, version: 2, levelFrom: 5 }))).toBe('invalid')
      expect((await desk.ask('setOffering', { offering: of.id, version: 2, levelFrom: null })).offering.levelFrom).toBe(
        null,
      )
    })
  })

  it('a second application while one is open names it, and one in force stands in nobody’s way', async () => {
    const scene = await inForce(60)
    const open = await appliedFor(world(), scene.her, { reason: 'change' })
    expect(open.assessment.state).toBe('received')
  })
}
