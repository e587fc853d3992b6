import {
  answerFacts,
  findQuestion,
  mergeFacts,
  planQuestions,
  QUESTIONS,
  questionsFor,
  readFacts,
  type FactKey,
  type FactsJson,
  type Question,
} from '../../../../src/domain/entitlement'
import { parseFacts } from '../../../../src/contract/facts'
import { compile } from '../../../../src/domain/entitlement/compile'
import { tailored } from '../../../../src/domain/entitlement/questions/tailored'
import { benefitOf, judgeLinfen, linfen, ON } from './linfen'

const MOTHER: FactsJson = { birthDate: '1944-03-05', residence: '141002' }
const MOST = 6

const page = (id: string): Question => {
  const question = findQuestion(id)
  if (!question) throw new Error(`there is no page ${id}`)
  return question
}
const plan = (facts: FactsJson) => planQuestions(linfen, readFacts(facts), { on: ON, most: MOST })
const planned = (facts: FactsJson) => plan(facts).map(({ id }) => id)

/** Goes through a run as a person would who gives the same kind of answer everywhere. */
function run(facts: FactsJson, answer: (question: Question) => string): { asked: string[]; told: FactsJson } {
  const asked: string[] = []
  let told = facts
  for (;;) {
    const next = plan(told).find(({ id }) => !asked.includes(id))
    if (!next || asked.length === MOST) return { asked, told }
    asked.push(next.id)
    told = mergeFacts(told, answerFacts(next, [answer(next)]))
  }
}

describe('the pages', () => {
  test('have ids of their own, and tell nothing beside their facts', () => {
    expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(QUESTIONS.length)
    for (const { facts, options } of QUESTIONS) {
      const told = options.flatMap(({ tells, otherwise = {} }) => [...Object.keys(tells), ...Object.keys(otherwise)])
      expect(told.filter((key) => !facts.includes(key as FactKey))).toEqual([])
    }
  })

  test('cover every fact that Linfen’s list reads', () => {
    const read = new Set(compile(linfen, { on: ON }).benefits.flatMap(({ when }) => [...when.facts]))
    const asked = new Set(QUESTIONS.flatMap(({ facts }) => facts))
    expect([...read].filter((key) => !asked.has(key))).toEqual([])
  })

  test('every answer of every page is right by the contract', () => {
    for (const question of QUESTIONS) {
      const ids =
        question.kind === 'many'
          ? [...question.options.map(({ id }) => id), 'none']
          : question.options.map(({ id }) => id)
      for (const id of ids) expect(parseFacts(answerFacts(question, [id]), ON)).toMatchObject({ ok: true })
    }
  })

  test('never ask whether a child was lost: they ask for the certificate', () => {
    const words = JSON.stringify(QUESTIONS)
    expect(words).not.toMatch(/失独/)
    expect(words).toMatch(/计生特殊家庭扶助证/)
  })
})

