import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyOf, MADE_UP_CITIES, packsSays, type PackCopy } from '../../support/pack-copy'

const PACK = 'pack.yaml'
const AGE = 'benefits/01-high-age.yaml'
const NURSING = 'benefits/02-nursing.yaml'
const TEA = 'benefits/03-tea.yaml'
const COUNTY = 'counties/990121.yaml'

let copy: PackCopy
beforeEach(() => (copy = copyOf('yunxi', MADE_UP_CITIES)))
afterEach(() => copy.remove())

test('a copy that nobody has touched is well', async () => {
  const { err, end, out } = await packsSays(copy.root)
  expect({ err, end }).toEqual({ err: [], end: null })
  expect(out[out.length - 1]).toBe('1 pack, 29 scenarios, all well')
})

/** One slip in one place: what it is, file, the words there, the slip, what is said of it, what to do. */
type Slip = readonly [fault: string, file: string, from: string, to: string, what: RegExp, advice: RegExp]

const FORM: Slip[] = [
  ['an unknown field', TEA, 'mode: identified', 'modus: identified', /modus is no field/, /docs\/adding-a-city\.md/],
  ['a mode that is none', TEA, 'mode: identified', 'mode: by-hand', /^mode is wrong/, /docs\/adding-a-city\.md/],
  [
    'a sentence that a comma cuts',
    TEA,
    'text: 上午半价',
    'text: 上午半价,下午不减',
    /下午不减 is no field/,
    /quotation/,
  ],
  ['a condition that is none', TEA, 'age: { from: 70 }', 'aeg: { from: 70 }', /^when is no condition/, /adding-a-city/],
  ['an unknown fact', NURSING, 'fact: selfCare, is', 'fact: selfcare, is', /fact is no single fact/, /adding-a-city/],
  ['an unknown list fact', NURSING, 'fact: economic', 'fact: econmic', /fact is no list fact/, /adding-a-city/],
  ['a value outside its set', NURSING, 'is: [unable]', 'is: [unabel]', /names «unabel»/, /adding-a-city/],
  ['a list value outside its set', NURSING, 'low-income,', 'low-incom,', /names «low-incom»/, /adding-a-city/],
  ['an age that holds for nobody', TEA, 'from: 70', 'from: 70, below: 70', /holds for nobody/, /adding-a-city/],
  ['an empty clause', TEA, 'clause: 附件第3项', "clause: ''", /clause is wrong/, /adding-a-city/],
  [
    'no source at all',
    TEA,
    'sources: [{ document: list, clause: 附件第3项 }]',
    'sources: []',
    /sources must name where it stands, like \[\{ document: list, clause: 附件第3项 \}\]/,
    /adding/,
  ],
  [
    'a day that the calendar lacks',
    TEA,
    "validTo: '2028-12-31'",
    "validTo: '2028-02-30'",
    /validTo must be a day/,
    /add/,
  ],
  ['a broken line', TEA, 'papers: []', 'papers: [', /it is no YAML/, /^Mend the line/],
  ['a level of 7', PACK, 'value: 3', 'value: 7', /a number that its unit cannot have/, /adding-a-city/],
  ['amounts written twice over', TEA, 'amount:\n', 'values: [{ from: 2025 }]\namount:\n', /values/, /adding-a-city/],
]

