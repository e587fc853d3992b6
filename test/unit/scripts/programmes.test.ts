import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readCity } from '../../../scripts/lib/packs'
import { loadAllProgrammes, programmesOf } from '../../../scripts/lib/programmes'
import { fundingIn, isGrantable } from '../../../src/domain/booking/programme'

const all = loadAllProgrammes()
const of = (key: string) => all.find((one) => one.key === key)!

test('only what is in force pays, and each says what its document leaves open', () => {
  expect(all.filter(isGrantable).map(({ key }) => key)).toEqual([
    'harbin.purchased-care',
    'taiyuan.home-services',
    'taiyuan.meals',
    'xiamen.home-visits',
  ])
  for (const { doubts } of all) expect(doubts.length).toBeGreaterThan(0)
  expect([of('hefei.home-services').kind, of('china.care-voucher').kind]).toEqual(['historic', 'voucher'])
})

test('Taiyuan pays a hundred yuan a month one to one, and two yuan a day by the city alone', () => {
  const credit = of('taiyuan.home-services')
  expect(credit).toMatchObject({ monthly: 10_000, daily: null, carries: true, carriesAssumed: true })
  expect(fundingIn(credit, '140122')).toEqual([
    { payer: 'city', part: 1 },
    { payer: 'county', part: 1 },
  ])
  const meals = of('taiyuan.meals')
  expect(meals).toMatchObject({ kind: 'per-day', daily: 200, monthly: 6_200, services: ['meal-in'], carries: false })
  expect(meals.funding.split).toEqual([{ payer: 'city', part: 1 }])
})

describe('a file that is wrong is refused with its line', () => {
  const city = readCity('taiyuan')
  const root = mkdtempSync(path.join(tmpdir(), 'senior-care-programmes-'))
  mkdirSync(path.join(root, 'taiyuan'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  const GOOD: Readonly<Record<string, string>> = {
    key: 'taiyuan.meals',
    name: '吃饭补贴',
    plain: '每天减2元。',
    kind: 'per-day',
    standing: 'in-force',
    benefit: 'TY-T2',
    services: '[meal-in]',
    funding: '{ split: [{ payer: city, part: 1 }] }',
    daily: '200',
    order: '1',
    source: '{ document: opinion, clause: 正文第16条 }',
  }
  const read = (...programmes: readonly object[]) => {
    const yaml = programmes.map((more) =>
      Object.entries({ ...GOOD, ...more })
        .filter(([, value]) => value !== undefined)
        .map(([key, value], at) => `  ${at === 0 ? '-' : ' '} ${key}: ${String(value)}`)
        .join('\n'),
    )
    writeFileSync(path.join(root, 'taiyuan', 'programmes.yaml'), `programmes:\n${yaml.join('\n')}\n`)
    return programmesOf(city, root)
  }

  test('and a good one is read', () => {
    expect(read({})).toMatchObject([{ key: 'taiyuan.meals', city: 'taiyuan', reviewMonths: 12 }])
  })

  test.each<[string, readonly object[], RegExp]>([
    ['an unknown benefit', [{ benefit: 'TY-T99' }], /:7: there is no item «TY-T99»/],
    ['an unknown document', [{ source: '{ document: none, clause: x }' }], /there is no document «none»/],
    ['a part of nothing', [{ funding: '{ split: [{ payer: city, part: 0 }] }' }], /the part of city is 0/],
    [
      'a payer twice',
      [{ funding: '{ split: [{ payer: city, part: 1 }, { payer: city, part: 2 }] }' }],
      /stands here twice/,
    ],
    ['the person as a payer', [{ funding: '{ split: [{ payer: person, part: 1 }] }' }], /payer is wrong/],
    [
      'a county that is none',
      [
        {
          funding:
            '{ split: [{ payer: city, part: 1 }], except: [{ counties: ["000000"], split: [{ payer: city, part: 1 }] }] }',
        },
      ],
      /no county has the code 000000/,
    ],
    ['one key twice', [{}, {}], /two programmes are called taiyuan\.meals/],
    ['another city’s key', [{ key: 'hefei.meals' }], /no key of taiyuan/],
    ['a day without a sum', [{ daily: undefined }], /does not say how much/],
    ['a draft that would pay', [{ standing: 'draft' }], /is draft and would pay/],
    [
      'a programme that stands better than its item',
      [{ benefit: 'TY-T7', standing: 'in-force', kind: 'historic' }],
      /is historic and stands in force/,
    ],
    ['an unknown service', [{ services: '[cooking]' }], /services/],
    [
      'a parameter that is no flag',
      [{ carries: '{ parameter: assistedFromLevel }' }],
      /no parameter «assistedFromLevel»/,
    ],
    ['what excludes nobody', [{ excludes: '[taiyuan.none]' }], /no other programme «taiyuan\.none»/],
  ])('%s', (_what, programmes, words) => {
    expect(() => read(...programmes)).toThrow(words)
  })
})
