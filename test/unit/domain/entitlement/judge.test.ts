import { judge, JudgeInputError, readFacts } from '../../../../src/domain/entitlement'
import { benefitOf, judgeLinfen, linfen, ON } from './linfen'

/** 82 years old, with a hukou of Linfen. */
const MOTHER = { birthDate: '1944-03-05', hukou: '141002' }

const refs = (list: readonly { readonly with: string }[]) => list.map((conflict) => conflict.with)
const essential = (ref: string, facts: object) =>
  benefitOf(judgeLinfen(facts), ref).confirm.filter((each) => each.essential)

/** The city's parameters with one of them on paper. */
const withParameter = (key: string, value: number) =>
  linfen.parameters.map((each) =>
    each.key === key
      ? {
          ...each,
          values: [{ from: '2024-01-01', value, basis: { document: 'list', clause: '附件' }, checkedOn: ON }],
        }
      : each,
  )

describe('what may not be judged', () => {
  const fieldOf = (act: () => unknown): string => {
    try {
      act()
    } catch (error) {
      if (error instanceof JudgeInputError) return error.field
      throw error
    }
    return 'nothing was wrong'
  }

  test.each([
    ['a birth date in the future', { birthDate: '2026-11-22' }, { on: ON }, 'birthDate'],
    ['31 February', { birthDate: '1944-02-31' }, { on: ON }, 'birthDate'],
    ['a 130-year-old', { birthDate: '1896-11-21' }, { on: ON }, 'birthDate'],
    ['a day that is none', {}, { on: '2026-02-30' }, 'on'],
    ['a day before the list', {}, { on: '2023-12-15' }, 'on'],
    ['a county of another city', {}, { on: ON, county: '140106' }, 'county'],
  ])('%s', (_what, facts, options, field) => {
    expect(fieldOf(() => judge(linfen, readFacts(facts), options))).toBe(field)
  })

  test('129 years, born today, the list’s first day and a county of the city are all right', () => {
    expect(fieldOf(() => judge(linfen, readFacts({ birthDate: '1896-11-22' }), { on: ON }))).toBe('nothing was wrong')
    expect(fieldOf(() => judge(linfen, readFacts({ birthDate: ON }), { on: ON }))).toBe('nothing was wrong')
    expect(fieldOf(() => judge(linfen, {}, { on: '2023-12-16', county: '141082' }))).toBe('nothing was wrong')
  })
})

describe('certainty', () => {
  const from = (source: string) => ({
    birthDate: { value: '1944-03-05', source },
    hukou: { value: '141002', source: 'department' },
  })
  const certainty = (facts: object, ref = 'LF-11') => benefitOf(judgeLinfen(facts), ref).certainty

  test('a «yes» is verified when all that it rests on comes from a department or a document', () => {
    expect(certainty(from('document'))).toBe('verified')
  })

  test.each(['self', 'worker'])('one fact from %s makes it declared', (source) => {
    expect(certainty(from(source))).toBe('declared')
  })

  test('one verified way is enough where several lead to the same «yes»', () => {
    const told = { birthDate: { value: '1944-03-05', source: 'document' }, living: ['alone'] }
    expect(certainty(told, 'LF-20')).toBe('declared')
    expect(certainty({ ...told, familyPlanningSpecial: { value: true, source: 'department' } }, 'LF-20')).toBe(
      'verified',
    )
  })

  test('a «no» is never called verified', () => {
    expect(certainty({ birthDate: { value: '1960-03-05', source: 'document' } })).toBe('declared')
  })
})

