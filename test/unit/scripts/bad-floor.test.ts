import { judge, readFacts } from '../../../src/domain/entitlement'
import { loadPack } from '../../../scripts/lib/packs'
import { copyOf, MADE_UP_CITIES, packsSays, type PackCopy } from '../../support/pack-copy'

const COUNTY = 'counties/990121.yaml'
const SHANQIAN = '990121'
const AGE = 'benefits/01-high-age.yaml'
const NURSING = 'benefits/02-nursing.yaml'
const TEA = 'benefits/03-tea.yaml'

const SET = '    set:\n'
const TIER = 'kind: at-least, fen: 6000, per: month'
const HUKOU = "    - { fact: hukou, within: ['9901'], say: 户口在云溪 }\n"

/** The county's words for who has YX-1, with one condition more. */
const whoWith = (more: string) => `${SET}      when:
        all:
          - { age: { from: 80 }, say: 满80周岁 }
          - { fact: hukou, within: ['9901'], say: 户口在云溪 }
          - ${more}
`

const TWICE_YX_1 = `  - ref: YX-2
    sources: [{ document: shanqian, clause: 第1条 }]
    set: { amount: [{ kind: formula, per: month, times: { of: YX-1, by: 2 }, text: 津贴的两倍 }] }
`

/** A 12,000 fen tier of the county's that nobody in a scenario reaches: they are all under 90. */
const NINETY = 'fen: 12000'
const NINETY_FIVE =
  '            - { kind: at-least, fen: 100, per: month, when: { age: { from: 95 }, say: 满95周岁 } }\n'

let copy: PackCopy
beforeEach(() => (copy = copyOf('yunxi', MADE_UP_CITIES)))
afterEach(() => copy.remove())

test('a county that changes one item twice', async () => {
  const again = '  - ref: YX-1\n    sources: [{ document: shanqian, clause: 第1条 }]\n    set: { where: 到县里 }\n'
  copy.change(COUNTY, 'benefits:\n', `${again}benefits:\n`)
  const { err } = await packsSays(copy.root)
  const line = copy.read(COUNTY).split('\n').lastIndexOf('  - ref: YX-1') + 1
  expect(err).toEqual([expect.stringContaining(`${COUNTY}:${line}: YX-1 is changed twice. Put both`)])
})

test('a county’s value that ends gives way to the city’s on the day after', async () => {
  copy.change(COUNTY, "from: '2026-01-01', value: 2", "from: '2026-01-01', to: '2026-12-31', value: 2")
  expect((await packsSays(copy.root)).end).toBeNull()
  const pack = loadPack('yunxi', copy.root)
  const verdictOf = (level: number, on: string) => {
    const ability = { scale: 'GB/T 42195', level }
    const facts = readFacts({ birthDate: '1950-01-01', economic: ['minimum-living'], selfCare: 'able', ability })
    return judge(pack, facts, { on, county: SHANQIAN }).benefits.find(({ ref }) => ref === 'YX-2')?.verdict
  }
  expect([verdictOf(2, '2026-12-31'), verdictOf(2, '2027-01-01'), verdictOf(3, '2027-01-01')]).toEqual([
    'yes',
    'unknown',
    'yes',
  ])
})

test('a county’s amount that ends, at its line', async () => {
  const until = "          to: '2028-06-30'\n"
  copy.change(COUNTY, "        - from: '2027-07-01'\n", `        - from: '2027-07-01'\n${until}`)
  const line = copy.read(COUNTY).split('\n').indexOf(until.trimEnd()) + 1
  expect((await packsSays(copy.root)).err).toEqual([
    expect.stringContaining(
      `${COUNTY}:${line}: the last amount ends on 2028-06-30, and the item has no last day. Take`,
    ),
  ])
})

test.each<[string, string]>([
  ['with itself', 'YX-1'],
  ['by changing two items', 'YX-2'],
])('a circle that a county closes %s, at its line', async (_what, of) => {
  if (of === 'YX-2') copy.change(COUNTY, 'benefits:\n', `${TWICE_YX_1}benefits:\n`)
  const line = copy.change(COUNTY, TIER, `kind: formula, per: month, times: { of: ${of}, by: 2 }`)
  expect((await packsSays(copy.root)).err).toEqual([
    expect.stringMatching(new RegExp(`990121\\.yaml:${line}: amounts go round in a circle: .*${of}`)),
  ])
})

