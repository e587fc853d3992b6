import { loadPack } from '../../../scripts/lib/packs'
import { judge, readFacts, type ConflictRule, type FactsJson, type Pack } from '@/domain/entitlement'
import { sheetOfAll } from '@/pages/entitlement/sheet-all'
import {
  isWorthTaking,
  sheetOf,
  tellsFacts,
  type Sheet,
  type SheetCase,
  type SheetItem,
} from '@/pages/entitlement/sheet-content'
import { BODY, isOnePage, layOut, onOnePage, PAGE, widthOf, wrapped } from '@/pages/entitlement/sheet-layout'

const ON = '2026-11-22'
const packs = new Map(['linfen', 'taiyuan', 'hefei', 'harbin', 'xiamen'].map((city) => [city, loadPack(city)]))
const linfen = packs.get('linfen')!

/** 妈妈: 82, of the county seat, on minimum living, living alone. */
const motherOf = (pack: Pack): FactsJson => ({
  birthDate: '1944-03-05',
  hukou: pack.counties[0]!.code,
  residence: pack.counties[0]!.code,
  economic: ['minimum-living'],
  living: ['alone'],
})

interface Told extends Partial<Pick<SheetCase, 'own' | 'answered'>> {
  readonly facts?: FactsJson
}

function caseOf(pack: Pack, { facts = motherOf(pack), own = false, answered = true }: Told = {}) {
  const known = readFacts(facts)
  const placeName = (code: string): string => pack.counties.find((county) => county.code === code)?.name ?? ''
  const about: SheetCase = {
    pack,
    documents: pack.documents,
    called: '妈妈',
    own,
    facts: known,
    placeName,
    on: ON,
    answered,
  }
  const items = judge(pack, known, { on: ON }).benefits.map((judged): SheetItem => {
    return { judged, benefit: pack.benefits.find(({ ref }) => ref === judged.ref)! }
  })
  return { about, items, item: (ref: string) => items.find(({ benefit }) => benefit.ref === ref)! }
}

const linesOf = (sheet: Sheet, title: RegExp): readonly string[] =>
  sheet.sections.find((section) => title.test(section.title))?.lines ?? []

/** The same items, of which two now stand in each other's way and no others do. */
function clash(items: readonly SheetItem[], one: string, other: string, rule: ConflictRule): readonly SheetItem[] {
  return items.map(({ benefit, judged }) => {
    const pair = [one, other].includes(benefit.ref)
    const conflicts = pair ? [{ with: benefit.ref === one ? other : one, rule }] : []
    return { benefit, judged: { ...judged, conflicts } }
  })
}