const POINTING: Slip[] = [
  ['an unknown document', TEA, 'document: list', 'document: lost', /no document «lost»/, /^Cite one of list, raise/],
  ['an unknown document of a value', AGE, 'document: raise', 'document: rise', /no document «rise»/, /^Cite one of/],
  [
    'an item to stack with that is not there',
    NURSING,
    'with: CN-15',
    'with: CN-99',
    /no item «CN-99»/,
    /^Name an item/,
  ],
  ['an item to cover that is not there', AGE, 'CN-4', 'CN-44', /below has no item «CN-44»/, /^Name one of CN-1,/],
  [
    'an unknown parameter',
    NURSING,
    'levelFrom: selfCareFromLevel',
    'levelFrom: careLevel',
    /«careLevel»/,
    /^Name one of/,
  ],
  [
    'a multiple of nothing',
    TEA,
    'kind: in-kind,',
    'kind: formula, times: { of: YX-9, by: 2 },',
    /«YX-9»/,
    /^Name an item/,
  ],
  [
    'a patch of an item that is not there',
    COUNTY,
    'ref: YX-1',
    'ref: YX-9',
    /no item «YX-9» to change/,
    /^Name an item/,
  ],
  [
    'a parameter of the county that the city lacks',
    COUNTY,
    'selfCareFromLevel',
    'level',
    /no parameter «level»/,
    /^Set/,
  ],
  ['a county that the city does not have', COUNTY, "'990121'", "'990122'", /990122 is no county/, /^Name the file/],
  ['a county of another city', PACK, "'990121'", "'110101'", /does not begin with the city’s 9901/, /^Mend the code/],
  ['a reference used twice', NURSING, 'ref: YX-2', 'ref: YX-1', /YX-1 stands in .*01-high-age\.yaml too/, /^Give one/],
  ['another city’s letters', TEA, 'ref: YX-3', 'ref: LF-3', /does not begin with the letters .*YX/, /^Write YX-…/],
  [
    'the city’s letters on a county’s item',
    COUNTY,
    'ref: YXC-1',
    'ref: YX-9',
    /letters of a county.*YXC/,
    /^Write YXC-/,
  ],
  [
    'a county’s item that covers a city’s',
    COUNTY,
    'name: 进城班车',
    'covers: [YX-1]\n    name: 进城班车',
    /covers nothing/,
    /«patches»/,
  ],
  ['a scenario in no county', AGE, "county: '990121'", "county: '990199'", /no county 990199/, /^Write the code/],
  ['a folder and a city of two names', PACK, 'city: yunxi', 'city: yunshi', /folder is called yunxi/, /^Give both/],
]

const PERIODS: Slip[] = [
  ['overlapping periods', AGE, "from: '2027-07-01'", "from: '2027-06-30'", /they overlap/, /^Give the earlier one/],
  ['a gap between periods', AGE, "from: '2027-07-01'", "from: '2027-07-03'", /nothing is said from 2027-07-01/, /^Let/],
  ['a period without an end before another', AGE, "    to: '2027-06-30'\n", '', /has no last day/, /^Give the earlier/],
  [
    'a period that ends before it begins',
    AGE,
    "to: '2027-06-30'",
    "to: '2024-06-30'",
    /ends before it begins/,
    /^Mend/,
  ],
  ['a first period that begins late', AGE, "from: '2025-01-01'", "from: '2025-02-01'", /holds from 2025-01-01/, /^Let/],
  ['an item that ends before it begins', TEA, "'2028-12-31'", "'2024-12-31'", /item ends before it begins/, /^Mend/],
  ['overlapping periods of a county', COUNTY, "from: '2027-07-01'", "from: '2027-01-01'", /they overlap/, /^Give/],
]