describe('what null, [] and open lists mean', () => {
  const verdict = (ref: string, facts: object) => benefitOf(judgeLinfen({ ...MOTHER, ...facts }), ref).verdict

  test.each([
    ['an empty list is a known none', { economic: [] }, 'no'],
    ['null is a known none', { economic: null }, 'no'],
    ['a missing key is unknown', {}, 'unknown'],
    ['an open list leaves the rest unknown', { economic: { has: [], not: ['minimum-living'] } }, 'unknown'],
    ['an open list may hold', { economic: { has: ['minimum-living'] } }, 'yes'],
    ['a wrapped list is read', { economic: { value: ['minimum-living'], source: 'worker' } }, 'yes'],
    ['a wrapped open list is read', { economic: { value: { has: ['minimum-living'] }, source: 'worker' } }, 'yes'],
  ])('%s', (_what, facts, wanted) => {
    expect(verdict('LF-13', facts)).toBe(wanted)
  })

  test('«not assessed» leaves the level unknown', () => {
    const judged = benefitOf(
      judgeLinfen({ ...MOTHER, economic: ['minimum-living'], selfCare: 'able', ability: null }),
      'LF-15',
    )
    expect(judged).toMatchObject({ verdict: 'unknown', missing: ['ability'] })
  })

  test('no certificate of disability is known none, a certificate without a grade is a certificate', () => {
    expect(verdict('LF-23a', { economic: ['minimum-living'], disability: null })).toBe('no')
    expect(verdict('LF-23a', { economic: ['minimum-living'], disability: {} })).toBe('yes')
    expect(verdict('LF-23b', { disability: {} })).toBe('unknown')
  })

  test('a level on another scale says nothing about this one', () => {
    const local = { scale: 'local', level: 4, on: '2026-01-01' }
    expect(verdict('LF-15', { economic: ['minimum-living'], ability: local })).toBe('unknown')
  })

  test('the facts of a carer who has not been trained yet leave the door open', () => {
    const carer = { family: true, ofDisabled: true, training: null }
    const judged = benefitOf(judgeLinfen({ carer }), 'LF-16')
    expect(judged.verdict).toBe('unknown')
    expect(judged.confirm.map(({ text }) => text).join()).toContain('报名')
    expect(verdict('LF-16', { carer: null })).toBe('no')
  })
})

describe('what is missing', () => {
  test('only what can still change the outcome', () => {
    expect(benefitOf(judgeLinfen({ birthDate: '1990-01-01' }), 'LF-15').missing).toEqual([])
    expect(benefitOf(judgeLinfen({ economic: [] }), 'LF-15').verdict).toBe('no')
  })

  test('the most settling first: economic alone can end it, self-care shares its place with the level', () => {
    expect(benefitOf(judgeLinfen({ birthDate: '1944-03-05' }), 'LF-15').missing).toEqual([
      'economic',
      'selfCare',
      'ability',
    ])
  })

  test('every leaf has its reason, in the document’s order, with its source', () => {
    expect(benefitOf(judgeLinfen({ birthDate: '1944-03-05' }), 'LF-11').reasons).toEqual([
      { holds: true, fact: 'birthDate', text: '满80周岁', source: '临政办发〔2023〕43号 附件第11项' },
      { holds: null, fact: 'hukou', text: '户口在临汾', source: '临政办发〔2023〕43号 正文第3条' },
    ])
  })
})

describe('when it changes', () => {
  test('the next birthday that turns the verdict, and none when nothing will', () => {
    const judged = judgeLinfen({ birthDate: '1947-03-05', hukou: '141002', economic: [] })
    expect(benefitOf(judged, 'LF-11').changesOn).toBe('2027-03-05')
    expect(benefitOf(judged, 'LF-13').changesOn).toBeUndefined()
    expect(benefitOf(judged, 'LF-10').changesOn).toBeUndefined()
  })

  test('without a birth date there is no such day', () => {
    expect(judgeLinfen({}).benefits.filter(({ changesOn }) => changesOn !== undefined)).toEqual([])
  })

  test('the end of an assessment turns a «yes» that rests on it', () => {
    const ability = { scale: 'GB/T 42195', level: 3, on: '2025-12-31', validTo: '2026-12-31' }
    const judged = benefitOf(judgeLinfen({ ...MOTHER, economic: ['minimum-living'], ability }), 'LF-15')
    expect(judged).toMatchObject({ verdict: 'yes', changesOn: '2027-01-01' })
  })
})

