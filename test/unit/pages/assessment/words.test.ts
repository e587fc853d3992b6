import type { CaseCard } from '@/contract/care'
import type { AssessmentCard, AssessmentThread, ResultCard, TermsCard } from '@/contract/assessment/shapes'
import { ASSESSMENT_STATES, type AssessmentState } from '@/domain/assessment/states'
import { promiseOfCase, standWords } from '@/pages/affairs/stand-words'
import { afterTakingBack, beforeTakingBack, officeTakenBack } from '@/pages/assessment-consent-words'
import { appointmentOf, isBefore, leadingThread, nextOf, nextVisit, promiseOf, stepsOf } from '@/pages/assessment-words'
import { actWords, actsShown, ACT_WORDS, wordsProblem, type WrittenAct } from '@/pages/assessment/act-words'
import {
  clauseWords,
  earlierWords,
  partOf,
  sectionWords,
  totalWords,
  untilThenWords,
} from '@/pages/assessment/result-words'
import { freeWords, noticeLines, tooYoungWords, youngWords } from '@/pages/assessment/terms-words'
import { codeIn, codeProblem } from '@/pages/assessment/verify-code'

const stated = <T>(value: T) => ({ value, source: { document: '临民发〔2023〕1号', clause: '第8项' } })
const assumed = <T>(value: T) => ({ value, source: null })

const TERMS: TermsCard = {
  ...{ city: 'linfen', cityName: '临汾市', freeFromAge: stated(65), applyFromAge: assumed(60) },
  days: { check: stated(5), assign: assumed(5), visit: assumed(10), review: assumed(5) },
  ...{ validMonths: assumed(12), objectionDays: assumed(15), remindDays: assumed(60), medicalNeeded: assumed(true) },
  ...{ stackClauses: assumed(false), selfCareFromLevel: assumed(null), feeFen: assumed(null), minutes: assumed(90) },
  ...{ recognises: [], office: '县(市、区)民政局' },
}

const cardOf = (part: Partial<AssessmentCard>): AssessmentCard =>
  ({
    ...{ state: 'received', promisedOn: '2026-11-27', overdue: false, objectUntil: null, validTo: null, visit: null },
    ...{ appliedAt: '2026-11-22T16:30:00.000Z', holder: { words: '尧都区民政', phone: null }, round: 1 },
    ...part,
  }) as AssessmentCard

describe('what a city has decided', () => {
  it('promises «free» only with its clause, and assumes nothing aloud', () => {
    expect(freeWords(TERMS)).toBe('满 65 周岁,评估免费。依据:临民发〔2023〕1号 第8项。')
    expect(freeWords({ freeFromAge: assumed(null) })).toMatch(/收不收费,以当地规定为准/)
    expect(freeWords({ freeFromAge: assumed(65) })).toMatch(/收不收费,以当地规定为准/)
  })

  it('tells whoever is under 65 that free is promised from then on, with the day', () => {
    const her = (birthDate: string | null) => ({ called: '妈妈', birthDate })
    expect(youngWords(TERMS, her('1963-03-05'), '2026-11-22')).toMatch(
      /63 周岁.*满 65 周岁.*2028年3月5日 周日才到.*可以申请/,
    )
    expect(youngWords(TERMS, her('1961-11-22'), '2026-11-22')).toBe('')
    expect(youngWords(TERMS, her('1961-11-23'), '2026-11-22')).toMatch(/64 周岁/)
    expect(youngWords(TERMS, her(null), '2026-11-22')).toBe('')
    expect(youngWords({ freeFromAge: assumed(null) }, her('1990-01-01'), '2026-11-22')).toBe('')
  })

  it('tells whoever may not apply yet from which day on', () => {
    const her = { called: '您', birthDate: '1967-02-01' }
    expect(tooYoungWords(TERMS, her, '2026-11-22')).toMatch(/满 60 周岁才能申请\(以当地规定为准\).*2027年2月1日/)
    expect(tooYoungWords(TERMS, her, '2027-02-01')).toBe('')
  })

  it('says before anybody agrees what is done, who comes, how long, what is kept, and that she may stop', () => {
    const told = noticeLines(TERMS, '妈妈').join('')
    for (const words of [
      '两位评估员',
      '26 样',
      '90 分钟(以当地规定为准)',
      '记下',
      '录音',
      '随时可以说停',
      '15 天内可以提异议',
    ])
      expect(told).toContain(words)
    // No document says what they carry.
    expect(told).not.toMatch(/工作证|证件/)
  })
})