const MEANING: Slip[] = [
  [
    'a scenario that does not hold',
    TEA,
    "expect: { verdict: 'yes' }",
    'expect: { verdict: unknown }',
    /got "yes"/,
    /^Mend/,
  ],
  [
    'words too long for their row',
    TEA,
    'short: 茶馆上午半价',
    'short: 城里的茶馆每天上午一律半价',
    /has 13 char/,
    /^Say it/,
  ],
  ['a sentence too long to read', TEA, 'plain: ', `plain: ${'老'.repeat(40)}`, /and 40 at most/, /^Say it in fewer/],
  ['a word of offices', TEA, 'where: 到茶馆', 'where: 到日托中心', /says «日托»/, /«白天照看»/],
  ['a word that is never said', TEA, 'where: 到茶馆', 'where: 失独家庭', /says «失独»/, /^Never say it/],
  [
    'a lowered county amount',
    COUNTY,
    'fen: 6000',
    'fen: 4900',
    /YX-1 is lowered: .*49 yuan a month instead of 50/,
    /^A co/,
  ],
  ['a lowered amount of a later period', COUNTY, 'fen: 9000', 'fen: 7900', /on 2027-07-01 .*79 yuan/, /never lower/],
  [
    'a figure that a county takes away',
    COUNTY,
    'kind: at-least, fen: 6000,',
    'kind: set-locally,',
    /no figure/,
    /never lower/,
  ],
  ['a city narrower than the nation', AGE, 'from: 80', 'from: 81', /CN-4 is narrowed/, /^Widen YX-1/],
  [
    'a draft that covers what is in force',
    AGE,
    'standing: in-force',
    'standing: draft',
    /covers it is draft/,
    /^Take it out/,
  ],
]

test.each([...FORM, ...POINTING, ...PERIODS, ...MEANING])('%s', async (_fault, file, from, to, what, advice) => {
  copy.change(file, from, to)
  const { err, end } = await packsSays(copy.root)
  const said = err.map((line) => /^(.*?):(\d+): (.*?)\. ([A-Z].*)$/.exec(line)?.slice(1) ?? [line])
  const found = said.find(([, , words]) => words !== undefined && what.test(words))
  expect(said).toContainEqual([path.posix.join(copy.root, 'yunxi', file), expect.any(String), found?.[2], found?.[3]])
  expect(found?.[3]).toMatch(advice)
  expect(end).toMatch(/^\d+ faults? in the packs: mend the lines? named above\.$/)
})

test.each<[string, string, string, string, string]>([
  ['a field', TEA, 'mode: identified', 'modus: identified', 'modus'],
  ['a document deep in a value', AGE, 'document: raise', 'document: rise', 'rise'],
  ['a patch', COUNTY, 'ref: YX-1', 'ref: YX-9', 'YX-9'],
  ['a seam', AGE, "from: '2027-07-01'", "from: '2027-07-03'", '2027-07-03'],
  ['a leaf', NURSING, 'is: [unable]', 'is: [unabel]', 'unabel'],
  ['an item that stacks with itself', NURSING, '- { with: CN-15', '- { with: YX-2', 'YX-2 stacks with itself'],
])('the line is the one in which the slip stands: %s', async (_where, file, from, to, word) => {
  const line = copy.change(file, from, to)
  const { err } = await packsSays(copy.root)
  const told = err.find((each) => each.includes(word))
  expect(told).toContain(`${file}:${line}: `)
})

test('amounts that are multiples of each other go round in a circle', async () => {
  copy.change(TEA, 'kind: in-kind, text', 'kind: formula, per: month, times: { of: YX-2, by: 2 }, text')
  const line = copy.change(NURSING, 'kind: fixed, fen: 12000,', 'kind: formula, times: { of: YX-3, by: 2 },')
  const { err } = await packsSays(copy.root)
  expect(err).toEqual([
    `${copy.root}/yunxi/${NURSING}:${line}: amounts go round in a circle: YX-2 → YX-3 → YX-2. State the figure of one of them.`,
  ])
})

test('cities that stand on each other go round in a circle', async () => {
  copy.change(PACK, 'listedOn:', 'extends: yundong\nlistedOn:')
  mkdirSync(path.join(copy.root, 'yundong'))
  const other = copy.read(PACK).replace('city: yunxi', 'city: yundong').replace('extends: yundong', 'extends: yunxi')
  writeFileSync(path.join(copy.root, 'yundong', PACK), other)
  const { err, end } = await packsSays(copy.root)
  expect(err.join('\n')).toMatch(
    /pack\.yaml:\d+: cities that stand on each other in a circle: yunxi → yundong → yunxi\. L/,
  )
  expect(end).toMatch(/^2 faults/)
})