describe('what is left for a person to check', () => {
  test.each([
    ['minimum-living', 0],
    ['extreme-poverty', 0],
    ['minimum-living-margin', 1],
    ['out-of-poverty', 1],
    ['hardship', 1],
  ])('hardship by %s: %i essential', (certificate, count) => {
    expect(essential('LF-13', { ...MOTHER, economic: [certificate] })).toHaveLength(count)
  })

  test('a department that has recognised the hardship settles it; a margin certificate does not', () => {
    const by = (value: string) => ({ ...MOTHER, economic: { value: [value], source: 'department' } })
    expect(essential('LF-13', by('hardship'))).toHaveLength(0)
    expect(essential('LF-13', by('minimum-living-margin'))).toHaveLength(1)
  })

  test('an assessed level is no recognition until a county says so', () => {
    const facts = {
      ...MOTHER,
      economic: ['minimum-living'],
      ability: { scale: 'GB/T 42195', level: 3, on: '2026-01-01' },
    }
    expect(essential('LF-15', facts)).toHaveLength(1)
    const parameters = withParameter('selfCareFromLevel', 3)
    const judged = judge({ ...linfen, parameters }, readFacts(facts), { on: ON })
    expect(benefitOf(judged, 'LF-15').confirm.filter((each) => each.essential)).toHaveLength(0)
    expect(judged.monthly.counted).toContain('LF-15')
  })

  test('an open list says itself what is open', () => {
    const nobody = {
      ...MOTHER,
      living: ['with-family'],
      selfCare: 'able',
      ability: { scale: 'GB/T 42195', level: 0, on: '2026-01-01' },
      disability: null,
      familyPlanningSpecial: false,
    }
    const judged = benefitOf(judgeLinfen(nobody), 'LF-20')
    expect(judged).toMatchObject({ verdict: 'unknown', missing: [] })
    expect(judged.confirm.map(({ text }) => text)).toContain('清单写了“等”,别的困难老人算不算,请问社区')
    expect(judged.reasons.at(-1)).toMatchObject({ holds: null })
  })

  test('a «no» leaves nothing to check and conflicts with nothing', () => {
    const none = judgeLinfen({ ...MOTHER, economic: [] }).benefits.filter(({ verdict }) => verdict === 'no')
    expect(none.length).toBeGreaterThan(5)
    expect(none.flatMap(({ confirm, conflicts }) => [...confirm, ...conflicts])).toEqual([])
  })
})

describe('the money of a month', () => {
  const monthly = (facts: object) => judgeLinfen({ ...MOTHER, ...facts }).monthly

  test('of two that may exclude each other the higher counts, once', () => {
    expect(monthly({ economic: ['minimum-living'], selfCare: 'unable' })).toEqual({
      atLeastFen: 10000,
      counted: ['LF-15'],
    })
    expect(monthly({ economic: ['minimum-living'], selfCare: 'able' })).toEqual({
      atLeastFen: 7000,
      counted: ['LF-13'],
    })
  })

  test('what a person must still confirm does not count', () => {
    expect(monthly({ economic: ['low-income'] })).toEqual({ atLeastFen: 0, counted: [] })
  })

  test('a centenarian’s 300 stand once beside the allowance of the same name', () => {
    const judged = judgeLinfen({ birthDate: '1926-01-01', hukou: '141002', economic: [] })
    expect(judged.monthly).toEqual({ atLeastFen: 30000, counted: ['LF-12'] })
    expect(benefitOf(judged, 'LF-11').conflicts).toEqual([{ with: 'LF-12', rule: 'same-payment' }])
    expect(benefitOf(judged, 'LF-12').conflicts).toEqual([{ with: 'LF-11', rule: 'same-payment' }])
  })

  test.each([
    ['able', 10000],
    ['partial', 20000],
    ['unable', 30000],
  ])('extreme poverty, %s: a multiple of item 15, and it alone', (extremePovertyGrade, fen) => {
    const facts = { economic: ['extreme-poverty-dispersed'], extremePovertyGrade }
    const judged = judgeLinfen({ ...MOTHER, ...facts })
    expect(benefitOf(judged, 'LF-18c').amount).toMatchObject({ kind: 'formula', fen, per: 'month' })
    expect(judged.monthly).toEqual({ atLeastFen: fen, counted: ['LF-18c'] })
  })

  test('a figure appears when a county sets its parameter', () => {
    const parameters = withParameter('minimumLivingStandard', 60000)
    const judged = judge({ ...linfen, parameters }, readFacts({ ...MOTHER, economic: ['extreme-poverty-dispersed'] }), {
      on: ON,
    })
    expect(benefitOf(judged, 'LF-18a').amount).toMatchObject({ kind: 'formula', fen: 78000 })
    expect(
      benefitOf(judgeLinfen({ ...MOTHER, economic: ['extreme-poverty-dispersed'] }), 'LF-18a').amount,
    ).not.toHaveProperty('fen')
  })
})

