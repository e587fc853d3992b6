import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import {
  accessLog,
  assessment,
  assessmentTap,
  assessmentVisit,
  assessor,
  assessorTime,
} from '../../../cloudfunctions/database/schema'
import type { SheetTap } from '../../../src/domain/assessment/sheet'
import type { Somebody, Worker, World } from '../world'
import { answer, answersFor, newScene, put, signInput, tapsOfBoth, TODAY, type Scene } from './assessment-form-support'
import { assessmentOf, consentTo, newApplicant, newAssessor, newOfficial, seen, VISIT_DAY } from './assessment-support'
import { bookingOf, newOffering, newProvider, newSlot } from './booking-support'
import { toldTo } from './care-support'
import { codeOf, fieldsOf, stand, wordsOf } from './people-support'

export function assessmentVisitsSuite(world: () => World): void {
  const owner = () => world().database.owner
  const told = async (who: Somebody) => (await toldTo(world(), who)).map(({ words }) => words).join('\n')
  const as = (who: Worker) => assessmentOf(world(), who)
  const rowOf = async (visit: string) =>
    (await owner().select().from(assessmentVisit).where(eq(assessmentVisit.id, visit)))[0]!
  const applicationOf = async ({ visit }: Pick<Scene, 'visit'>) => {
    const { assessmentId } = await rowOf(visit)
    return (await owner().select().from(assessment).where(eq(assessment.id, assessmentId)))[0]!
  }
  const countOf = async (visit: string) =>
    (await owner().select().from(assessmentTap).where(eq(assessmentTap.visitId, visit))).length
  const full = (total = 60) => tapsOfBoth(answersFor(total), world().now)
  const at = (minutes: number) => new Date(world().now.getTime() + minutes * 60_000)

  describe('a visit to her', () => {
    it('is on the list of its two with whom they meet, and of nobody else', async () => {
      const { team, visit, her } = await newScene(world())
      const stranger = await newAssessor(world(), team.org, { name: '赵敏' })
      const [mine] = (await as(team.second).ask('myVisits')).visits
      expect(mine).toMatchObject({ seat: 'second', state: 'planned', taps: 0, person: { age: 82 } })
      expect(mine?.visit).toMatchObject({ id: visit, day: TODAY.day, first: { name: '王芳', medical: true } })
      expect(mine?.wishes.address).toMatch(/501/)
      expect((await as(stranger).ask('myVisits')).visits).toEqual([])
      // What is three weeks away is not shown yet; what has no day is.
      await newScene(world(), { team, when: { day: '2026-12-12', from: 570 } })
      const dateless = await newScene(world(), { team, when: null })
      expect((await as(team.first).ask('myVisits')).visits.map((one) => one.visit.id)).toEqual([visit, dateless.visit])
      for (const [action, data] of [
        ['sheet', { visit }],
        ['putTaps', { visit, taps: [answer('B.1.1', 4, 'first', world().now)] }],
        ['appoint', { visit, version: 2, ...TODAY }],
        ['visitFile', { visit, type: 'image/jpeg', size: 10 }],
      ] as const)
        expect(codeOf(await as(stranger).reply(action, data))).toBe('not-found')
      await as(team.first).ask('sheet', { visit })
      const lines = await owner().select().from(accessLog).where(eq(accessLog.personId, her.person))
      expect(lines.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['assessment.myVisits', 'assessment.sheet']),
      )
    })

    it('gets a day by its team, and both sides hear of it', async () => {
      const scene = await newScene(world(), { when: null })
      const { team, visit, her, official } = scene
      const { visit: card } = await as(team.second).ask('appoint', { visit, version: 1, day: VISIT_DAY, from: 570 })
      expect(card).toMatchObject({ day: VISIT_DAY, from: '2026-11-25T01:30:00.000Z', to: '2026-11-25T03:00:00.000Z' })
      expect((await applicationOf(scene)).state).toBe('appointed')
      const { thread } = (await as(official).ask('officeCase', { case: scene.office.thread.assessment.case })).office
      // The day that the team was promised with: an appointment makes no promise of its own.
      expect(thread.assessment.promisedOn).toBe('2026-12-04')
      expect(await told(her)).toMatch(/11月25日\(周三\) 9:30.*王芳、李强.*开门前先问姓名、单位/)
      expect(await told(team.first)).toMatch(/11月25日\(周三\) 9:30.*李强/)
      const again = { visit, version: card.version, day: VISIT_DAY, from: 840 }
      expect((await as(official).ask('appoint', again)).visit.from).toBe('2026-11-25T06:00:00.000Z')
      const times = await owner().select().from(assessorTime).where(eq(assessorTime.visitId, visit))
      expect(times.filter(({ active }) => active)).toHaveLength(2)
      expect(codeOf(await as(team.first).reply('appoint', again))).toBe('conflict')
    })

    it('is on no day before today, at no hour at which nobody opens, and after no certificate’s end', async () => {
      const { team, visit } = await newScene(world(), { when: null })
      const fields = async (day: string, from: number) =>
        Object.keys(fieldsOf(await as(team.first).reply('appoint', { visit, version: 1, day, from })))
      expect(await fields('2026-11-20', 570)).toEqual(['day'])
      expect(await fields(TODAY.day, 590)).toEqual(['from'])
      expect(await fields(VISIT_DAY, 479)).toEqual(['from'])
      expect(await fields(VISIT_DAY, 991)).toEqual(['from'])
      await owner().update(assessor).set({ validTo: '2026-11-24' }).where(eq(assessor.staffId, team.second.staff))
      expect(await fields(VISIT_DAY, 570)).toEqual(['day'])
      expect(await fields('2026-11-24', 990)).toEqual([])
    })

    it('is no office’s of another county, and no clash for either of the two', async () => {
      const { team, visit } = await newScene(world(), { when: null })
      const other = await newOfficial(world(), { county: '141024' })
      const wanted = { visit, version: 1, day: VISIT_DAY, from: 570 }
      expect(codeOf(await as(other).reply('appoint', wanted))).toBe('not-found')
      const mate = await newAssessor(world(), team.org, { name: '赵敏', medical: true })
      const busy = { ...team, first: mate }
      await newScene(world(), { team: busy, when: { day: VISIT_DAY, from: 600 } })
      expect(codeOf(await as(team.first).reply('appoint', wanted))).toBe('conflict')
      // The same street is twenty minutes: 600 + 90 + 20.
      expect(codeOf(await as(team.first).reply('appoint', { ...wanted, from: 709 }))).toBe('conflict')
      expect(codeOf(await as(team.first).reply('appoint', { ...wanted, from: 710 }))).toBe('ok')
    })

    it('is fixed by nobody who has become hers since he was sent, nor by who serves her now', async () => {
      const { team, visit, her } = await newScene(world(), { when: null })
      const fix = () => as(team.first).reply('appoint', { visit, version: 1, day: VISIT_DAY, from: 570 })
      const niece = await newScene(world(), { when: null })
      await stand(world(), niece.team.second, niece.her.person, ['view'])
      const kin = await as(niece.team.first).reply('appoint', {
        ...{ visit: niece.visit, version: 1, day: VISIT_DAY, from: 570 },
      })
      expect([codeOf(kin), wordsOf(kin)]).toEqual(['conflict', expect.stringMatching(/李强是这位老人的家人或帮手/)])
      const { facility } = await newProvider(world())
      const meal = await newOffering(world(), { provider: team.org, facility })
      const slot = await newSlot(world(), meal, VISIT_DAY)
      const wish = { offering: meal.id, version: 1, slots: [slot.id], units: 1, details: {}, ownFen: meal.fen }
      await bookingOf(world(), her, her.person).forHer('book', wish)
      const serves = await fix()
      expect([codeOf(serves), wordsOf(serves)]).toEqual(['conflict', expect.stringMatching(/正在为这位老人服务/)])
    })

    it('is had by one of two who are wanted at once', async () => {
      const [one, other] = [await newScene(world(), { when: null }), await newApplicant(world())]
      const two = await newScene(world(), { her: other, team: one.team, when: null })
      const ask = (scene: Scene) =>
        as(one.team.first).reply('appoint', { visit: scene.visit, version: 1, day: VISIT_DAY, from: 570 })
      const codes = (await Promise.all([ask(one), ask(two)])).map(codeOf)
      expect(codes.sort()).toEqual(['conflict', 'ok'])
    })

    it('that comes to nothing is another day on a new form, and she is told why', async () => {
      const scene = await newScene(world())
      const { team, visit, her } = scene
      await put(world(), team.first, visit, [answer('B.1.1', 4, 'first', world().now)])
      const said = { visit, version: 2, reason: 'unwell', words: '刚从医院回来', at: world().now.toISOString() }
      const early = { ...said, at: at(-1).toISOString() }
      expect(Object.keys(fieldsOf(await as(team.first).reply('notAssessed', early)))).toEqual(['at'])
      const { visit: fresh } = await as(team.first).ask('notAssessed', said)
      expect([fresh.id === visit, fresh.day, fresh.first.id]).toEqual([false, null, team.first.staff])
      expect(await applicationOf(scene)).toMatchObject({ state: 'assigned', visitId: fresh.id })
      expect(await told(her)).toMatch(/老人身体不舒服。刚从医院回来/)
      const [mine] = (await as(team.second).ask('myVisits')).visits
      expect(mine).toMatchObject({ state: 'to-appoint', taps: 0 })
      const late = await as(team.second).reply('putTaps', { visit, taps: [answer('B.1.1', 3, 'second', world().now)] })
      expect([codeOf(late), wordsOf(late)]).toEqual(['conflict', expect.stringMatching(/还在这台手机上/)])
    })
  })

  describe('taps on a form', () => {
    it('that come five times are there once, in whatever order and from both devices', async () => {
      const { team, visit } = await newScene(world())
      const taps = full()
      const [odd, even] = [0, 1].map((rest) => taps.filter((_tap, n) => n % 2 === rest))
      for (let time = 0; time < 5; time += 1) {
        await put(world(), team.first, visit, [...odd!].reverse())
        await put(world(), team.second, visit, even!)
      }
      expect(await countOf(visit)).toBe(taps.length)
      const { sheet } = await as(team.second).ask('sheet', { visit })
      expect(sheet.taps).toHaveLength(taps.length)
      expect(sheet.taps).toEqual(expect.arrayContaining(taps.map((tap) => ({ ...tap }))))
      expect(sheet.mine.taps).toBe(taps.length)
    })

    it('that five calls bring at once are there once', async () => {
      const { team, visit } = await newScene(world())
      const taps = full()
      const calls = [0, 1, 2, 3, 4].map((n) =>
        as(n % 2 ? team.second : team.first).reply('putTaps', { visit, taps: n === 4 ? [...taps].reverse() : taps }),
      )
      expect((await Promise.all(calls)).map(codeOf)).toEqual(Array<string>(5).fill('ok'))
      expect(await countOf(visit)).toBe(taps.length)
    })

    it('lie sealed', async () => {
      const { team, visit } = await newScene(world())
      const words = '说话慢,要等一等'
      const note: SheetTap = {
        ...{ id: randomUUID(), kind: 'note', by: 'first', item: 'B.3.6', words, at: world().now.toISOString() },
      }
      await put(world(), team.first, visit, [note])
      const [row] = await owner().select().from(assessmentTap).where(eq(assessmentTap.visitId, visit))
      expect(Buffer.from(row!.sealed).includes(Buffer.from(words))).toBe(false)
      expect((await as(team.first).ask('sheet', { visit })).sheet.taps).toEqual([note])
    })

    it('are refused as a whole where one is no answer, comes from the future, or is another under an old number', async () => {
      const { team, visit } = await newScene(world())
      const other = await newScene(world())
      const good = answer('B.1.1', 4, 'first', world().now)
      await put(world(), team.first, visit, [good])
      const fresh = answer('B.1.2', 4, 'first', world().now)
      const code = async (bad: SheetTap) => codeOf(await as(team.first).reply('putTaps', { visit, taps: [fresh, bad] }))
      expect(await code(answer('B.2.4', 4, 'first', world().now))).toBe('invalid')
      expect(await code(answer('B.9.9', 1, 'first', world().now))).toBe('invalid')
      expect(await code(answer('A.2.4', 300, 'first', world().now))).toBe('invalid')
      expect(await code(answer('B.1.3', 4, 'first', at(11)))).toBe('invalid')
      expect(await code(answer('B.1.3', 4, 'first', at(-8 * 1440)))).toBe('invalid')
      expect(await code({ ...good, value: 3 } as SheetTap)).toBe('conflict')
      const far = answer('B.1.1', 2, 'first', world().now)
      await put(world(), other.team.first, other.visit, [far])
      expect(await code(far)).toBe('conflict')
      expect(await countOf(visit)).toBe(1)
      expect(await code(answer('B.1.3', 4, 'second', at(-1440)))).toBe('ok')
    })
  })

  describe('a consent that she takes back', () => {
    it('ends what is written down of her: no answer and no name is taken any more', async () => {
      const { team, visit, her } = await newScene(world())
      const n = await put(world(), team.first, visit, full())
      await consentTo(world(), her, false)
      const late = await as(team.first).reply('putTaps', { visit, taps: [answer('B.1.1', 4, 'first', world().now)] })
      expect([codeOf(late), wordsOf(late)]).toEqual(['conflict', expect.stringMatching(/收回了/)])
      const input = signInput(world(), { team, visit }, n)
      expect(codeOf(await as(team.first).reply('sign', input))).toBe('conflict')
    })
  })

  describe('a withdrawn application', () => {
    it('takes its visit off the list and its form out of hand', async () => {
      const { team, visit, her, office } = await newScene(world())
      await assessmentOf(world(), her).ask('withdraw', seen(office.thread))
      expect((await as(team.first).ask('myVisits')).visits).toEqual([])
      const late = await as(team.first).reply('putTaps', { visit, taps: [answer('B.1.1', 4, 'first', world().now)] })
      expect(codeOf(late)).toBe('conflict')
    })
  })
}