test('two cities of the same letters and digits', async () => {
  mkdirSync(path.join(copy.root, 'yundong', 'benefits'), { recursive: true })
  writeFileSync(path.join(copy.root, 'yundong', PACK), copy.read(PACK).replace('city: yunxi', 'city: yundong'))
  writeFileSync(path.join(copy.root, 'yundong', TEA), copy.read(TEA))
  const { err } = await packsSays(copy.root)
  expect(err.some((line) => line.includes('has the letters YX already'))).toBe(true)
  expect(err.some((line) => line.includes('has the code 9901 already'))).toBe(true)
})

test('one broken city does not hide what is wrong in another', async () => {
  mkdirSync(path.join(copy.root, 'yundong'))
  writeFileSync(path.join(copy.root, 'yundong', PACK), 'city: yundong\n')
  copy.change(TEA, 'where: 到茶馆', 'where: 到日托中心')
  const { err } = await packsSays(copy.root)
  expect(err.some((line) => line.includes('yundong/pack.yaml:1: code is wrong'))).toBe(true)
  expect(err.some((line) => line.includes('«日托»'))).toBe(true)
})

test('an age without its neighbours, and a condition that no scenario tries', async () => {
  copy.change(TEA, "on: '2026-11-22'", "on: '2026-11-25'")
  copy.change(TEA, 'facts: {}', "facts: { birthDate: '1990-01-01' }")
  copy.change(TEA, 'verdict: unknown, missing: [birthDate]', "verdict: 'no'")
  copy.change(TEA, "'1956-02-29'", "'1956-02-28'")
  const { err, end } = await packsSays(copy.root)
  const words = err.map((line) => line.replace(/.*yaml:\d+: /, '').replace(/\. .*/, ''))
  expect(words).toEqual(
    expect.arrayContaining([
      'no scenario plays on the day after of turning 70',
      'nobody born on 29 February turns 70 in a scenario, or nearly',
      'no scenario finds «满70周岁» unknown',
    ]),
  )
  expect(end).toMatch(/^3 faults/)
})

describe('what is told and not refused', () => {
  test('a value that nobody has looked at for a year, of an item, a period, a parameter and a county', async () => {
    for (const file of [TEA, AGE, PACK, COUNTY]) copy.change(file, "checkedOn: '2026-11-21'", "checkedOn: '2025-06-01'")
    copy.change(COUNTY, "issuedOn: '2026-01-01'", "issuedOn: '2025-01-01'")
    const { err, end } = await packsSays(copy.root)
    const stale = err.filter((line) => line.includes('last checked on 2025-06-01'))
    expect(stale.map((line) => path.basename(line.split(':')[1]!.trim()))).toEqual(
      expect.arrayContaining(['03-tea.yaml', '01-high-age.yaml', 'pack.yaml', '990121.yaml']),
    )
    expect(end).toBeNull()
  })

  test('a parameter that nobody has set, and one that we assume', async () => {
    copy.change(PACK, 'parameters:\n', 'parameters:\n  - { key: a, values: [], unit: flag, say: 甲, ask: 问 }\n')
    expect((await packsSays(copy.root)).err[0]).toMatch(/key must be one word/)
    copy.change(PACK, 'key: a,', 'key: carries, assumed: 1,')
    expect((await packsSays(copy.root)).err).toContain('Assumed: carries is taken as 1, «甲». Ask the city: «问»')
    copy.change(PACK, 'assumed: 1,', '')
    expect((await packsSays(copy.root)).err).toContain('Unset: carries, «甲». Ask the city: «问»')
  })
})

test('a folder that is none, and one without packs', async () => {
  expect((await packsSays(path.join(copy.root, 'nowhere'))).end).toMatch(/^There is no pack in /)
  expect((await packsSays(path.join(copy.root, 'yunxi'))).end).toMatch(/^There is no pack in /)
})