describe('the sheet for one item', () => {
  const mother = caseOf(linfen)
  const sheet = sheetOf(mother.about, mother.item('LF-13'))

  it('says for whom, what, how much after approval, and under which clause', () => {
    expect(sheet.title).toBe('养老服务补贴')
    expect(sheet.forWhom).toBe('为 妈妈 办')
    expect(sheet.blanks).toEqual(['姓名', '电话', '身份证号'])
    expect(sheet.verdict).toBe('按家里人说的情况,应该符合')
    expect(sheet.amount).toMatch(/^审核通过后,预计 70 元/)
    expect(linesOf(sheet, /依据/).join()).toMatch(/临政办发〔2023〕43号.*附件第13项/)
    expect(sheet.foot.join()).toMatch(/2026年11月22日 周日.*12349/)
    expect(sheet.foot.join()).toContain(linfen.version)
  })

  it('says what it was judged on and who told it', () => {
    expect(linesOf(sheet, /这些情况/).join()).toMatch(/1944年3月5日出生,82岁,家里人说的/)
    const own = caseOf(linfen, { own: true })
    const hers = sheetOf(own.about, own.item('LF-13'))
    expect(hers.forWhom).toBe('本人来办')
    expect(linesOf(hers, /这些情况/).join()).toMatch(/本人说的/)
    const verified = caseOf(linfen, {
      facts: { ...motherOf(linfen), birthDate: { value: '1944-03-05', source: 'document' } },
    })
    expect(linesOf(sheetOf(verified.about, verified.item('LF-11')), /这些情况/).join()).toMatch(/证件上写的/)
  })

  it('promises nothing where the county sets the sum, where facts are missing, and where the verdict is «no»', () => {
    expect(sheetOf(mother.about, mother.item('LF-11')).amount).toBe('金额以当地规定为准,请窗口告诉')
    const nursing = sheetOf(mother.about, mother.item('LF-15'))
    expect(nursing.verdict).toMatch(/还差一点信息/)
    expect(nursing.amount).toMatch(/^符合的话/)
    expect(linesOf(nursing, /确认/).join()).toMatch(/还要知道/)
    const hundred = sheetOf(mother.about, mother.item('LF-12'))
    expect(hundred.verdict).toMatch(/现在还不符合,2044年3月5日起可能符合/)
    expect(hundred.amount).toBe('')
  })

  it('puts what decides first among what the counter must confirm', () => {
    const harbin = packs.get('harbin')!
    const { about, item } = caseOf(harbin)
    const doubtful = item('HRB-R2')
    const essential = doubtful.judged.confirm.filter((one) => one.essential).map(({ text }) => text)
    expect(essential.length).toBeGreaterThan(0)
    const made = sheetOf(about, doubtful)
    expect(made.verdict).toMatch(/可能符合,要窗口确认/)
    expect(linesOf(made, /确认/).slice(0, essential.length)).toEqual(essential.map((text, at) => `${at + 1}. ${text}`))
  })

  it('never makes a right of a draft, of what has been, or of what is only being tried', () => {
    for (const pack of packs.values()) {
      const { about, items } = caseOf(pack)
      for (const item of items.filter(({ benefit }) => benefit.standing !== 'in-force')) {
        const made = sheetOf(about, item)
        const isPilot = item.benefit.standing === 'pilot'
        expect(made.verdict).toMatch(isPilot ? /只供了解,先问本地有没有/ : /只供了解,这不是现在能领的/)
        expect({ ...made, verdict: '', title: '', sections: [], foot: [] }).toEqual({
          title: '',
          forWhom: '',
          blanks: [],
          verdict: '',
          amount: '',
          sections: [],
          foot: [],
        })
        const titles = made.sections.map(({ title }) => title)
        expect(titles).toContain('想知道以后有没有,问谁')
        expect(titles.join()).not.toMatch(/确认|带什么|情况|去哪办/)
        expect(made.sections.flatMap(({ lines }) => lines).join()).not.toMatch(/要申请|1944|家里人说/)
        expect(made.foot.join()).not.toContain('查的')
      }
    }
  })

  it('says that nothing was judged before anything was answered, and promises no sum', () => {
    for (const pack of packs.values()) {
      const { about, items } = caseOf(pack, { facts: {}, answered: false })
      for (const item of items.filter(({ benefit }) => benefit.standing === 'in-force')) {
        const made = sheetOf(about, item, items)
        expect(made.verdict).toMatch(/还没有查过/)
        expect(made.amount).toBe('')
        expect(tellsFacts(made)).toBe(false)
        expect(made.sections.map(({ title }) => title).join()).not.toMatch(/一起领/)
      }
    }
    expect(tellsFacts(sheet)).toBe(true)
  })

  it('says what it cannot be had together with, of what she may have as well', () => {
    const clashing = clash(mother.items, 'LF-11', 'LF-13', 'choose-higher')
    const one = clashing.find(({ benefit }) => benefit.ref === 'LF-11')!
    const made = sheetOf(mother.about, one, clashing)
    expect(linesOf(made, /^不能一起领$/)).toEqual([`和${mother.item('LF-13').benefit.name}只领高的一样`])
    // 百岁补贴 is none of hers yet.
    const none = clash(mother.items, 'LF-11', 'LF-12', 'choose-higher')
    expect(
      linesOf(
        sheetOf(
          mother.about,
          none.find(({ benefit }) => benefit.ref === 'LF-11')!,
          none,
        ),
        /领/,
      ),
    ).toEqual([])
    const ask = clash(mother.items, 'LF-11', 'LF-13', 'ask')
    const asked = sheetOf(
      mother.about,
      ask.find(({ benefit }) => benefit.ref === 'LF-11')!,
      ask,
    )
    expect(linesOf(asked, /^能不能一起领$/).join()).toMatch(/要问社区/)
  })
})