test.each<[string, string, string, RegExp]>([
  ['a lower amount of an age that is in no scenario', NINETY, 'fen: 9000', /gets 90 yuan a month instead of 100 yuan/],
  [
    'an age of its own, for next to nothing',
    `            - { kind: at-least, ${NINETY}`,
    `${NINETY_FIVE}            - { kind: at-least, ${NINETY}`,
    /\(birthDate "1931-01-01", .*gets 1 yuan a month instead of 100 yuan/,
  ],
  ['a figure that is now the most', TIER, 'kind: at-most, fen: 6000, per: month', /gets at-most 60 yuan/],
  ['services in place of money', TIER, `as: services, ${TIER}`, /services worth 60 yuan a month instead of money/],
  ['a figure for another time', TIER, 'kind: at-least, fen: 6000, per: year', /no figure, where it is 50 yuan a month/],
  ['a kind of thing in place of a figure', TIER, 'kind: in-kind, text: 一袋米', /no figure, where it is 50 yuan/],
  ['nothing at all', TIER, 'kind: none', /no figure, where it is 50 yuan/],
  [
    'a doubt that the city does not have',
    SET,
    `${SET}      confirm: [{ text: 县里说了算, essential: true }]\n`,
    /has to have something essential checked first/,
  ],
  [
    'a doubt about some',
    SET,
    `${SET}      confirm: [{ text: 问县里, essential: true, when: { age: { from: 97 }, say: 满97周岁 } }]\n`,
    /1928-01-01.*essential checked first/,
  ],
  [
    'a condition on what nobody has been asked',
    SET,
    whoWith('{ fact: careNeed, is: [true], say: 要人照料 }'),
    /careNeed false\) no longer gets it/,
  ],
  [
    'a proof that nobody has been asked for',
    SET,
    whoWith('{ fact: economic, has: [minimum-living], say: 有低保 }'),
    /economic \[\]\) no longer gets it/,
  ],
])('a county lowers nothing: %s', async (_what, from, to, said) => {
  copy.change(COUNTY, from, to)
  const { err, end } = await packsSays(copy.root)
  const lowered = err.filter((line) => line.includes('YX-1 is lowered'))
  expect(lowered).toEqual([expect.stringMatching(said)])
  expect(lowered[0]).toContain(`${COUNTY}:17: `)
  expect(end).not.toBeNull()
})

test('a county may raise, and know better than its city assumes', async () => {
  copy.change(COUNTY, TIER, 'kind: fixed, fen: 6000, per: month')
  copy.change('pack.yaml', 'parameters:\n', ASSUMED)
  copy.change(NURSING, 'levelFrom: selfCareFromLevel', 'levelFrom: carelessFromLevel')
  copy.change(COUNTY, 'selfCareFromLevel:', 'carelessFromLevel:')
  copy.change(COUNTY, 'value: 2', 'value: 4')
  const { err } = await packsSays(copy.root)
  expect(err.filter((line) => line.includes('is lowered'))).toEqual([])
})

const ASSUMED = 'parameters:\n  - { key: carelessFromLevel, values: [], assumed: 3, unit: level, say: 甲, ask: 问 }\n'

test('a county’s value that is harder to reach than its city’s', async () => {
  copy.change(COUNTY, 'value: 2', 'value: 4')
  const { err } = await packsSays(copy.root)
  expect(err.filter((line) => line.includes('YX-2 is lowered'))).toEqual([])
  copy.change(NURSING, "      open: { say: '清单写的是不能自理“等”,别的情形问社区' }\n", '')
  const closed = await packsSays(copy.root)
  expect(closed.err.filter((line) => line.includes('YX-2 is lowered'))).toEqual([
    expect.stringMatching(/990121\.yaml:\d+: YX-2 is lowered: .*"level":3\}\) no longer gets it/),
  ])
})

