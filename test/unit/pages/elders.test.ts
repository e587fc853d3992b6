import { clustered } from '@/domain/facility/cluster'
import type { ElderRow } from '@/contract/care/elders'
import { ELDER_FILTERS } from '@/contract/care/elders'
import { LIFE_EVENTS } from '@/domain/life/event'
import { WHEREABOUTS } from '@/domain/register/entry'
import { areaMarks, areaPins, aroundAll, pressedAreas, type Area } from '@/pages/elders/area-marks'
import { asCsv, checkedWords, csvProblem, faultWords, importedWords, MOST_BYTES } from '@/pages/elders/import-words'
import { dayProblem, EFFECT_WORDS, eventOptions } from '@/pages/elders/life-form'
import { FILTERS, lifeWords, rowWords, tagsOf, toggled, totalWords } from '@/pages/elders/words'

const row = (more: Partial<ElderRow> = {}): ElderRow => ({
  ...{ id: 'a', name: '赵桂兰', age: 82, community: '解放路社区', alone: true, unable: false, lowIncome: true },
  ...{ tier: 'monthly', whereabouts: 'home', lastVisitOn: '2026-10-28', unclaimed: 0 },
  ...more,
})

describe('an elder in the list', () => {
  it('says all that decides whom to see next', () => {
    expect(rowWords(row())).toBe('82岁 · 独居 · 低收入 · 每月探访 · 上次看望 10月28日 周三')
    expect(rowWords(row({ age: null, alone: false, lowIncome: false, tier: null, lastVisitOn: null }))).toBe(
      '不知道几岁 · 还没看望过',
    )
  })

  it.each(WHEREABOUTS)('says first where she is: %s', (whereabouts) => {
    const [first] = tagsOf(row({ whereabouts }))
    expect(first?.words === '独居').toBe(whereabouts === 'home')
  })

  it('who cannot care for herself is visited more often', () => {
    expect(tagsOf(row({ tier: 'often' })).map(({ words }) => words)).toContain('要多探访')
  })
})

describe('filters', () => {
  it('are the contract’s, each with a word', () => {
    expect(FILTERS.map(({ value }) => value)).toEqual([...ELDER_FILTERS])
  })

  it('go on and off, in one order however they were pressed: the same list has the same copy', () => {
    const both = toggled(toggled([], 'unvisited'), 'alone')
    expect(both).toEqual(['alone', 'unvisited'])
    expect(toggled(both, 'unvisited')).toEqual(['alone'])
    expect(totalWords(31, true)).toBe('符合条件的 31 位')
  })
})

describe('areas', () => {
  const area = (name: string, lng: number, elders: number): Area => ({ name, elders, unvisited: 2, lng, lat: 36.08 })
  const near = [area('解放路社区', 111.51, 800), area('鼓楼社区', 111.5101, 6)]

  it('begin so that all of them are seen, and with nothing where there is none', () => {
    expect(aroundAll([])).toBeUndefined()
    const { centre, radius } = aroundAll([...near, area('远村', 111.61, 3)])!
    expect(centre.lng).toBeCloseTo(111.56)
    expect(radius).toBeGreaterThan(4_500)
    expect(aroundAll(near)!.radius).toBe(600)
  })

  it('are added up where they would lie over each other, and say so beginning with what stands on them', () => {
    const seen = clustered(areaPins(near), [], 12)
    const [mark] = areaMarks(seen)
    expect(mark).toMatchObject({ look: 'count', face: '806' })
    expect(mark?.name).toMatch(/^806 位,2 个社区/)
    expect(
      pressedAreas(seen, mark!.key)
        .map(({ elders }) => elders)
        .sort(),
    ).toEqual([6, 800].sort())
  })

  it('stand alone with their name', () => {
    const [mark] = areaMarks(clustered(areaPins([near[0]!]), [], 12))
    expect(mark?.name).toBe('800 位,解放路社区,这个月没看过的 2 位')
  })
})

describe('what happened in a life', () => {
  it.each(LIFE_EVENTS)('says what comes of it before it is sent: %s', (kind) => {
    expect(EFFECT_WORDS[kind].length).toBeGreaterThan(0)
  })

  it('offers what can have happened to somebody who is there', () => {
    expect(eventOptions('home').map(({ id }) => id)).toEqual(['hospital', 'institution', 'moved', 'died'])
    expect(eventOptions('hospital').map(({ id }) => id)).toContain('home-again')
    expect(eventOptions('died')).toEqual([])
  })

  it('asks for a whole day that is not to come', () => {
    const now = '2026-11-23'
    expect(dayProblem({ year: '2026', month: '11', day: '23' }, now)).toBeUndefined()
    expect(dayProblem({ year: '2026', month: '11', day: '24' }, now)).toContain('还没到')
    expect(dayProblem({ year: '2026', month: '2', day: '30' }, now)).toContain('写清')
    expect(dayProblem({ year: '', month: '', day: '' }, now)).toContain('写清')
  })

  it('is said with its day, and that it was taken back', () => {
    const event = { id: 'e', kind: 'hospital', on: '2026-11-20', takenBack: true, mayTakeBack: false } as const
    expect(lifeWords(event)).toBe('住院,11月20日 周五(撤回了)')
  })
})

describe('a paper register', () => {
  it('is not sent where it is empty or too long', () => {
    expect(csvProblem(' \n')).toContain('请选文件')
    expect(csvProblem('a'.repeat(MOST_BYTES + 1))).toContain('一次最多300位')
    expect(csvProblem('岁'.repeat(MOST_BYTES / 2))).toContain('一次最多300位')
    expect(csvProblem('姓名,出生日期')).toBeUndefined()
  })

  it('may be copied out of a spreadsheet, line by line as it stood there', () => {
    expect(asCsv('姓名\t备注\r\n王秀英\t三楼,左手\n李桂花\t叫"花婶"')).toBe(
      '姓名,备注\n王秀英,"三楼,左手"\n李桂花,"叫""花婶"""',
    )
    expect(asCsv('姓名,备注\n王秀英,a\tb')).toBe('姓名,备注\n王秀英,a\tb')
  })

  it('tells faults by line and column, and that nothing was brought in', () => {
    const faults = [{ line: 3, column: '身份证号', words: '最后一位对不上' }]
    expect(faultWords(faults[0]!)).toBe('第 3 行 · 身份证号:最后一位对不上')
    expect(faultWords({ line: 4, column: null, words: '和第 2 行重复' })).toBe('第 4 行:和第 2 行重复')
    expect(checkedWords({ added: 40, known: 0, faults })).toContain('什么都没有导入')
  })

  it('says how many are new and how many stay as they are', () => {
    expect(checkedWords({ added: 48, known: 2, faults: [] })).toBe('可以导入:新的 48 位,2 位已经在名册里,不动。')
    expect(checkedWords({ added: 0, known: 2, faults: [] })).toContain('没有新的')
    expect(importedWords({ added: 48, known: 0, faults: [] })).toBe('导入了 48 位。')
  })
})