describe('the sheet for all items', () => {
  const itemLines = (sheet: Sheet): readonly string[] => [
    ...linesOf(sheet, /^应该符合/),
    ...linesOf(sheet, /^可能符合/),
  ]

  it('takes what she may have and may ask for, and nothing else; what it leaves out is counted, and no money', () => {
    for (const pack of packs.values()) {
      const { about, items } = caseOf(pack)
      const made = sheetOfAll(about, items)
      expect(isOnePage(made)).toBe(true)
      const worth = items.filter(isWorthTaking)
      const lines = itemLines(made).map((line) => line.replace(/^\d+\. /, ''))
      const isOn = ({ benefit }: SheetItem): boolean =>
        lines.some((line) => line.startsWith(`${benefit.name} `) || line === benefit.name)
      for (const line of lines) expect(worth.some(({ benefit }) => line.startsWith(benefit.name))).toBe(true)
      if (lines.length === worth.length) expect(made.verdict).not.toContain('没有印')
      else {
        expect(made.verdict).toContain(`只印最要紧的 ${lines.length} 项,其余 ${worth.length - lines.length} 项没有印`)
        expect(made.sections.map(({ title }) => title)).not.toContain('依据')
      }
      const money = worth.filter(({ benefit }) => benefit.kind === 'money')
      if (money.length <= lines.length) expect(money.filter((item) => !isOn(item))).toEqual([])
      expect(made.sections.flatMap((part) => part.lines).join()).not.toMatch(/草案|2020年的情况|探索|在手机上看/)
    }
  })

  const many = (count: number): readonly SheetItem[] => {
    const { item } = caseOf(linfen)
    const { benefit, judged } = item('LF-13')
    return Array.from({ length: count }, (_, at) => ({
      benefit: { ...benefit, ref: `X-${at}`, name: `第${at}样补贴`, kind: at % 2 ? 'care' : 'money' },
      judged: { ...judged, ref: `X-${at}`, conflicts: [] },
    }))
  }

  it('leaves out the papers first, then what matters least, and says how much', () => {
    const { about } = caseOf(linfen)
    const few = sheetOfAll(about, many(6))
    expect(linesOf(few, /依据/).join()).toContain('附件第13项')
    expect(itemLines(few)[0]).toMatch(/^1\. 第0样补贴 预计 70 元\/月起/)
    const counts = [6, 8, 10, 11, 12, 13, 14, 15, 16, 18, 20, 40].map((count) => {
      const made = sheetOfAll(about, many(count))
      expect(isOnePage(made)).toBe(true)
      const printed = itemLines(made).length
      expect(/其余 (\d+) 项没有印/.exec(made.verdict)?.[1]).toBe(printed < count ? String(count - printed) : undefined)
      if (printed < count) expect(linesOf(made, /依据/)).toEqual([])
      return printed
    })
    expect(counts[counts.length - 1]).toBeGreaterThan(7)
    const forty = itemLines(sheetOfAll(about, many(40))).join('\n')
    expect(forty).toContain('第0样补贴')
    expect(forty).not.toContain('第1样补贴')
  })

  it('says in one line which of them do not go together, by their numbers', () => {
    const { about } = caseOf(linfen)
    const items = many(4)
    const pair = (one: number, other: number, rule: ConflictRule) => [
      { at: one, with: `X-${other}`, rule },
      { at: other, with: `X-${one}`, rule },
    ]
    const withConflicts = (pairs: readonly { at: number; with: string; rule: ConflictRule }[]): readonly SheetItem[] =>
      items.map(({ benefit, judged }, index) => {
        const conflicts = pairs.filter(({ at }) => at === index).map(({ with: other, rule }) => ({ with: other, rule }))
        return { benefit, judged: { ...judged, conflicts } }
      })
    // Money first: on the sheet they stand as 0, 2, 1, 3.
    const one = sheetOfAll(about, withConflicts(pair(0, 1, 'choose-higher')))
    expect(linesOf(one, /^不能一起领$/)).toEqual(['1 和 3 只领高的一样'])
    const three = [...pair(0, 1, 'exclusive'), ...pair(1, 2, 'exclusive'), ...pair(0, 2, 'exclusive')]
    expect(linesOf(sheetOfAll(about, withConflicts(three)), /^不能一起领$/)).toEqual(['1、2 和 3 只能选一样'])
    const chain = [...pair(0, 2, 'exclusive'), ...pair(2, 1, 'ask')]
    expect(linesOf(sheetOfAll(about, withConflicts(chain)), /^不能一起领$/)).toEqual([
      '1 和 2 只能选一样;2 和 3 能不能一起领,要问社区',
    ])
    const star = [...pair(0, 1, 'ask'), ...pair(2, 1, 'ask')]
    expect(linesOf(sheetOfAll(about, withConflicts(star)), /^能不能一起领$/)).toEqual([
      '1 和 3,2 和 3:能不能一起领,要问社区',
    ])
    const stranger = [{ at: 0, with: 'X-99', rule: 'exclusive' as const }]
    expect(linesOf(sheetOfAll(about, withConflicts(stranger)), /一起领/)).toEqual([])
  })

  it('tells nothing of her while she was not judged by this city’s policy', () => {
    for (const pack of packs.values()) {
      const { about, items } = caseOf(pack, { answered: false })
      const made = sheetOfAll(about, items)
      expect(made.verdict).toBe(`还没有查过${pack.name}的`)
      const told = [made.verdict, made.amount, ...made.sections.flatMap(({ title, lines }) => [title, ...lines])].join()
      expect(told).not.toMatch(/符合|元|预计|项可以问/)
      for (const { benefit } of items) expect(told).not.toContain(benefit.name)
    }
  })

  it('says so where there is nothing to ask for', () => {
    const { about } = caseOf(linfen)
    expect(sheetOfAll(about, []).verdict).toMatch(/还没有查出/)
  })
})

