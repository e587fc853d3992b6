import { loadPack } from '../../../scripts/lib/packs'
import { judge, readFacts, type FactsJson, type Pack } from '@/domain/entitlement'
import {
  isWorthTaking,
  sheetOf,
  sheetOfAll,
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
        expect(made.verdict).toMatch(/只供了解/)
        expect(made.amount).toBe('')
      }
    }
  })

  it('says that nothing was judged before anything was answered', () => {
    const { about, item } = caseOf(linfen, { facts: {}, answered: false })
    const made = sheetOf(about, item('LF-11'))
    expect(made.verdict).toMatch(/还没有查过/)
    expect(linesOf(made, /这些情况/)).toEqual([])
  })
})

describe('the sheet for all items', () => {
  it('takes what she may have and may ask for, and nothing else', () => {
    for (const pack of packs.values()) {
      const { about, items } = caseOf(pack)
      const made = sheetOfAll(about, items)
      const told = made.sections.flatMap(({ lines }) => lines).join('\n')
      for (const item of items) {
        const line = [`${item.benefit.name} `, `${item.benefit.name} ·`].some((start) => told.includes(start))
        if (isWorthTaking(item)) expect(line).toBe(true)
      }
      expect(told).not.toMatch(/草案|2020年的情况|探索/)
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
        const sheets = [...items.map((item) => sheetOf(about, item)), sheetOfAll(about, items)].map(onOnePage)
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
    expect(confirm!.lines[confirm!.lines.length - 1]).toBe(`另有 ${left} 条,在手机上看`)
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