describe('a city and what it covers', () => {
  const narrowed = async () => (await packsSays(copy.root)).err.filter((line) => line.includes('is narrowed'))

  test.each<[string, string, string]>([
    ['what nobody has been asked', '{ fact: careNeed, is: [true], say: 要人照料 }', 'careNeed false'],
    ['a proof', '{ fact: economic, has: [hardship], say: 有困难证明 }', 'economic []'],
    ['a certificate', '{ disability: { grades: [1, 2] }, say: 有残疾证 }', 'disability null'],
  ])('asks for more than the nation: %s', async (_what, condition, person) => {
    copy.change(AGE, HUKOU, `${HUKOU}    - ${condition}\n`)
    expect(await narrowed()).toEqual([expect.stringMatching(/01-high-age\.yaml:3: CN-4 is narrowed: .*no longer gets/)])
    expect((await narrowed())[0]).toContain(`${person}) no longer gets it`)
  })

  test('doubts everybody', async () => {
    copy.change(AGE, 'confirm: []', 'confirm: [{ text: 市里说了算, essential: true }]')
    expect(await narrowed()).toEqual([expect.stringMatching(/CN-4 is narrowed: .*essential checked first/)])
  })

  test('doubts somebody, of whom the nation says nothing', async () => {
    const some = 'when: { fact: living, has: [institution], say: 住在机构 }'
    copy.change(AGE, 'confirm: []', `confirm: [{ text: 问市里, essential: true, ${some} }]`)
    expect(await narrowed()).toEqual([])
  })

  test('gives nothing where the nation leaves the sum to it', async () => {
    copy.change(AGE, 'kind: at-least, fen: 8000, per: month', 'kind: none')
    expect(await narrowed()).toEqual([
      expect.stringMatching(/on 2027-07-01 .* is told nothing, where it is set-locally/),
    ])
  })

  test('ends, and begins late', async () => {
    copy.change(AGE, "validFrom: '2025-01-01'", "validFrom: '2025-01-01'\nvalidTo: '2028-12-31'")
    copy.change(AGE, "  - from: '2027-07-01'\n", "  - from: '2027-07-01'\n    to: '2028-12-31'\n")
    copy.change(COUNTY, "        - from: '2027-07-01'\n", "        - from: '2027-07-01'\n          to: '2028-12-31'\n")
    expect(await narrowed()).toEqual([expect.stringMatching(/CN-4 is narrowed: on 2029-01-01 .*no longer gets it/)])
    copy.change(TEA, 'name: 茶馆优惠', 'covers: [CN-3]\nname: 茶馆优惠')
    copy.change(TEA, "validFrom: '2025-01-01'", "validFrom: '2025-06-01'")
    expect(await narrowed()).toContainEqual(
      expect.stringMatching(/03-tea\.yaml:3: CN-3 is narrowed: on 2025-01-01 .*no longer gets it/),
    )
  })

  describe('knowingly', () => {
    const NARROWER = 'covers: [CN-4]\nnarrower: [{ item: CN-4, because: 云溪只给要人照料的 }]\n'

    test('is told each time, and is not refused for who has it', async () => {
      copy.change(AGE, HUKOU, `${HUKOU}    - { fact: careNeed, is: [true], say: 要人照料 }\n`)
      copy.change(AGE, 'covers: [CN-4]\n', NARROWER)
      const { err } = await packsSays(copy.root)
      expect(err).toContain('Narrower: YX-1 than CN-4: 云溪只给要人照料的')
      expect(err.filter((line) => line.includes('CN-4 is narrowed'))).toEqual([])
      expect(JSON.stringify(loadPack('yunxi', copy.root))).not.toContain('narrower')
    })

    test('is refused for what it comes to', async () => {
      copy.change(AGE, 'kind: at-least, fen: 8000, per: month', 'kind: none')
      copy.change(AGE, 'covers: [CN-4]\n', NARROWER)
      expect(await narrowed()).toEqual([expect.stringContaining('is told nothing')])
    })

    test('is refused where nothing stands in its place', async () => {
      copy.change(
        TEA,
        'name: 茶馆优惠',
        'covers: [CN-3]\nnarrower: [{ item: CN-3, because: 只给70岁起 }]\nname: 茶馆优惠',
      )
      expect(await narrowed()).toEqual([expect.stringMatching(/CN-3 .*on 2029-01-01 .*nothing stands in its place/)])
    })

    test('is refused where it is not so, or not its own to say', async () => {
      copy.change(AGE, 'covers: [CN-4]\n', NARROWER)
      copy.change(NURSING, 'covers: [CN-7]\n', 'covers: [CN-7]\nnarrower: [{ item: CN-9, because: 说不清 }]\n')
      const { err } = await packsSays(copy.root)
      expect(err).toContainEqual(expect.stringMatching(/01-high-age\.yaml:4: YX-1 is no narrower than CN-4\. Take/))
      expect(err).toContainEqual(expect.stringMatching(/02-nursing\.yaml:4: YX-2 does not cover CN-9\. Take/))
    })
  })
})