describe('one page', () => {
  const people: readonly ((pack: Pack) => FactsJson)[] = [
    motherOf,
    () => ({}),
    (pack) => ({ ...motherOf(pack), disability: { grade: 1, kind: 'physical' }, selfCare: 'unable' }),
    (pack) => ({
      ...motherOf(pack),
      economic: ['extreme-poverty'],
      service: { has: ['disabled-soldier'] },
      birthDate: '1924-02-29',
    }),
  ]

  it('holds every item of every city, whoever asks', () => {
    for (const pack of packs.values()) {
      for (const facts of people) {
        const { about, items } = caseOf(pack, { facts: facts(pack) })
        const sheets = [...items.map((item) => onOnePage(sheetOf(about, item, items))), sheetOfAll(about, items)]
        expect(sheets.filter((sheet) => !isOnePage(sheet)).map(({ title }) => title)).toEqual([])
      }
    }
  })

  const long = (count: number): Sheet => ({
    title: '很长的一项',
    forWhom: '为 妈妈 办',
    blanks: ['姓名', '电话', '身份证号'],
    verdict: '按家里人说的情况,应该符合',
    amount: '',
    sections: [
      { title: '请窗口帮忙确认', lines: Array.from({ length: count }, (_, at) => `第${at + 1}件要确认的事`), least: 2 },
      { title: '带什么', lines: ['身份证', '户口本'], least: 2 },
    ],
    foot: ['2026年11月22日查的'],
  })

  it('leaves out the fewest lines that it must, and says how many', () => {
    expect(onOnePage(long(10))).toEqual(long(10))
    const made = onOnePage(long(60))
    expect(isOnePage(made)).toBe(true)
    const [confirm, papers] = made.sections
    const left = 60 - (confirm!.lines.length - 1)
    expect(confirm!.lines[confirm!.lines.length - 1]).toBe(`还有 ${left} 条没有印`)
    expect(confirm!.lines[0]).toBe('第1件要确认的事')
    expect(papers!.lines).toEqual(['身份证', '户口本'])
    const more = { ...made, sections: [{ ...confirm!, lines: [...confirm!.lines, '又一件', '再一件'] }, papers!] }
    expect(isOnePage(more)).toBe(false)
  })

  it('draws nothing smaller than 16 points and nothing outside the paper', () => {
    const { about, item } = caseOf(linfen)
    const { marks } = layOut(onOnePage(sheetOf(about, item('LF-15'))))
    for (const mark of marks) {
      expect(mark.x).toBeGreaterThanOrEqual(PAGE.margin)
      expect(mark.y).toBeLessThanOrEqual(PAGE.height - PAGE.margin + 1)
      const width = mark.kind === 'text' ? widthOf(mark.text, mark.size) : mark.width
      expect(mark.x + width).toBeLessThanOrEqual(PAGE.width - PAGE.margin + BODY)
      if (mark.kind === 'text') expect(mark.size).toBeGreaterThanOrEqual(16)
    }
    const drawn = marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : [])).join('')
    for (const word of ['护理补贴', '姓名', '身份证号', '附件第15项', '12349']) expect(drawn).toContain(word)
  })
})

describe('breaking lines', () => {
  it('loses no word, and starts no line with closing marks', () => {
    const text = '县(市、区)民政局;乡镇(街道)、社区可以先问,以当地规定为准。版本 linfen@2023.12.16+224c3c4b 打 12349'
    for (const room of [60, 100, 200, 400]) {
      const lines = wrapped(text, 16, room)
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      for (const line of lines) expect(line).not.toMatch(/^[,。、;:?!)》”]/)
    }
  })

  it('keeps numbers whole', () => {
    expect(wrapped('打电话12349问', 16, 60).some((line) => line.includes('12349'))).toBe(true)
  })

  it('makes no line of nothing', () => {
    expect(wrapped('', 16)).toEqual([])
  })
})