describe('an answer as facts', () => {
  test('不知道 tells nothing', () => {
    for (const question of QUESTIONS) expect(answerFacts(question, ['unknown'])).toEqual({})
  })

  test('都没有 closes what stood on the page, not the whole list', () => {
    expect(answerFacts(tailored(page('home'), linfen), 'none')).toEqual({
      living: { has: [], not: ['alone', 'empty-nest', 'left-behind'] },
      familyPlanningSpecial: false,
    })
    expect(answerFacts(tailored(page('economic'), linfen), ['none'])['economic']).toMatchObject({ has: [] })
    expect(answerFacts(page('insurance'), ['none'])).not.toHaveProperty('pensionAge')
  })

  test('who is enrolled and draws nothing yet is not told «no»', () => {
    const told = answerFacts(page('insurance'), ['employee-pension'])
    expect(benefitOf(judgeLinfen({ ...MOTHER, ...told }), 'LF-1')).toMatchObject({
      verdict: 'unknown',
      missing: ['pensionAge'],
    })
    const reached = mergeFacts(told, answerFacts(page('pensionAge'), 'reached'))
    expect(benefitOf(judgeLinfen({ ...MOTHER, ...reached }), 'LF-1').verdict).toBe('yes')
  })

  test.each([
    ['dispersed', 'yes', 'no'],
    ['centralised', 'no', 'yes'],
    ['home', 'yes', 'no'],
    ['institution', 'no', 'yes'],
  ])('where support is given settles items 18 and 19 against each other: %s', (answer, home, institution) => {
    const poor = mergeFacts(
      answerFacts(page('economic'), ['extreme-poverty']),
      answerFacts(page('supportPlace'), answer),
    )
    const judged = judgeLinfen({ ...MOTHER, ...poor })
    expect(benefitOf(judged, 'LF-18a').verdict).toBe(home)
    expect(benefitOf(judged, 'LF-19').verdict).toBe(institution)
  })

  test('what is ticked holds, what is left does not', () => {
    expect(answerFacts(tailored(page('home'), linfen), ['alone', 'certificate'])).toEqual({
      living: { has: ['alone'], not: ['empty-nest', 'left-behind'] },
      familyPlanningSpecial: true,
    })
  })

  test('what an office decides stays open when it is left out: nobody may have decided yet', () => {
    for (const chosen of ['none', 'seeking-support']) {
      const told = answerFacts(page('situation'), [chosen])
      expect(told['situation']).toMatchObject({ not: expect.not.arrayContaining(['legal-aid', 'judicial-relief']) })
      expect(benefitOf(judgeLinfen({ ...MOTHER, ...told }), 'LF-5')).toMatchObject({
        verdict: 'unknown',
        missing: ['situation'],
      })
    }
    expect(answerFacts(page('situation'), ['legal-aid'])['situation']).toMatchObject({ has: ['legal-aid'] })
  })

  test('two lines that share a value do not speak against each other', () => {
    expect(answerFacts(page('service'), ['discharged-soldier'])['service']).toMatchObject({
      has: expect.arrayContaining(['discharged-soldier', 'veteran']),
      not: expect.not.arrayContaining(['veteran']),
    })
  })

  test('kinds of disability are ticked one by one into one certificate', () => {
    expect(answerFacts(page('disabilityKind'), ['mental', 'visual'])).toEqual({
      disability: { kind: ['mental', 'visual'] },
    })
    expect(answerFacts(page('disabilityKind'), ['none'])).toEqual({ disability: { kind: [] } })
    const both = mergeFacts(
      answerFacts(page('disability'), ['grade-3']),
      answerFacts(page('disabilityKind'), ['mental']),
    )
    expect(both).toEqual({ disability: { grade: 3, kind: ['mental'] } })
  })

  test('a day, a county and «elsewhere»', () => {
    expect(answerFacts(page('birthDate'), ['1944-03-05'])).toEqual({ birthDate: '1944-03-05' })
    expect(answerFacts(page('hukou'), ['141082'])).toEqual({ hukou: '141082' })
    const elsewhere = answerFacts(page('hukou'), ['elsewhere'])
    expect(benefitOf(judgeLinfen({ ...MOTHER, ...elsewhere }), 'LF-11').verdict).toBe('no')
  })

  test('an answer that the page does not have tells nothing', () => {
    expect(answerFacts(page('selfCare'), ['certainly'])).toEqual({})
    expect(answerFacts(page('selfCare'), [])).toEqual({})
  })
})

describe('facts told one after the other', () => {
  test('open lists join, and the later word holds', () => {
    const first = { economic: { has: ['minimum-living'], not: ['hardship'] } }
    expect(mergeFacts(first, { economic: { has: ['hardship'], not: ['minimum-living'] } })).toEqual({
      economic: { has: ['hardship'], not: ['minimum-living'] },
    })
    expect(mergeFacts(first, { economic: { not: ['low-income'] } })).toEqual({
      economic: { has: ['minimum-living'], not: ['hardship', 'low-income'] },
    })
  })

  test('a closed list stays closed, and a closed one replaces what was said before', () => {
    expect(mergeFacts({ living: ['alone'] }, { living: { has: ['left-behind'], not: ['alone'] } })).toEqual({
      living: ['left-behind'],
    })
    expect(mergeFacts({ living: { has: ['alone'] } }, { living: [] })).toEqual({ living: [] })
  })

  test('joined facts are as sure as the less sure of the two', () => {
    const office = { economic: { value: { has: ['minimum-living'] }, source: 'department' } }
    const paper = { economic: { value: { not: ['hardship'] }, source: 'document' } }
    expect(mergeFacts(office, paper)).toEqual({
      economic: { value: { has: ['minimum-living'], not: ['hardship'] }, source: 'document' },
    })
    expect(mergeFacts(office, { economic: { not: ['hardship'] } })).toEqual({
      economic: { has: ['minimum-living'], not: ['hardship'] },
    })
  })

  test('single facts: the later one; other facts stay', () => {
    expect(mergeFacts({ selfCare: 'able', hukou: '141002' }, { selfCare: 'unable' })).toEqual({
      selfCare: 'unable',
      hukou: '141002',
    })
    expect(mergeFacts({ disability: { grade: 1 } }, { disability: null })).toEqual({ disability: null })
  })
})

