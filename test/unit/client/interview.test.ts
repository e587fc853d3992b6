import { mendedAnswers, NO_ANSWERS, type Answers } from '@/client/answers'
import { withAnswer } from '@/client/asked'
import { MYSELF } from '@/client/for-whom'
import { factsOf, openQuestions, questionsToSettle, type Situation } from '@/client/interview'
import { findQuestion, judge, type Question } from '@/domain/entitlement'
import { linfen as LINFEN } from '../domain/entitlement/linfen'

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: () => '',
  setStorageSync: () => undefined,
}))

const ON = '2026-11-21'
const MOTHER = { ...MYSELF, id: 'mother', birthDate: '1944-03-05', residence: '141002' }

const situation = (chosen: Answers['chosen'], person = MOTHER): Situation => ({
  pack: LINFEN,
  person,
  answers: mendedAnswers({ chosen, checked: false }),
  on: ON,
})
const verdict = (chosen: Answers['chosen'], ref: string) => {
  const here = situation(chosen)
  return judge(LINFEN, factsOf(here), { on: ON }).benefits.find((one) => one.ref === ref)?.verdict
}
const question = (id: string): Question => {
  const found = findQuestion(id)
  if (!found) throw new Error(`no question ${id}`)
  return found
}

/** Answers every page with the first of these that it offers, else with 不知道; gives the pages back. */
function run(wishes: readonly string[], person = MOTHER): readonly string[] {
  let { answers } = situation({}, person)
  const asked: string[] = []
  for (let open = openQuestions({ pack: LINFEN, person, answers, on: ON }); open[0];) {
    const page = open[0]
    asked.push(page.id)
    const chosen = page.options.filter(({ id }) => wishes.includes(id)).map(({ id }) => id)
    answers = withAnswer(answers, page, chosen.length > 0 ? chosen : ['unknown'], LINFEN)
    open = openQuestions({ pack: LINFEN, person, answers, on: ON })
  }
  return asked
}

describe('a level that the department has written down', () => {
  const ability = { scale: 'GB/T 42195', level: 3, on: '2026-03-01', validTo: '2027-02-28' } as const
  const assessed = { ...MOTHER, ability }
  const poor = { economic: ['minimum-living'], ability: ['level-0'] }
  const judged = (on: string) => {
    const facts = factsOf({ ...situation(poor, assessed), on })
    const benefit = judge(LINFEN, facts, { on }).benefits.find(({ ref }) => ref === 'LF-15')
    return { source: facts.ability?.source, verdict: benefit?.verdict }
  }

  it('counts before what was answered here, until its last day', () => {
    expect(judged(ON)).toEqual({ source: 'department', verdict: 'yes' })
    expect(judged('2027-02-28').source).toBe('department')
    expect(judged('2027-03-01').source).not.toBe('department')
  })

  it('is asked of nobody', () => {
    const asks = (person: typeof MOTHER) => questionsToSettle(['ability'], situation({}, person)).map(({ id }) => id)
    expect(run(['minimum-living'], assessed)).not.toContain('ability')
    expect(asks(MOTHER).length).toBeGreaterThan(0)
  })
})

describe('a run of questions', () => {
  it('asks what the record tells never again', () => {
    expect(run([])).not.toContain('birthDate')
  })

  it.each([
    ['nothing is known', []],
    ['a family on minimum living', ['minimum-living', 'able', 'none']],
    ['a severely disabled elder who lives alone', ['grade-1', 'alone', 'unable']],
    ['an extremely poor elder with a certificate of grade 3', ['extreme-poverty', 'grade-3']],
  ])('has four to six pages when %s', (_name, wishes) => {
    for (const birthDate of ['1966-01-01', '1960-03-01', '1944-03-05', '1926-01-01']) {
      const asked = run(wishes, { ...MOTHER, birthDate })
      expect(asked.length).toBeGreaterThanOrEqual(4)
      expect(asked.length).toBeLessThanOrEqual(6)
      expect(new Set(asked).size).toBe(asked.length)
    }
  })

  it('keeps a page that follows from an answer, and drops the least telling instead', () => {
    const asked = run(['extreme-poverty', 'grade-3'])
    expect(asked.indexOf('supportPlace')).toBeGreaterThan(asked.indexOf('economic'))
    expect(asked).not.toContain('insurance')
  })
})

describe('a changed answer', () => {
  it('takes what followed from it along: no support for extreme poverty once she said minimum living', () => {
    const before = { economic: ['extreme-poverty'], supportPlace: [question('supportPlace').options[0]?.id ?? ''] }
    expect(verdict(before, 'LF-18a')).toBe('yes')
    const after = withAnswer(situation(before).answers, question('economic'), ['minimum-living'], LINFEN)
    expect(verdict(after.chosen, 'LF-18a')).toBe('no')
    expect(after.checked).toBe(false)
  })

  it('makes no certificate out of the kind that stood on one', () => {
    expect(verdict({ disability: ['none'], disabilityKind: ['mental'], economic: ['minimum-living'] }, 'LF-23a')).toBe(
      'no',
    )
  })

  it('counts again once its ground is back, whatever the order in which it was told', () => {
    const chosen = { supportPlace: [question('supportPlace').options[0]?.id ?? ''], economic: ['extreme-poverty'] }
    expect(verdict(chosen, 'LF-18a')).toBe('yes')
  })
})

describe('filling in what one benefit lacks', () => {
  it('offers again what was answered with 不知道, and nothing that was told', () => {
    const here = situation({ ...NO_ANSWERS.chosen, economic: ['unknown'], selfCare: ['able'] })
    const missing = judge(LINFEN, factsOf(here), { on: ON }).benefits.find(({ ref }) => ref === 'LF-15')?.missing ?? []
    const ids = questionsToSettle(missing, here).map(({ id }) => id)
    expect(ids).toContain('economic')
    expect(ids).not.toContain('selfCare')
  })
})
