import { loadPack } from '../../../scripts/lib/packs'
import { catalogue, checkedSince, listDay, listedItems, searched } from '@/pages/entitlement/listed'
import type { CountyLayer, Pack } from '@/domain/entitlement'

const ON = '2026-11-22'
const linfen = loadPack('linfen')
const taiyuan = loadPack('taiyuan')
const hefei = loadPack('hefei')
const refs = (pack: Pack, typed: string): readonly string[] =>
  searched(listedItems(pack, ON), typed).map(({ benefit }) => benefit.ref)

describe('the published list', () => {
  it('stands in order: numbered items, then the documents’ text, then the national ones that stand in', () => {
    const items = listedItems(taiyuan, ON)
    const origins = items.map(({ origin }) => origin)
    expect(origins).toEqual(
      [...origins].sort(
        (a, b) =>
          ['numbered', 'county', 'body', 'national', 'info'].indexOf(a) -
          ['numbered', 'county', 'body', 'national', 'info'].indexOf(b),
      ),
    )
    expect(new Set(origins)).toEqual(new Set(['body', 'national', 'info']))
    const numbers = listedItems(linfen, ON).flatMap(({ origin, benefit }) =>
      origin === 'numbered' ? benefit.number! : [],
    )
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    expect(new Set(numbers).size).toBe(24)
  })

  it('says where each item stands', () => {
    const place = (pack: Pack, ref: string) => listedItems(pack, ON).find(({ benefit }) => benefit.ref === ref)?.place
    expect(place(linfen, 'LF-18c')).toBe('第 18 项')
    expect(place(taiyuan, 'TY-T2')).toMatch(/^正文第/)
    expect(place(taiyuan, 'CN-4')).toBe('国家清单第 4 项')
  })

  it('puts a county’s own items behind the city’s, in that county alone', () => {
    const [pattern] = linfen.benefits
    const own = { ...pattern!, ref: 'LFC-1', number: undefined, covers: undefined }
    const layer: CountyLayer = { county: '141002', documents: [], parameters: {}, patches: [], benefits: [own] }
    const pack = { ...linfen, layers: [layer] }
    const found = listedItems(pack, ON, '141002').find(({ benefit }) => benefit.ref === 'LFC-1')
    expect(found).toMatchObject({ origin: 'county', place: '县里自己加的' })
    expect(listedItems(pack, ON, '141021').some(({ benefit }) => benefit.ref === 'LFC-1')).toBe(false)
  })

  it('tells no figure of what is a draft or has been', () => {
    for (const { benefit, amount } of listedItems(hefei, ON))
      if (benefit.standing !== 'in-force') expect(amount).toBe('')
  })

  it('never lets services look like cash', () => {
    const item = listedItems(taiyuan, ON).find(({ benefit }) => benefit.ref === 'TY-T1')
    expect(item?.amount).toMatch(/服务/)
  })

  it('is empty before the list’s first day', () => {
    expect(listedItems(linfen, '2023-12-15')).toEqual([])
    expect(listedItems(linfen, '2023-12-16').length).toBeGreaterThan(20)
  })

  it('knows its day and when all of it was last compared', () => {
    expect(listDay(linfen)).toBe('2023-12-16')
    expect(listDay({ version: 'linfen' })).toBe('')
    expect(checkedSince({ benefits: [{ checkedOn: '2026-11-21' }, { checkedOn: '2026-01-02' }] as never })).toBe(
      '2026-01-02',
    )
  })
})

describe('search', () => {
  it('finds by name, by our words and by number, the number first', () => {
    expect(refs(linfen, '高龄')).toContain('LF-11')
    expect(refs(linfen, '公交')).toContain('LF-10')
    expect(refs(linfen, '11')[0]).toBe('LF-11')
    expect(refs(linfen, '第11项')[0]).toBe('LF-11')
    expect(refs(linfen, '第 11 项')).toContain('LF-11')
  })

  it('finds by document and clause, however brackets and digits are typed', () => {
    const all = listedItems(linfen, ON).length
    expect(refs(linfen, '临政办发〔2023〕43号').length).toBe(all)
    expect(refs(linfen, '临政办发[2023]43号').length).toBe(all)
    expect(refs(linfen, '临政办发2023')).toHaveLength(all)
    expect(refs(linfen, '附件第13项')).toContain('LF-13')
  })

  it('wants every word, and all of it where nothing is typed', () => {
    expect(refs(linfen, '护理 残疾')).toContain('LF-23b')
    expect(refs(linfen, '护理 残疾')).not.toContain('LF-15')
    expect(refs(linfen, '  ')).toHaveLength(listedItems(linfen, ON).length)
  })

  it('finds nothing for what is not there', () => {
    expect(refs(linfen, '买飞机')).toEqual([])
    expect(refs(linfen, '.*')).toEqual([])
  })
})

describe('the catalogue', () => {
  it('names each paper once and everything that rests on it', () => {
    const papers = catalogue(taiyuan, ON)
    const names = papers.map(({ document }) => document.number)
    expect(new Set(names).size).toBe(names.length)
    const opinion = papers.find(({ document }) => document.id === taiyuan.documents[0]!.id)
    expect(opinion?.cited.map(({ item }) => item.benefit.ref)).toContain('TY-T1')
    for (const { cited } of papers) for (const { clauses } of cited) expect(clauses.length).toBeGreaterThan(0)
  })

  it('counts what only a condition cites', () => {
    const law = catalogue(linfen, ON).find(({ document }) => document.number.includes('老年人权益保障法'))
    expect(law?.cited.map(({ item }) => item.benefit.ref)).toContain('LF-18a')
  })
})

describe('search in the words that people use', () => {
  it.each([
    ['五保', 'LF-18a'],
    ['老年证', 'LF-10'],
    ['高龄补贴', 'LF-11'],
    ['日托', 'LF-7'],
    ['第十一项', 'LF-11'],
    ['第二十项', 'LF-20'],
    ['正文第十四条', 'LF-L97'],
  ])('%s', (typed, ref) => {
    expect(refs(linfen, typed)).toContain(ref)
  })

  it.each([
    ['洗澡', 'TY-T1'],
    ['轮椅', 'TY-T8b'],
    ['八十岁', 'CN-4'],
    ['送饭', 'TY-T1'],
  ])('%s', (typed, ref) => {
    expect(refs(taiyuan, typed)).toContain(ref)
  })

  it('finds nothing by brackets alone, and everything by nothing', () => {
    expect(refs(linfen, '《》')).toEqual([])
    expect(refs(linfen, '  ')).toHaveLength(listedItems(linfen, ON).length)
  })
})