describe('the plan', () => {
  test('a new person is asked birth date, hardship, hukou, self-care, disability and home', () => {
    expect(planned({}).sort()).toEqual(['birthDate', 'disability', 'economic', 'home', 'hukou', 'selfCare'])
    expect(planned({})[0]).toBe('birthDate')
  })

  test('the one that settles most benefits comes first', () => {
    expect(planned(MOTHER)[0]).toBe('economic')
  })

  test('what cannot change anything is not asked: a hukou before 80', () => {
    expect(planned({ birthDate: '1960-03-05' })).not.toContain('hukou')
    expect(planned(MOTHER)).toContain('hukou')
  })

  test('what is known is not asked', () => {
    expect(planned({ ...MOTHER, economic: [], hukou: '141002' })).not.toContain('economic')
    expect(planned({ ...MOTHER, economic: [], hukou: '141002' })).not.toContain('hukou')
  })

  test('a page that follows from an answer comes only after it', () => {
    expect(planned(MOTHER)).not.toContain('disabilityKind')
    expect(planned({ ...MOTHER, disability: { grade: 3 } })).toContain('disabilityKind')
    expect(planned({ ...MOTHER, disability: {} })).toContain('disabilityKind')
    expect(planned({ ...MOTHER, disability: null })).not.toContain('disabilityKind')
    expect(planned({ ...MOTHER, disability: { grade: 1 } })).not.toContain('disabilityKind')
    expect(planned({ ...MOTHER, economic: ['extreme-poverty'] })).toContain('supportPlace')
  })

  test.each([
    ['first answers', (question: Question) => question.options[0]?.id ?? 'unknown'],
    ['last answers', (question: Question) => question.options.at(-1)?.id ?? 'unknown'],
    ['不知道 everywhere', () => 'unknown'],
    [
      '都没有 where it stands',
      (question: Question) => (question.kind === 'many' ? 'none' : (question.options[0]?.id ?? 'unknown')),
    ],
  ])('asks an elder whose birth date is known four to six questions: %s', (_how, answer) => {
    for (const birthDate of ['1926-01-01', '1944-03-05', '1960-03-05', '1966-03-05']) {
      const { asked, told } = run({ ...MOTHER, birthDate }, answer)
      expect(asked.length).toBeGreaterThanOrEqual(4)
      expect(asked.length).toBeLessThanOrEqual(6)
      expect(parseFacts(told, ON).ok).toBe(true)
    }
  })

  test('a person told 特困 is led on until nothing of item 18 and 19 hangs', () => {
    const poor = run(MOTHER, (question) =>
      question.id === 'economic' ? 'extreme-poverty' : question.id === 'supportPlace' ? 'institution' : 'unknown',
    )
    const judged = judgeLinfen(poor.told)
    expect(benefitOf(judged, 'LF-19').verdict).toBe('yes')
    expect(benefitOf(judged, 'LF-18a').verdict).toBe('no')
  })
})

describe('去补', () => {
  const pages = (ref: string, facts: FactsJson) =>
    questionsFor(benefitOf(judgeLinfen(facts), ref).missing, readFacts(facts)).map(({ id }) => id)

  test('asks a carer first whether she cares for somebody, then what she learned', () => {
    expect(pages('LF-16', MOTHER)).toEqual(['carer'])
    const caring = mergeFacts(MOTHER, answerFacts(page('carer'), ['caring']))
    expect(pages('LF-16', caring)).toEqual(['carerTraining'])
    const trained = mergeFacts(caring, answerFacts(page('carerTraining'), ['general']))
    expect(benefitOf(judgeLinfen(trained), 'LF-16')).toMatchObject({ verdict: 'yes', amount: { fen: 100000 } })
  })

  test('opens the pages of what a benefit lacks, most settling first', () => {
    expect(pages('LF-15', MOTHER)).toEqual(['economic', 'selfCare', 'ability'])
    expect(pages('LF-11', MOTHER)).toEqual(['hukou'])
  })

  test('leads on step by step', () => {
    expect(pages('LF-21', MOTHER)).toEqual(['service'])
    const served = { ...MOTHER, service: ['disabled-soldier', 'regular-pension'] }
    expect(pages('LF-21', served)).toEqual(['supporters'])
    expect(pages('LF-3', { ...MOTHER, insurance: ['employee-medical'], pensionAge: true })).toEqual(['insuredIn'])
  })

  test('every benefit that hangs on facts has a page to go to, for a new person', () => {
    for (const { ref, verdict, missing } of judgeLinfen(MOTHER).benefits) {
      if (verdict === 'unknown')
        expect({ ref, pages: questionsFor(missing, readFacts(MOTHER)).length }).not.toEqual({ ref, pages: 0 })
    }
  })
})
