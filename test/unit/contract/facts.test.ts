import { FACT_VALUES, parseFacts } from '../../../src/contract/facts'

const ON = '2026-11-21'
const fields = (json: unknown): Readonly<Record<string, string>> => {
  const parsed = parseFacts(json, ON)
  return parsed.ok ? {} : parsed.fields
}
const facts = (json: unknown) => {
  const parsed = parseFacts(json, ON)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fields))
  return parsed.facts
}

/** A good value for every key that the contract names. */
const EVERYTHING = {
  birthDate: '1944-03-05',
  sex: 'female',
  hukou: '141002',
  residence: '141002',
  hukouArea: 'rural',
  economic: FACT_VALUES.economic,
  ability: { scale: 'GB/T 42195', level: 2, on: '2026-01-01', validTo: '2028-01-01' },
  selfCare: 'partial',
  extremePovertyGrade: 'partial',
  disability: { grade: 1, kind: ['visual', 'hearing'] },
  living: FACT_VALUES.living,
  familyPlanningSpecial: false,
  supporters: 'none',
  service: FACT_VALUES.service,
  insurance: FACT_VALUES.insurance,
  insuredIn: '141000',
  pensionAge: true,
  situation: FACT_VALUES.situation,
  housing: FACT_VALUES.housing,
  wishes: FACT_VALUES.wishes,
  carer: { family: true, ofDisabled: true, training: null },
  careSetting: 'home-bed',
  careNeed: true,
  residentSince: '1999-01-01',
  holds: ['LF-11', 'LF-18a', 'TY-T1', 'HRB-R1e', 'CN-16'],
}

test('every key of the contract is taken, bare and wrapped', () => {
  expect(fields(EVERYTHING)).toEqual({})
  const wrapped = Object.fromEntries(
    Object.entries(EVERYTHING).map(([key, value]) => [key, { value, source: 'department' }]),
  )
  expect(fields(wrapped)).toEqual({})
  expect(Object.keys(facts(wrapped)).sort()).toEqual(Object.keys(EVERYTHING).sort())
  expect(Object.values(facts(wrapped)).map(({ source }) => source)).toEqual(
    Object.keys(EVERYTHING).map(() => 'department'),
  )
})

test('bare values are the person’s own word', () => {
  expect(facts({ birthDate: '1944-03-05' })).toEqual({ birthDate: { value: '1944-03-05', source: 'self' } })
})

describe('known none', () => {
  test('[] and null close a list, an open list stays open', () => {
    const closed = { has: [], not: 'rest', source: 'self' }
    expect(facts({ economic: [] }).economic).toEqual(closed)
    expect(facts({ economic: null }).economic).toEqual(closed)
    expect(facts({ economic: { not: ['hardship'] } }).economic).toEqual({ has: [], not: ['hardship'], source: 'self' })
  })

  test('null: no certificate, no carer, no hukou; but an assessment that was not made says nothing', () => {
    const told = facts({
      disability: null,
      carer: null,
      hukou: null,
      ability: null,
      pensionAge: null,
      supporters: null,
    })
    expect(told).toEqual({
      disability: { value: null, source: 'self' },
      carer: { value: null, source: 'self' },
      hukou: { value: null, source: 'self' },
      pensionAge: { value: false, source: 'self' },
      supporters: { value: 'none', source: 'self' },
    })
  })

  const NONE = {
    hukou: null,
    economic: null,
    ability: null,
    selfCare: null,
    extremePovertyGrade: null,
    disability: null,
    living: null,
    familyPlanningSpecial: null,
    supporters: null,
    insurance: null,
    insuredIn: null,
    pensionAge: null,
    holds: null,
    carer: null,
    careSetting: null,
    careNeed: null,
  }
  test.each([[false], [[]]])('%j says it wherever null does', (none) => {
    const written = Object.fromEntries(Object.keys(NONE).map((key) => [key, none]))
    expect(facts(written)).toEqual(facts(NONE))
    const wrapped = Object.fromEntries(Object.keys(NONE).map((key) => [key, { value: none, source: 'self' }]))
    expect(facts(wrapped)).toEqual(facts(NONE))
    const carer = { family: true, ofDisabled: true }
    expect(facts({ carer: { ...carer, training: none } })).toEqual(facts({ carer: { ...carer, training: null } }))
  })

  test('parts that are left out stay unknown', () => {
    expect(facts({ carer: { family: true }, disability: {} })).toEqual({
      carer: { value: { family: true }, source: 'self' },
      disability: { value: {}, source: 'self' },
    })
  })

  test('a birth date and a residence cannot be none', () => {
    expect(Object.keys(fields({ birthDate: false, residence: [] }))).toEqual(['birthDate', 'residence'])
  })
})