describe('what does not go together', () => {
  test('support for extreme poverty and the disability benefits: both stand, and exclude each other', () => {
    const facts = { ...MOTHER, economic: ['extreme-poverty-dispersed'], disability: { grade: 1 } }
    const judged = benefitOf(judgeLinfen(facts), 'LF-23b')
    expect(judged.verdict).toBe('yes')
    expect(judged.conflicts).toEqual(
      expect.arrayContaining([
        { with: 'LF-18a', rule: 'exclusive' },
        { with: 'LF-18c', rule: 'exclusive' },
        { with: 'LF-15', rule: 'choose-higher' },
      ]),
    )
  })

  test('at home or in an institution', () => {
    const both = { ...MOTHER, economic: ['extreme-poverty'] }
    const judged = judgeLinfen(both)
    for (const part of ['a', 'b', 'c', 'd', 'e'])
      expect(refs(benefitOf(judged, `LF-18${part}`).conflicts)).toContain('LF-19')
    expect(refs(benefitOf(judgeLinfen({ ...both, wishes: ['home'] }), 'LF-18a').conflicts)).not.toContain('LF-19')
  })

  test('every rule holds both ways', () => {
    const judged = judgeLinfen({})
    for (const { ref, conflicts } of judged.benefits) {
      for (const other of conflicts) {
        expect(benefitOf(judged, other.with).conflicts).toContainEqual({ with: ref, rule: other.rule })
      }
    }
  })
})

test('two benefits of the same group of 23 are held together', () => {
  const facts = { ...MOTHER, economic: ['minimum-living'], disability: { grade: 1 } }
  expect(refs(benefitOf(judgeLinfen(facts), 'LF-23a').conflicts)).not.toContain('LF-23b')
})

test('the answer has the shape that outside programs rely on', () => {
  const judgement = judge(linfen, readFacts(MOTHER), { on: ON, county: '141002' })
  expect(Object.keys(judgement)).toEqual(['city', 'county', 'on', 'pack', 'benefits', 'monthly'])
  expect(judgement).toMatchObject({ city: 'linfen', county: '141002', on: ON })
  expect(judgement.pack).toMatch(/^linfen@2023\.12\.16\+[0-9a-f]{8}$/)
  expect(judgement.benefits.map(({ ref }) => ref).join(' ')).toBe(
    'LF-1 LF-2 LF-3 LF-4 LF-5 LF-6 LF-7 LF-8 LF-9 LF-10 LF-11 LF-12 LF-13 LF-14 LF-15 LF-16 LF-17 ' +
      'LF-18a LF-18b LF-18c LF-18d LF-18e LF-19 LF-20 LF-21 LF-22 LF-23a LF-23b LF-24 ' +
      'LF-L53 LF-L77 LF-L89 LF-L97 LF-L97b',
  )
})