describe('how an application stands', () => {
  it('reserves a promised day that no document gives, and no other', () => {
    expect(promiseOf(cardOf({}), TERMS)).toBe('11月27日 周五 以前')
    expect(promiseOf(cardOf({ state: 'checked' }), TERMS)).toBe('11月27日 周五 以前(以当地规定为准)')
    expect(promiseOf(cardOf({}))).toBe('11月27日 周五 以前(以当地规定为准)')
    expect(promiseOf(cardOf({ overdue: true }), TERMS)).toMatch(/已经过了,可以打电话催/)
    expect(promiseOf(cardOf({ state: 'told' }), TERMS)).toBe('')
  })

  it.each(ASSESSMENT_STATES)('says what comes next, and draws the way: %s', (state) => {
    const card = cardOf({ state, objectUntil: '2026-12-10', validTo: '2027-11-21' })
    if (state !== 'superseded') expect(nextOf(card, TERMS)).not.toBe('')
    const steps = stepsOf(card, TERMS)
    expect(steps[0]).toMatchObject({ title: '提交', state: 'done', detail: '2026年11月23日 周一' })
    const over: readonly AssessmentState[] = ['in-force', 'expired', 'superseded', 'withdrawn', 'refused']
    expect(steps.filter((step) => step.state === 'now')).toHaveLength(over.includes(state) ? 0 : 1)
  })

  it('says whose turn it is where it is hers', () => {
    const steps = stepsOf(cardOf({ state: 'returned' }), TERMS)
    expect(steps[1]).toMatchObject({ title: '受理', state: 'now', stateWords: '等您这边' })
    expect(nextOf(cardOf({ state: 'told', objectUntil: '2026-12-10' }), TERMS)).toMatch(
      /到2026年12月10日 周四\(含当天,以当地规定为准\)都可以提异议/,
    )
  })

  it('promises no second objection to the result that an objection came to', () => {
    const told = { state: 'told', objectUntil: '2026-12-10', round: 2 } as const
    const words = nextOf(cardOf(told), TERMS)
    expect(words).toMatch(/2026年12月10日 周四过后生效.*不能再提异议.*12345/)
    expect(words).not.toMatch(/可以提异议/)
    expect(nextOf(cardOf({ ...told, objectUntil: null }), TERMS)).toMatch(/不能再提异议/)
  })

  it('tells the hour of an appointment in China', () => {
    const visit = { day: '2026-11-26', from: '2026-11-26T01:30:00.000Z', to: '2026-11-26T03:00:00.000Z' }
    expect(appointmentOf(visit)).toBe('11月26日 周四 09:30 到 11:00')
    expect(appointmentOf({ day: null, from: null, to: null })).toBe('')
  })

  it('puts what is under way before what is in force, and that before what is over', () => {
    const threadOf = (state: AssessmentState) => ({ assessment: cardOf({ state }) }) as AssessmentThread
    const [over, force, open] = [threadOf('expired'), threadOf('in-force'), threadOf('told')]
    expect(leadingThread([over, force, open])).toBe(open)
    expect(leadingThread([over, force])).toBe(force)
    expect(leadingThread([over])).toBe(over)
    expect(leadingThread([])).toBeUndefined()
  })
})

describe('an assessment among her other affairs', () => {
  const visitOn = (day: string, from: string) => ({
    ...{
      day,
      from,
      to: '2026-11-26T03:00:00.000Z',
      where: '幸福小区3号楼501',
      org: '安康评估中心',
      phone: '0357-2095000',
    },
  })
  const affair = (part: Partial<CaseCard>): CaseCard =>
    ({ kind: 'assessment', state: 'waiting', promisedOn: '2026-11-27', overdue: false, ...part }) as CaseCard
  const expected = (from: string) =>
    affair({ assessment: { state: 'appointed', visit: visitOn(from.slice(0, 10), from) } })

  it('says that another team is waited for once she has objected, and promises no answer', () => {
    const objected = affair({ assessment: { state: 'objected', visit: null } })
    expect(standWords(objected)).toBe('提了异议,等另一组评估员')
    expect(promiseOfCase(objected)).toBe('11月27日 周五 以前(以当地规定为准)')
    expect(standWords(affair({}))).not.toMatch(/受理/)
  })

  it('says day, hour and place of an appointment, and not by when an answer comes', () => {
    const card = expected('2026-11-26T01:30:00.000Z')
    expect(standWords(card)).toBe('11月26日 周四 09:30 到 11:00,评估员来')
    expect(promiseOfCase(card)).toBe('幸福小区3号楼501')
  })

  it('finds the next that is still to come, and whether it is before what is booked', () => {
    const [soon, later] = [expected('2026-11-26T01:30:00.000Z'), expected('2026-11-28T01:30:00.000Z')]
    expect(nextVisit([later, affair({}), soon], '2026-11-26')).toBe(soon)
    expect(nextVisit([later, soon], '2026-11-27')).toBe(later)
    expect(nextVisit([soon], '2026-11-27')).toBeUndefined()
    const visit = nextVisit([soon], '2026-11-26')!
    expect(isBefore(visit, { day: '2026-11-26', starts: 571 })).toBe(true)
    expect(isBefore(visit, { day: '2026-11-26', starts: 570 })).toBe(false)
  })

  it.each(ASSESSMENT_STATES)('says what becomes of it without her consent as long as something does: %s', (state) => {
    const over: readonly AssessmentState[] = ['expired', 'superseded', 'refused', 'withdrawn']
    for (const words of [beforeTakingBack(state), afterTakingBack(state), officeTakenBack(state)])
      expect(words === '').toBe(over.includes(state))
  })
})