describe('what is wrong is named by its path', () => {
  test.each([
    ['an unknown key', { birthdate: '1944-03-05' }, 'birthdate'],
    ['a key of every object', JSON.parse('{"__proto__": 1}'), '__proto__'],
    ['a value outside a list’s set', { economic: ['minimum-living', 'rich'] }, 'economic.1'],
    ['a value outside an open list’s set', { economic: { has: ['rich'] } }, 'economic.has.0'],
    ['a value outside a wrapped list’s set', { economic: { value: ['rich'], source: 'self' } }, 'economic.0'],
    ['a bare word where a list belongs', { economic: 'minimum-living' }, 'economic'],
    ['has and not at once', { living: { has: ['alone'], not: ['alone'] } }, 'living'],
    ['a third part of an open list', { living: { has: ['alone'], maybe: [] } }, 'living'],
    ['an unknown source', { economic: { value: [], source: 'neighbour' } }, 'economic.source'],
    ['31 February', { birthDate: '1944-02-31' }, 'birthDate'],
    ['29 February of a common year', { birthDate: '1945-02-29' }, 'birthDate'],
    ['a birth date in the future', { birthDate: '2026-11-22' }, 'birthDate'],
    [
      'a birth date in the future, from an office',
      { birthDate: { value: '2030-01-01', source: 'department' } },
      'birthDate',
    ],
    ['a 130-year-old', { birthDate: '1896-11-21' }, 'birthDate'],
    ['no birth date', { birthDate: null }, 'birthDate'],
    ['a number for a place', { hukou: 141002 }, 'hukou'],
    ['four digits for a place', { insuredIn: '1410' }, 'insuredIn'],
    ['a level that the scale lacks', { ability: { scale: 'GB/T 42195', level: 5, on: '2026-01-01' } }, 'ability.level'],
    ['half a level', { ability: { scale: 'local', level: 1.5, on: '2026-01-01' } }, 'ability.level'],
    [
      'an assessment that ends before it begins',
      { ability: { scale: 'local', level: 1, on: '2026-01-01', validTo: '2025-01-01' } },
      'ability.validTo',
    ],
    ['a number for an assessment', { ability: 3 }, 'ability'],
    ['a fifth grade', { disability: { grade: 5 } }, 'disability.grade'],
    ['an unknown kind', { disability: { grade: 1, kind: 'soul' } }, 'disability.kind'],
    ['an unknown kind among others', { disability: { kind: ['visual', 'soul'] } }, 'disability.kind.1'],
    ['a number for a reference', { holds: [11] }, 'holds.0'],
    ['an assessment without its scale', { ability: { level: 1 } }, 'ability.scale'],
    ['an unknown training', { carer: { family: true, ofDisabled: true, training: 'evening' } }, 'carer.training'],
    ['a word for a flag', { familyPlanningSpecial: 'yes' }, 'familyPlanningSpecial'],
    ['a reference that is none', { holds: ['高龄津贴'] }, 'holds.0'],
  ])('%s', (_what, json, path) => {
    expect(Object.keys(fields(json))).toEqual([path])
  })

  test.each([[[]], [null], ['birthDate'], [3]])('%j is no set of facts', (json) => {
    expect(Object.keys(fields(json))).toEqual([''])
  })

  test('every fault is told at once, in Chinese, with what was typed', () => {
    const faults = fields({ selfCare: 'dunno', birthDate: '1944', colour: 'red' })
    expect(Object.keys(faults).sort()).toEqual(['birthDate', 'colour', 'selfCare'])
    expect(faults['selfCare']).toContain('「dunno」不对')
    expect(Object.values(faults).join('')).not.toMatch(/invalid|expected/i)
  })

  test.each([
    ['a day', { birthDate: '1944-02-31' }, 'birthDate', '「1944-02-31」'],
    ['a day to come, beside another fault', { birthDate: '2026-11-22', sex: 'x' }, 'birthDate', '「2026-11-22」'],
    ['a number', { hukou: 141002 }, 'hukou', '「141002」'],
    ['a flag', { careNeed: 'yes' }, 'careNeed', '「yes」'],
    ['the second of a list', { economic: ['hardship', 'rich'] }, 'economic.1', '第2个「rich」'],
    ['the second kind', { disability: { kind: ['visual', 'soul'] } }, 'disability.kind.1', '第2个「soul」'],
    ['a level', { ability: { scale: 'GB/T 42195', level: 5 } }, 'ability.level', '「5」'],
    ['a source', { hukou: { value: '141002', source: 'neighbour' } }, 'hukou.source', '「neighbour」'],
    ['a reference', { holds: [11] }, 'holds.0', '第1个「11」'],
    ['what stands on both sides', { living: { has: ['alone'], not: ['alone'] } }, 'living', '「{"has":["alone"]'],
    ['every key that does not belong', { carer: { age: 3, name: 'x' } }, 'carer', '「age」「name」'],
    ['two faults in one place', { hukou: { value: 1, since: 2 } }, 'hukou', '「since」的内容;「1」不对'],
    ['what is not there', { ability: { level: 1 } }, 'ability.scale', '缺了这一项'],
  ])('the words name it: %s', (_what, json, path, words) => {
    expect(fields(json)[path]).toContain(words)
    expect(fields(json)[path]).not.toMatch(/[a-z] [a-z]/i)
  })

  test.each<[string, unknown]>([
    ['unknown facts', Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`colour${n}`, n]))],
    ['wrong entries', { economic: Array.from({ length: 3000 }, (_, n) => `rich${n}`) }],
    ['unknown keys of one fact', { carer: Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`k${n}`, n])) }],
    ['one endless key', { ['x'.repeat(90_000)]: 1 }],
  ])('very many or very long faults are not all said back: %s', (_what, json) => {
    const told = fields(json)
    expect(Object.keys(told).length).toBeLessThanOrEqual(21)
    expect(Math.max(...Object.keys(told).map((path) => path.length))).toBeLessThanOrEqual(40)
    expect(JSON.stringify(told).length).toBeLessThan(6_000)
  })

  test('how many there are besides is told, and the first stays the first', () => {
    const told = fields(Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`colour${n}`, n])))
    expect(Object.keys(told)[0]).toBe('colour0')
    expect(told['']).toBe('另外还有5处不对')
    expect(fields({ carer: { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 } })['carer']).toContain('「e」等6项的内容')
  })

  test('a key that would change objects is a key like any other that does not belong', () => {
    expect(Object.keys(fields(JSON.parse('{"__proto__":{"sex":"male"}}')))).toEqual(['__proto__'])
  })

  test('a long wrong value is not said back whole', () => {
    expect(fields({ selfCare: '<script>'.repeat(500) })['selfCare']?.length).toBeLessThan(120)
  })
})

test('129 years old, and born today, are right', () => {
  expect(fields({ birthDate: '1896-11-22' })).toEqual({})
  expect(fields({ birthDate: ON })).toEqual({})
})
