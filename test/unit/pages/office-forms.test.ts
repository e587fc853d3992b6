import type { OrgCard } from '@/contract/assessment/office'
import type { AssessmentCard, ResultCard, VisitCard } from '@/contract/assessment/shapes'
import { ASSESSMENT_STATES } from '@/domain/assessment/states'
import { findingProblems, MOST_WORDS, readingProblems } from '@/pages/office/act-form'
import { courseLines, levelLines, monthBefore, statsTable, type Stats } from '@/pages/office/stats-table'
import { ableOf, chosenWith, isWhen, teamProblem, unableOf, whenIn } from '@/pages/office/team-form'
import {
  clockWords,
  dueWords,
  lateWords,
  minuteIn,
  minuteOf,
  resultLines,
  showLabel,
  stateWords,
  STATE_TONES,
  visitTime,
  type OfficeShow,
} from '@/pages/office/words'

describe('the queue in words', () => {
  const counts = [
    { show: 'check', n: 3, overdue: 1 },
    { show: 'review', n: 2, overdue: 2 },
    { show: 'assign', n: 4, overdue: 0 },
  ] as const

  it('says how many wait and how many of them are late', () => {
    const words = (show: OfficeShow) => showLabel(show, [...counts])
    expect([words('check'), words('assign'), words('told')]).toEqual([
      '等受理 3(超期 1)',
      '等安排评估员 4',
      '等老人答复',
    ])
    expect(showLabel('check', undefined)).toBe('等受理')
  })

  it('says all that is late in one sentence, and nothing where nothing is', () => {
    expect(lateWords([...counts])).toBe('有 3 件过了答应的日子:等受理 1 件、等审核 2 件。请先办这些。')
    expect(lateWords([{ show: 'assign', n: 4, overdue: 0 }])).toBeNull()
  })

  it('has a word and a tone for every state', () => {
    for (const state of ASSESSMENT_STATES) {
      expect(stateWords(state)).not.toBe('')
      expect(STATE_TONES[state]).toEqual(expect.any(String))
    }
    expect(stateWords('told')).not.toContain('请看看')
  })

  it('gives the day that matters where it stands', () => {
    const card = { promisedOn: null, state: 'told', objectUntil: '2026-12-07', validTo: null } as AssessmentCard
    expect(dueWords(card)).toBe('到12月7日 周一(含当天)可以提异议')
    expect(dueWords({ ...card, round: 2 })).toBe('12月7日 周一过后生效')
    expect(dueWords({ ...card, state: 'received', promisedOn: '2026-11-25' })).toBe('11月25日 周三以前')
    expect(dueWords({ ...card, state: 'in-force', validTo: '2027-11-21' })).toBe('有效到 2027年11月21日 周日')
    expect(dueWords({ ...card, state: 'refused', objectUntil: null })).toBe('没有期限')
  })
})

describe('a time as people write it', () => {
  it.each([
    ['9:30', 570],
    ['09:30', 570],
    ['9:30', 570],
    ['9点', 540],
    ['9点半', 570],
    ['14点05分', 845],
  ])('%s', (typed, minute) => expect(minuteIn(typed)).toBe(minute))

  it.each([['930'], ['25:00'], ['9:60'], ['早上'], ['']])('«%s» is none', (typed) => {
    expect(minuteIn(typed)).toBeUndefined()
  })

  it('stands in China, whatever the clock of the device says', () => {
    expect(minuteOf('2026-11-23T16:30:00.000Z')).toBe(30)
    expect([clockWords(30), clockWords(570)]).toEqual(['00:30', '09:30'])
    const visit = { day: '2026-11-24', from: '2026-11-24T01:30:00.000Z', to: '2026-11-24T03:00:00.000Z' } as VisitCard
    expect(visitTime(visit)).toBe('11月24日 周二 09:30–11:00')
    expect(visitTime({ ...visit, from: null })).toBe('时间还没定')
  })
})

describe('how a level came about', () => {
  const result: ResultCard = {
    ...{ id: 'r', round: 1, on: '2026-11-20', instrument: 'GB/T 42195-2022', level: 2, name: '中度失能', plain: '' },
    ...{ total: 70, best: 90, initialLevel: 1, clauses: ['dementia'], superseded: false },
    sections: [{ name: '自理能力', sum: 20, best: 32 }],
  }

  it('is told from the total to the clause', () => {
    expect(resultLines(result)).toEqual([
      '总分 70 分(满分 90 分)',
      '自理能力 20 / 32',
      '按总分是 1 级',
      '专科医生诊断有认知症(痴呆),加重一级',
    ])
  })

  it('has no total in a coma', () => {
    const coma = { ...result, total: null, initialLevel: null, clauses: ['coma' as const], level: 4 }
    const sections = [{ name: '自理能力', sum: null, best: 32 }]
    expect(resultLines({ ...coma, sections }).slice(0, 2)).toEqual(['没有总分:处于昏迷状态', '自理能力 没有评全'])
  })
})