describe('what she can do', () => {
  it('offers only what the server allows, an objection to what was just told on the result’s page alone', () => {
    expect(actsShown(['withdraw', 'postpone', 'agree'], 'appointed')).toEqual(['withdraw'])
    // What stands beside the appointment or the result itself is not told twice.
    expect(actsShown(['object', 'agree'], 'told')).toEqual([])
    expect(actsShown(['object'], 'in-force')).toEqual(['object'])
    expect(actsShown(['send-again', 'withdraw'], 'returned')).toEqual(['withdraw'])
  })

  it('says that taking back an objection leaves the first result', () => {
    expect(actWords('withdraw', { round: 1 }).title).toBe('撤回申请')
    expect(actWords('withdraw', { round: 2 }).about).toMatch(/第一次的结果就生效/)
  })

  it('asks once more before an objection or taking it back, with what comes of it as the result stands', () => {
    const asked = (act: WrittenAct, standing: Parameters<typeof actWords>[1]) => actWords(act, standing).confirm?.about
    expect(asked('object', { round: 1, state: 'told' })).toMatch(/新结果出来以前,这一次的不生效;异议只能提这一次/)
    expect(asked('object', { round: 1, state: 'in-force' })).toMatch(/现在的结果和证明照样有效/)
    expect(asked('withdraw', { round: 1 })).toMatch(/要评得重新申请/)
    expect(asked('withdraw', { round: 2, fromDay: null })).toMatch(/第一次的结果就生效/)
    expect(asked('withdraw', { round: 2, fromDay: '2026-11-22' })).toMatch(/第一次的结果接着有效/)
    expect(asked('postpone', { round: 1 })).toBeUndefined()
  })

  it('asks for words where somebody has to read them', () => {
    expect(wordsProblem(ACT_WORDS.object, ' ')).toMatch(/请写一句/)
    expect(wordsProblem(ACT_WORDS.withdraw, '')).toBeUndefined()
    expect(wordsProblem(ACT_WORDS.postpone, '字'.repeat(201))).toMatch(/删短 1 个字/)
  })
})

describe('a result in words', () => {
  const section = (sum: number | null, best: number) => ({ name: '自理能力', sum, best })
  it.each([
    [32, '都没问题 · 32 分,满分 32 分'],
    [24, '大多没问题 · 24 分,满分 32 分'],
    [16, '有些要帮 · 16 分,满分 32 分'],
    [1, '大多要帮 · 1 分,满分 32 分'],
    [0, '都要帮 · 0 分,满分 32 分'],
    [null, '没有评'],
  ])('%s of 32', (sum, words) => {
    expect(sectionWords(section(sum, 32))).toBe(words)
  })

  it('says of a certificate that holds that it holds, until the new result does', () => {
    const certificate = { state: 'valid' } as AssessmentThread['certificate']
    expect(untilThenWords(certificate)).toMatch(/证明照样有效/)
    expect(untilThenWords({ ...certificate!, state: 'expired' })).toMatch(/过了有效期/)
    expect(untilThenWords(null)).toMatch(/这一次的不生效/)
    expect(earlierWords({ state: 'told', fromDay: '2026-11-22' })).toMatch(/先按它算/)
    expect(earlierWords({ state: 'told', fromDay: null })).toMatch(/由新的结果代替/)
    expect(earlierWords({ state: 'in-force', fromDay: '2026-11-22' })).toMatch(/由新的结果代替/)
  })

  it('names the rule that moved the level, and from where', () => {
    const result = { clauses: ['dementia'], initialLevel: 2, level: 3 } as unknown as ResultCard
    expect(clauseWords(result).join('')).toMatch(/认知症.*按分数是 2 级,调到 3 级/)
    expect(clauseWords({ ...result, clauses: [] })).toEqual([])
    expect(totalWords({ total: null, best: 90 })).toMatch(/昏迷/)
    expect(partOf(section(16, 32))).toBe(0.5)
  })
})

describe('a certificate’s code', () => {
  it.each([
    ['abcd 2345 efgh', 'ABCD2345EFGH'],
    ['ABCD-2345-EFGH', 'ABCD2345EFGH'],
    ['ＡＢＣＤ２３４５ＥＦＧＨ', 'ABCD2345EFGH'],
    ['http://host/#/pages/assessment/verify?code=ABCD2345EFGH', 'ABCD2345EFGH'],
    ['https://host/#/pages/assessment/verify?x=1&code=abcd2345efgh&y=2', 'ABCD2345EFGH'],
  ])('is read out of %s', (text, code) => {
    expect(codeIn(text)).toBe(code)
    expect(codeProblem(codeIn(text))).toBeUndefined()
  })

  it('says what is wrong with another', () => {
    expect(codeProblem('')).toMatch(/请填/)
    expect(codeProblem('ABC')).toMatch(/填了 3 位/)
  })
})
