import { and, eq } from 'drizzle-orm'
import {
  accessLog,
  assessment,
  assessmentCertificate,
  assessmentVisit,
  assessorTime,
  careCase,
  presence,
} from '../../../cloudfunctions/database/schema'
import { countTry } from '../../../cloudfunctions/runtime/attempts'
import { WRITES } from '../../../cloudfunctions/runtime/write-limit'
import type { CaseThread } from '../../../src/contract/care'
import { dataOf, type World } from '../world'
import { answersFor, newScene, signedWith, type Scene } from './assessment-form-support'
import {
  APPLICATION,
  appliedFor,
  assessmentOf,
  assignedTo,
  checkedFor,
  consentTo,
  newApplicant,
  newOfficial,
  newTeam,
  seen,
} from './assessment-support'
import { tokenNow, toldTo } from './care-support'
import { codeOf, fieldsOf, newElder, stand, wordsOf, workerBeside, type Elder } from './people-support'

/** Of forms: what comes to 轻度 and what to 中度. */
const LIGHT = 80
const MIDDLE = 60

export function assessmentHersSuite(world: () => World): void {
  const owner = () => world().database.owner
  const hers = (her: Elder) => assessmentOf(world(), her, her.person)
  const rowOf = async (caseId: string) =>
    (await owner().select().from(assessment).where(eq(assessment.caseId, caseId)))[0]!
  /** All that somebody was told: the clock stands still, and what is of one moment has no order. */
  const allTold = async (somebody: Pick<Elder, 'session'>) =>
    (await toldTo(world(), somebody)).map(({ words }) => words).join('\n')
  /** She was told what a form came to. */
  const toldWith = async (scene: Scene, total: number) => {
    await signedWith(world(), scene, answersFor(total))
    const { thread } = (await assessmentOf(world(), scene.official).ask('officeCase', { case: caseOf(scene) })).office
    return (await assessmentOf(world(), scene.official).ask('review', { ...seen(thread), fine: true })).office.thread
  }
  const caseOf = ({ office }: Scene) => office.thread.assessment.case

  describe('an application for an assessment', () => {
    it('is taken in for her, says who has it and by when, and tells the office without a name', async () => {
      const [her, official] = [await newApplicant(world()), await newOfficial(world())]
      const thread = await appliedFor(world(), her)
      expect(thread).toMatchObject({
        assessment: {
          ...{ state: 'received', reason: 'first', round: 1, visit: null, level: null, promisedOn: '2026-11-27' },
          ...{ overdue: false, person: { id: her.person, name: '王秀英' } },
          holder: { words: '尧都区民政局', phone: null },
        },
        ...{ said: APPLICATION.words, answer: '', results: [], certificate: null, changed: [], may: ['withdraw'] },
        wishes: { place: 'home', phone: '13935700001', companion: { name: '王丽', phone: '13935700002' } },
      })
      const [row] = await owner().select().from(careCase).where(eq(careCase.id, thread.assessment.case))
      expect(row).toMatchObject({ kind: 'assessment', desk: 'county', state: 'waiting', promisedOn: '2026-11-27' })
      const told = await allTold(official)
      expect(told).toMatch(/“申请能力评估”\(编号 \d{4} \d{4}\)在等您办/)
      expect(told).not.toContain('王秀英')
    })

    it('is made by a helper who may, told to her, and by nobody else', async () => {
      const her = await newApplicant(world())
      const [daughter, niece, stranger] = [
        await world().newAccount('王丽'),
        await world().newAccount('王芳'),
        await world().newAccount('某人'),
      ]
      await stand(world(), daughter, her.person, ['view', 'assess'])
      await stand(world(), niece, her.person, ['view', 'handle'], { relation: '姑姑' })
      const apply = (who: { session: string }) =>
        assessmentOf(world(), who, her.person).replyForHer('apply', APPLICATION)
      expect(wordsOf(await apply(niece))).toContain('“评估”')
      expect(codeOf(await apply(stranger))).toBe('forbidden')
      expect(codeOf(await apply(daughter))).toBe('ok')
      expect(await allTold(her)).toMatch(/王丽 替 王秀英 提交了“申请能力评估”.*最晚11月27日\(周五\)答复/)
      const [mine] = (await assessmentOf(world(), niece, her.person).forHer('assessments')).threads
      expect(mine).toMatchObject({ assessment: { state: 'received' }, may: [] })
      const reply = await assessmentOf(world(), niece).reply('withdraw', seen(mine!))
      expect(codeOf(reply)).toBe('forbidden')
    })

    it('is made by a worker who sits beside her', async () => {
      const her = await newApplicant(world())
      const worker = await workerBeside(world(), her.person)
      const { thread } = await assessmentOf(world(), worker, her.person).forHer('apply', APPLICATION)
      expect(thread.may).toEqual(['withdraw'])
      expect(await allTold(her)).toMatch(/社工 李敏 当面替 王秀英 提交了/)
      const taken = { ...seen(thread), finding: 'accept', words: '刚出院,走路要人扶' }
      await assessmentOf(world(), await newOfficial(world())).ask('check', taken)
      await owner().update(presence).set({ endedAt: world().now }).where(eq(presence.staffId, worker.staff))
      const of = { case: thread.assessment.case }
      const read = (who: { session: string }) => world().ask('care', 'thread', of, { session: who.session })
      const state = dataOf<{ thread: CaseThread }>(await read(worker)).thread
      // How it stands, and no word that another has written, nor where she is to be reached.
      expect(state.events.map(({ kind, words }) => [kind, words])).toEqual([
        ['opened', ''],
        ['taken', ''],
      ])
      expect([state.contact, state.case.person.name]).toEqual([null, '王秀英'])
      // Her colleague of the same street has no part in it.
      const street = await world().staff({ role: 'community-worker', county: '141002', street: '解放路街道' })
      expect(codeOf(await read(street))).toBe('not-found')
    })

    it('needs her consent that it is kept, and says where it is given', async () => {
      const her = await newElder(world(), '王秀英', { street: '解放路街道' })
      const apply = () => hers(her).replyForHer('apply', APPLICATION)
      const refused = await apply()
      expect([codeOf(refused), Object.keys(fieldsOf(refused))]).toEqual(['forbidden', ['consent']])
      expect(wordsOf(refused)).toMatch(/同意与收回/)
      await consentTo(world(), her)
      expect(codeOf(await apply())).toBe('ok')
      await consentTo(world(), her, false)
    })

    it('is refused to who is too young, with the day from which on, and open from 60 with the fee said elsewhere', async () => {
      const young = await newApplicant(world(), '尹桂英', { birthDate: '1970-03-05' })
      const reply = await hers(young).replyForHer('apply', APPLICATION)
      expect(codeOf(reply)).toBe('invalid')
      expect(fieldsOf(reply)['birthDate']).toMatch(/满60周岁可以申请\(以当地规定为准\).*2030年3月5日起/)
      const sixty = await newApplicant(world(), '尹桂英', { birthDate: '1964-03-05' })
      expect((await appliedFor(world(), sixty)).assessment.state).toBe('received')
      const { terms } = (await assessmentOf(world(), sixty).ask('terms', { city: 'linfen' })) as {
        terms: { freeFromAge: unknown }
      }
      expect(terms.freeFromAge).toMatchObject({ value: 65, source: { clause: '附件第8项' } })
    })

    it('is refused where she lives elsewhere, in a city without terms, and with a wrong telephone', async () => {
      const her = await newApplicant(world())
      const field = async (more: object) => fieldsOf(await hers(her).replyForHer('apply', { ...APPLICATION, ...more }))
      expect(await field({ city: 'taiyuan' })).toHaveProperty('city')
      expect(await field({ phone: '12' })).toHaveProperty('phone')
      expect(await field({ companion: { name: '王丽', relation: '女儿', phone: '1' } })).toHaveProperty([
        'companion.phone',
      ])
      expect(await field({ agreed: 0 })).toHaveProperty('agreed')
      expect(await field({ reason: 'doubt' })).toHaveProperty('reason')
    })

    it('is open once, also where two apply at the same moment, and the second reads the number', async () => {
      const her = await newApplicant(world())
      const replies = await Promise.all([1, 2].map(() => hers(her).replyForHer('apply', APPLICATION)))
      expect(replies.map(codeOf).sort()).toEqual(['conflict', 'ok'])
      const [mine] = (await hers(her).forHer('assessments')).threads
      const { number } = mine!.assessment
      expect(replies.map(wordsOf).join('')).toContain(`编号 ${number.slice(0, 4)} ${number.slice(4)}`)
      await hers(her).ask('withdraw', seen(mine!))
      // The way is free for another.
      expect((await appliedFor(world(), her)).assessment.state).toBe('received')
    })

    it('is not made by a program all day long: desks are not filled', async () => {
      const her = await newApplicant(world())
      const { database, keyring, now } = world()
      for (let n = 0; n < WRITES.most; n += 1)
        await countTry(database, keyring, { limit: WRITES, subject: her.id }, now)
      expect(codeOf(await hers(her).replyForHer('apply', APPLICATION))).toBe('too-many')
    })

    it('comes back for a paper, is sent again, and is on the desk once more', async () => {
      const [her, official] = [await newApplicant(world()), await newOfficial(world())]
      const asked = await appliedFor(world(), her)
      const missing = { ...seen(asked), finding: 'return', words: '请补一张住院小结的照片' }
      await assessmentOf(world(), official).ask('check', missing)
      expect(await allTold(her)).toMatch(/民政 薛经办 看了.*还缺:请补一张住院小结的照片/)
      const [mine] = (await hers(her).forHer('assessments')).threads
      expect(mine).toMatchObject({
        assessment: { state: 'returned', promisedOn: null, holder: { words: '等您这边' } },
        ...{ answer: '请补一张住院小结的照片', may: ['withdraw', 'send-again'] },
      })
      const again = (await hers(her).ask('sendAgain', { ...seen(mine!), words: '拍好了' })).thread
      expect(again).toMatchObject({
        assessment: { state: 'received', promisedOn: '2026-11-27' },
        ...{ said: `${APPLICATION.words}\n拍好了`, answer: '' },
      })
    })

    it('is refused with a reason that she reads', async () => {
      const [her, official] = [await newApplicant(world()), await newOfficial(world())]
      const asked = await appliedFor(world(), her)
      const no = { ...seen(asked), finding: 'refuse', words: '三个月前刚评过,情况没有变' }
      const { thread } = (await assessmentOf(world(), official).ask('check', no)).office
      expect(thread).toMatchObject({ assessment: { state: 'refused' }, answer: no.words, may: [] })
      expect(await allTold(her)).toMatch(/没有受理.*三个月前刚评过.*12345/)
      expect((await appliedFor(world(), her)).assessment.state).toBe('received')
    })

    it('that she takes back frees those who were to come, and tells them', async () => {
      const [her, official, team] = [await newApplicant(world()), await newOfficial(world()), await newTeam(world())]
      const { thread, visits } = await assignedTo(world(), her, official, team)
      const done = (await hers(her).ask('withdraw', { ...seen(thread), words: '住院了' })).thread
      expect(done).toMatchObject({ assessment: { state: 'withdrawn', visit: null, promisedOn: null }, may: [] })
      const [visit] = await owner().select().from(assessmentVisit).where(eq(assessmentVisit.id, visits[0]!.id))
      expect(visit!.active).toBe(false)
      const times = await owner().select().from(assessorTime).where(eq(assessorTime.visitId, visit!.id))
      expect(times.map(({ active }) => active)).toEqual([false, false])
      for (const one of [team.first, team.second])
        expect(await allTold(one)).toContain('在尧都区 解放路街道的一次上门评估不用您去了')
    })

    it('is put off by her: the same team, no day, the wish kept, both told; not once the hour has come', async () => {
      const [her, official, team] = [await newApplicant(world()), await newOfficial(world()), await newTeam(world())]
      const { thread } = await assignedTo(world(), her, official, team)
      const wish = { ...seen(thread), dayPart: 'afternoon', words: '上午要去医院' }
      const off = (await hers(her).ask('postpone', wish)).thread
      expect(off).toMatchObject({
        assessment: { state: 'assigned', visit: { day: null, first: { id: team.first.staff } } },
        wishes: { dayPart: 'afternoon', times: '上午要去医院', address: APPLICATION.address },
      })
      expect(off.assessment.visit!.id).not.toBe(thread.assessment.visit!.id)
      expect(await allTold(team.second)).toMatch(/11月25日\(周三\) 9:30在尧都区 解放路街道的上门评估,老人那边改期了/)
      const late = await newScene(world())
      const before = world().now
      world().now = new Date(before.getTime() + 2 * 3_600_000)
      const reply = await hers(await tokenNow(world(), late.her, before)).reply('postpone', {
        ...{ ...seen(late.office.thread), dayPart: 'any', words: '不方便' },
      })
      world().now = before
      expect([codeOf(reply), wordsOf(reply)]).toEqual(['conflict', expect.stringContaining('打评估机构的电话')])
    })
  })

  describe('a result, as she reads it', () => {
    it('is shown when she was told and not before, and in force when she agrees', async () => {
      const scene = await newScene(world())
      const { her, official } = scene
      await signedWith(world(), scene, answersFor(LIGHT))
      const [waiting] = (await hers(her).forHer('assessments')).threads
      expect(waiting).toMatchObject({ assessment: { state: 'assessed', level: null }, results: [], may: [] })
      const input = { ...seen(waiting!), fine: true }
      await assessmentOf(world(), official).ask('review', input)
      const [told] = (await hers(her).forHer('assessments')).threads
      expect(told).toMatchObject({
        assessment: { state: 'told', level: 1, objectUntil: '2026-12-06' },
        results: [{ total: LIGHT, best: 90, level: 1, name: expect.stringContaining('轻度'), superseded: false }],
        ...{ certificate: null, may: ['agree', 'object'] },
      })
      expect(await allTold(her)).toMatch(/结果出来了.*到12月6日\(周日\)\(含当天\)都可以提异议/)
      const { thread } = await hers(her).ask('agree', seen(told!))
      expect(thread).toMatchObject({
        assessment: { state: 'in-force', fromDay: '2026-11-21', validTo: '2027-11-20' },
        certificate: { level: 1, state: 'valid' },
      })
      const certificate = await hers(her).ask('certificate', { case: thread.assessment.case })
      expect(certificate).toMatchObject({ name: '王秀英', cityName: '临汾市', result: { level: 1 } })
    })

    it('is verified by anybody with its code, however it is typed; a wrong code and an erased person are not found', async () => {
      const scene = await newScene(world())
      const thread = await toldWith(scene, LIGHT)
      const { certificate } = (await hers(scene.her).ask('agree', seen(thread))).thread
      const { code } = certificate!
      const verify = (typed: string) => world().ask('assessment', 'verify', { code: typed }, { sender: code })
      const spoken = `${code.slice(0, 4)} ${code.slice(4, 8).toLowerCase()}-${code.slice(8)}`
      const found = dataOf<object>(await verify(spoken))
      expect(found).toEqual({
        ...{ name: '王**', instrument: 'GB/T 42195-2022', level: 1, levelName: expect.stringContaining('轻度') },
        ...{ on: '2026-11-21', validTo: '2027-11-20', state: 'valid', cityName: '临汾市' },
      })
      expect(codeOf(await verify(code.slice(0, 11)))).toBe('not-found')
      dataOf(
        await world().ask(
          'account',
          'erase',
          { name: '王秀英' },
          { session: scene.her.session, for: scene.her.person },
        ),
      )
      expect(codeOf(await verify(code))).toBe('not-found')
    })

    it('that she objects to is looked at by another team, and the first result stays on record', async () => {
      const scene = await newScene(world())
      const told = await toldWith(scene, LIGHT)
      const mine = hers(scene.her)
      const objected = (await mine.ask('object', { ...seen(told), words: '走路比写的差得多' })).thread
      expect(objected).toMatchObject({
        assessment: { state: 'objected', round: 2, visit: null, level: 1, promisedOn: '2026-11-27' },
        ...{ said: expect.stringContaining('提出异议:走路比写的差得多'), may: ['withdraw'] },
      })
      expect(await allTold(scene.official)).toMatch(/有了异议,要安排另一组/)
      const again = await newTeam(world(), ['赵敏', '孙强'])
      const office = assessmentOf(world(), scene.official)
      const same = { ...seen(objected), first: scene.team.first.staff, second: scene.team.second.staff }
      expect(fieldsOf(await office.reply('assignTeam', same))['first']).toMatch(/已经评过/)
      const when = { day: '2026-11-21', from: 660 }
      const second = { ...seen(objected), first: again.first.staff, second: again.second.staff, when }
      const sent = (await office.ask('assignTeam', second)).office
      const round2 = { ...scene, team: again, office: sent, visit: sent.visits[0]!.id }
      await signedWith(world(), round2, answersFor(MIDDLE))
      const [between] = (await mine.forHer('assessments')).threads
      expect(between).toMatchObject({ assessment: { state: 'assessed', level: 1 }, results: [{ level: 1, round: 1 }] })
      await office.ask('review', { ...seen(between!), fine: true })
      const [after] = (await mine.forHer('assessments')).threads
      expect(after).toMatchObject({
        assessment: { state: 'told', level: 2, round: 2 },
        results: [
          { level: 2, round: 2, superseded: false },
          { level: 1, round: 1, superseded: true },
        ],
        may: ['agree'],
      })
      const again2 = await mine.reply('object', { ...seen(after!), words: '还是不对' })
      expect(codeOf(again2)).toBe('conflict')
      const { thread } = await mine.ask('agree', seen(after!))
      expect(thread).toMatchObject({ assessment: { state: 'in-force', level: 2 }, certificate: { level: 2 } })
    })

    it('is objected to until its last day and no longer, also after she has agreed; taken back, the first counts', async () => {
      const scene = await newScene(world())
      const told = await toldWith(scene, LIGHT)
      const mine = hers(scene.her)
      const agreed = (await mine.ask('agree', seen(told))).thread
      expect(agreed.may).toEqual(['object'])
      const { code } = agreed.certificate!
      await owner()
        .update(assessment)
        .set({ objectUntil: '2026-11-20' })
        .where(eq(assessment.caseId, agreed.assessment.case))
      const late = await mine.reply('object', { ...seen(agreed), words: '不对' })
      expect([codeOf(late), wordsOf(late)]).toEqual(['conflict', expect.stringContaining('日子已经过了')])
      expect((await mine.ask('assessment', { case: agreed.assessment.case })).thread.may).toEqual([])
      await owner()
        .update(assessment)
        .set({ objectUntil: '2026-11-21' })
        .where(eq(assessment.caseId, agreed.assessment.case))
      const objected = (await mine.ask('object', { ...seen(agreed), words: '不对' })).thread
      const team = await newTeam(world())
      const assigned = { ...seen(objected), first: team.first.staff, second: team.second.staff }
      const sent = (await assessmentOf(world(), scene.official).ask('assignTeam', assigned)).office.thread
      const back = (await mine.ask('withdraw', seen(sent))).thread
      expect(back).toMatchObject({
        assessment: { state: 'in-force', level: 1, visit: { id: scene.visit, first: { id: scene.team.first.staff } } },
        ...{ certificate: { code, state: 'valid' }, may: [] },
      })
      expect(await allTold(team.first)).toContain('不用您去了')
      const certificates = await owner()
        .select()
        .from(assessmentCertificate)
        .where(eq(assessmentCertificate.personId, scene.her.person))
      expect(certificates).toHaveLength(1)
    })
  })

  describe('what others learn of an application', () => {
    it('is nothing: a stranger, a desk of elsewhere and her own street do not find it; and she sees who looked', async () => {
      const [her, official] = [await newApplicant(world()), await newOfficial(world())]
      const { thread } = await checkedFor(world(), her, official)
      const of = { case: thread.assessment.case }
      const street = await world().staff({ role: 'community-worker', county: '141002', street: '解放路街道' })
      for (const who of [await world().newAccount('某人'), street, official])
        expect(codeOf(await assessmentOf(world(), who).reply('assessment', of))).toBe('not-found')
      for (const more of [{ county: '141024' }, { county: undefined, city: 'taiyuan' }]) {
        const other = await newOfficial(world(), more)
        expect(codeOf(await assessmentOf(world(), other).reply('officeCase', of))).toBe('not-found')
      }
      const lines = await owner()
        .select({ action: accessLog.action })
        .from(accessLog)
        .where(and(eq(accessLog.personId, her.person), eq(accessLog.accountId, official.id)))
      expect(lines.map(({ action }) => action)).toEqual(['assessment.check'])
    })

    it('ends with her: nobody goes there, the desk has nothing, the two are told', async () => {
      const scene = await newScene(world(), { when: { day: '2026-11-26', from: 600 } })
      const of = { case: caseOf(scene) }
      const { session, person } = scene.her
      dataOf(await world().ask('account', 'erase', { name: '王秀英' }, { session, for: person }))
      expect(await rowOf(of.case)).toMatchObject({ state: 'withdrawn' })
      const times = await owner().select().from(assessorTime).where(eq(assessorTime.visitId, scene.visit))
      expect(times.map(({ active }) => active)).toEqual([false, false])
      expect(await allTold(scene.team.first)).toContain('不用您去了')
      expect(codeOf(await assessmentOf(world(), scene.official).reply('officeCase', of))).toBe('not-found')
      const { cards } = await assessmentOf(world(), scene.official).ask('officeDesk', { show: 'visit' })
      expect(cards.map((card) => card.case)).not.toContain(of.case)
    })

    it('says nothing any more of where she lived, and keeps what was signed as it was', async () => {
      const scene = await newScene(world())
      await toldWith(scene, LIGHT)
      const visit = async () =>
        (await owner().select().from(assessmentVisit).where(eq(assessmentVisit.id, scene.visit)))[0]!
      const before = await visit()
      const { session, person } = scene.her
      dataOf(await world().ask('account', 'erase', { name: '王秀英' }, { session, for: person }))
      expect(await visit()).toEqual({ ...before, street: null, communityHash: null })
    })
  })
}