describe('what the office writes', () => {
  it('takes on without a word, and neither sends back nor refuses without one', () => {
    expect(findingProblems('accept', '')).toEqual({})
    expect(findingProblems('return', ' ')).toEqual({ words: '请写缺什么、怎么补' })
    expect(findingProblems('refuse', '')).toEqual({ words: '请写为什么不受理、不服怎么办' })
    expect(findingProblems('refuse', '不住在本县,请到老家申请。')).toEqual({})
    expect(Object.keys(findingProblems('', ''))).toEqual(['choice'])
    expect(findingProblems('accept', '字'.repeat(MOST_WORDS + 1))).toHaveProperty('words')
  })

  it('a doubt has its words, and a second reading always', () => {
    expect(readingProblems('yes', '', 'doubt')).toEqual({})
    expect(readingProblems('no', '', 'doubt')).toHaveProperty('words')
    expect(readingProblems('yes', '', 'always')).toHaveProperty('words')
    expect(readingProblems('', '看了', 'always')).toEqual({ choice: '请先选一样' })
  })
})

describe('who goes, and when', () => {
  const person = { medical: false, validTo: '2028-11-01', fault: null, that: 0 }
  const org: OrgCard = {
    ...{ id: 'o', name: '甲', phone: '0357-2090000', fault: null },
    assessors: [
      { ...person, id: 'a', name: '一', medical: true },
      { ...person, id: 'b', name: '二' },
      { ...person, id: 'c', name: '三' },
      { ...person, id: 'd', name: '四', fault: '那段时间有别的评估,或来不及赶到' },
    ],
  }
  const serving: OrgCard = { ...org, id: 'p', name: '乙', fault: '所在机构正在为这位老人服务' }

  it('reads a day of today or later and a time', () => {
    const parts = { year: '2026', month: '11', day: '24' }
    expect(whenIn(parts, '9:30', '2026-11-24')).toEqual({ day: '2026-11-24', from: 570 })
    const wrong = [whenIn(parts, '9:30', '2026-11-25'), whenIn({ ...parts, day: '31' }, '9:30', '2026-11-24')]
    expect(wrong.map((found) => !isWhen(found) && Object.keys(found))).toEqual([['day'], ['day']])
    expect(whenIn(parts, '', '2026-11-24')).toEqual({ time: '请写几点开始,例如 9:30' })
  })

  it('offers whoever can go, and says why the others cannot', () => {
    expect(ableOf(org).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(ableOf(serving)).toEqual([])
    expect(unableOf([org, serving]).map(({ title }) => title)).toEqual(['四(甲)', '乙'])
  })

  it('holds two at the most', () => {
    const three = ['a', 'b', 'c'].reduce<readonly string[]>(chosenWith, [])
    expect(three).toEqual(['a', 'c'])
    expect(chosenWith(three, 'a')).toEqual(['c'])
  })

  it('wants two, and one of them with a medical background where the city asks for it', () => {
    expect(teamProblem(ableOf(org), ['a'], true)).toBe('要选两位评估员,现在选了 1 位')
    expect(teamProblem(ableOf(org), ['b', 'c'], true)).toBe('本地要求两人里至少一位有医护背景')
    expect(teamProblem(ableOf(org), ['b', 'c'], false)).toBeUndefined()
    // Whoever was chosen and can go no longer does not count.
    expect(teamProblem(ableOf(org), ['a', 'd'], true)).toBe('要选两位评估员,现在选了 1 位')
  })
})

describe('the figures', () => {
  const stats: Stats = {
    applied: 9,
    levels: [
      { level: 0, name: '能力完好', n: 1 },
      { level: 2, name: '中度失能', n: 3 },
    ],
    days: { median: 12, ninety: 21 },
    ...{ objections: { n: 2, changed: 1 }, overdue: 1, drawn: { n: 3, read: 2, doubted: 1 } },
    counties: [{ county: '141002', name: '尧都区', applied: 9, told: 4 }],
  }

  it('are told with their parts of the whole', () => {
    expect(levelLines(stats).map(({ value }) => value)).toEqual(['1 人,占 25%', '3 人,占 75%'])
    const lines = new Map(courseLines(stats).map(({ id, value }) => [id, value]))
    expect(lines.get('told')).toBe('4 件')
    expect(lines.get('median')).toBe('一半在 12 天以内')
    expect(courseLines({ ...stats, days: null }).find(({ id }) => id === 'median')?.value).toBe('还没有结果')
    expect(levelLines({ ...stats, levels: [{ level: 0, name: '能力完好', n: 0 }] })[0]?.value).toBe('0 人')
  })

  it('go into a file with a figure a line', () => {
    const { rows } = statsTable(stats)
    expect(rows).toContainEqual(['中度失能(2 级)', 3])
    expect(rows).toContainEqual(['尧都区 出了结果', 4])
  })

  it('are of whole months, over a new year too', () => {
    expect([monthBefore('2026-11', 0), monthBefore('2026-11', 11), monthBefore('2026-01', 1)]).toEqual([
      '2026-11',
      '2025-12',
      '2025-12',
    ])
  })
})
