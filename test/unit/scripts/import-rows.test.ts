import { inventedCells, inventedRegister } from '../../../scripts/lib/bench/register'
import { importCity } from '../../../scripts/lib/import/city'
import { readCommunities } from '../../../scripts/lib/import/communities'
import { facilityOf, readFacilities } from '../../../scripts/lib/import/facilities'
import { mapPlace } from '../../../scripts/lib/import/datum'
import { faultText } from '../../../scripts/lib/import/faults'
import { cellsOf, registerCsv } from '../../../scripts/lib/import/write-table'
import type { Cells, FacilityKey } from '@/domain/facility/columns'
import { metresBetween } from '@/domain/facility/distance'
import { gb18030 } from '../../support/gb18030'

const TODAY = '2026-11-22'
const linfen = importCity('linfen', null)
const [first] = inventedCells(linfen, 1)
const good = first!
type Changed = Partial<Cells<FacilityKey>>

const read = (rows: readonly Cells<FacilityKey>[]) => readFacilities(Buffer.from(registerCsv(rows)), linfen, TODAY)
/** What is said of one row that is right but for this. */
const said = (changed: Changed): string[] => read([{ ...good, ...changed }]).faults.map(faultText)

describe('a register in the written form', () => {
  test('says of every facility what it was made from', () => {
    const made = inventedRegister(linfen, 300)
    const file = read(made.map((facility) => cellsOf(facility)))
    expect(file.faults).toEqual([])
    const told = file.rows.map((row) => facilityOf('linfen', row))
    const expected = made.map((facility) => ({
      ...facility,
      id: expect.stringMatching(/^linfen-[0-9a-f]{16}$/),
      needs: expect.arrayContaining([...facility.needs, 'eat', 'bath']),
      price: { fen: facility.services[0]!.fen, what: '老人午餐', from: false },
      demo: false,
    }))
    expect(told).toEqual(expected)
  })

  test('keeps the id of a number, whatever else changes, and gives another city another one', () => {
    const id = (changed: Changed) => read([{ ...good, ...changed }]).inserts[0]?.id
    expect(id({ name: '春晖食堂', county: '141081', town: '' })).toBe(id({}))
    expect(id({ number: 'B-1' })).not.toBe(id({}))
  })

  test('reads letters and digits of a Chinese keyboard, and days as a spreadsheet writes them', () => {
    const wide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
    const changed = { area: wide('120.5'), beds: wide('12'), phone: wide('0357-2091234'), checkedOn: '2026/11/1' }
    const [row] = read([{ ...good, ...changed, lng: wide(good.lng) }]).rows
    expect(row?.row).toMatchObject({ area: 120.5, beds: 12, phone: '0357-2091234', checkedOn: '2026-11-01' })
  })

  test('takes a type by any of the city’s names and by its key, and shows the name that was written', () => {
    const names = linfen.rules.types.find(({ type }) => type === 'canteen')!.names
    for (const name of names) expect(read([{ ...good, type: name }]).rows[0]?.row.typeName).toBe(name)
    expect(read([{ ...good, type: 'canteen' }]).rows[0]?.row).toMatchObject({ type: 'canteen', typeName: names[0] })
  })

  test('keeps what looks like a formula as plain text', () => {
    const [row] = read([{ ...good, name: '=cmd|春晖' }]).rows
    expect(row?.row.name).toBe('=cmd|春晖')
  })
})

describe('datums', () => {
  // Worked examples that other implementations of the conversions publish with their tests.
  test.each([
    ['WGS-84', 121.5272106, 31.1774276, 121.531541859, 31.175303984],
    ['WGS-84', 116.377817, 39.911954, 116.384047225, 39.913345455],
    ['BD-09', 116.404, 39.915, 116.397627291, 39.90865674],
    ['GCJ-02', 116.404, 39.915, 116.404, 39.915],
  ] as const)('%s %d, %d is converted within a metre', (datum, lng, lat, mapLng, mapLat) => {
    expect(metresBetween(mapPlace({ datum, lng, lat }), { lng: mapLng, lat: mapLat })).toBeLessThan(1)
  })

  test('a place is converted once, and what was given is kept', () => {
    const inserted = (datum: string) => read([{ ...good, datum }]).inserts[0]!
    const given = { lng: Number(good.lng), lat: Number(good.lat) }
    expect(inserted('GCJ-02')).toMatchObject({ ...given, origin: null })
    for (const datum of ['WGS-84', 'BD-09'] as const)
      expect(inserted(datum)).toMatchObject({ ...mapPlace({ datum, ...given }), origin: { datum, ...given } })
  })

  test.each([
    ['百度', 'BD-09'],
    ['高德', 'GCJ-02'],
    ['gps', 'WGS-84'],
  ])('%s is a name of %s', (datum, meant) => {
    expect(read([{ ...good, datum }]).rows[0]?.row.given.datum).toBe(meant)
  })
})

describe('a cell that is wrong is told by line and column', () => {
  test.each<[Changed, string]>([
    [{ number: '' }, '第2行 编号:这一格不能空'],
    [{ number: '1.40105E+11' }, '第2行 编号「1.40105E+11」:被表格软件改成了科学计数法'],
    [{ name: '春'.repeat(61) }, ':太长了,最多60个字'],
    [{ name: '春\u0007晖' }, '有看不见的控制字符'],
    [{ name: '春\ufffd' }, '有乱码'],
    [{ type: '社区老年食堂店' }, '没有这个类型,是不是「社区老年食堂」'],
    [{ county: '140105' }, '本市没有这个区县代码'],
    [{ town: '坞城街道' }, '没有这个街道或乡镇'],
    [{ lng: good.lat, lat: good.lng }, '经度和纬度写反了'],
    [{ lng: '113°24′' }, '请写成小数的度数'],
    [{ lng: '12.5' }, '不在中国:经度在73到136之间'],
    [{ lat: '113.4' }, '不在中国:纬度在3到54之间'],
    [{ lng: '125.3', lat: '33.2' }, '在临汾市以外,可能在海里或别的城市'],
    [{ datum: '北京54' }, '只能填WGS-84、GCJ-02或BD-09'],
    [{ phone: '2091234' }, '固定电话前面要加区号'],
    [{ phone: '13800138000、13900139000' }, '只填一个电话'],
    [{ hours: '周一 25:00-26:00' }, '第2行 开放时间「周一 25:00-26:00」'],
    [{ holidays: '看情况' }, '只能填照常或休息'],
    [{ services: '午餐=十二元' }, '看不懂价格'],
    [{ area: '-1' }, '不能是负数'],
    [{ area: '120平方米' }, '不写单位'],
    [{ area: '10000001' }, '太大了'],
    [{ beds: '3.5' }, '只填整数'],
    [{ beds: '3', nursingBeds: '4' }, '比床位数3还多'],
    [{ grade: '优秀' }, '等级请写'],
    [{ grade: 'AAA(2024-02-30)' }, '括号里的日期不对'],
    [{ fire: '已检查' }, '只能填合格或不合格'],
    [{ mode: '合资' }, '只能填公建公营'],
    [{ accessible: '部分' }, '只能填是或否'],
    [{ mobile: '周三 南马街道' }, '第2行 流动服务'],
    [{ closedOn: '2026-02-30' }, '日历上没有这一天'],
    [{ closedOn: '2026-11-23' }, '不能晚于今天'],
    [{ checkedOn: '2026-11-23' }, '不能晚于今天'],
  ])('%j', (changed, words) => {
    expect(said(changed)).toEqual([expect.stringContaining(words)])
  })

  test('everything that is wrong with a row is told at once', () => {
    expect(said({ area: '-1', phone: '12', checkedOn: '' })).toHaveLength(3)
  })

  test('a number that stands twice is told with the other faults of its rows', () => {
    const told = read([{ ...good, lat: 'x' }, { ...good, area: '-1' }, good]).faults.map(faultText)
    const again = (line: number) => expect.stringContaining(`第${line}行 编号「${good.number}」:和第2行的编号一样`)
    expect(told).toEqual([expect.stringContaining('纬度'), expect.stringContaining('面积'), again(3), again(4)])
  })

  test('a number that a spreadsheet has spoilt in every row is not called double besides', () => {
    const spoilt = { ...good, number: '1.40105E+11' }
    expect(read([spoilt, spoilt]).faults.map(faultText)).toEqual(
      [2, 3].map(() => expect.stringContaining('科学计数法')),
    )
  })

  test('a number is the same in capitals and small letters', () => {
    expect(
      read([
        { ...good, number: 'lf-1' },
        { ...good, number: 'LF-1' },
      ]).faults.map(faultText),
    ).toEqual(['第3行 编号「LF-1」:和第2行的编号一样,编号不能重复'])
    const id = (number: string) => read([{ ...good, number }]).inserts[0]?.id
    expect(id('lf-1')).toBe(id('LF-1'))
  })
})

describe('one broken row among 10 000', () => {
  const cells = inventedCells(linfen, 10_000)
  const csv = registerCsv(cells)
  const LINE = 5_000
  const withRow = (changed: Changed) =>
    registerCsv(cells.map((row, index) => (index === LINE - 2 ? { ...row, ...changed } : row)))
  const outcome = (bytes: Buffer) => {
    const { faults, inserts } = readFacilities(bytes, linfen, TODAY)
    return { told: faults.map(faultText), written: inserts.length }
  }

  test('all of them are taken when nothing is wrong', () => {
    expect(outcome(Buffer.from(csv))).toEqual({ told: [], written: 10_000 })
  })

  test.each<[string, Changed, RegExp]>([
    [
      'swapped longitude and latitude',
      { lng: '36.08', lat: '111.51' },
      /^第5000行 经度「36\.08,111\.51」:经度和纬度写反了/,
    ],
    [
      'a place in the sea',
      { lng: '124.5', lat: '34.1' },
      /^第5000行 经度「124\.5,34\.1」:这个地方在临汾市以外,可能在海里/,
    ],
    ['hours of 25:00', { hours: '周一 08:00-25:00' }, /^第5000行 开放时间「周一 08:00-25:00」:.*一天是00:00到24:00/],
    ['the number of another row', { number: 'DEMO-00001' }, /^第5000行 编号「DEMO-00001」:和第2行的编号一样/],
    ['a name that is missing', { name: ' ' }, /^第5000行 名称:这一格不能空/],
  ])('%s: told by line, nothing is written', (_what, changed, words) => {
    expect(outcome(Buffer.from(withRow(changed)))).toEqual({ told: [expect.stringMatching(words)], written: 0 })
  })

  test('one line in another encoding: told by line, nothing is written', () => {
    const rows = csv.split('\r\n')
    const bytes = Buffer.concat(rows.map((row, n) => (n === LINE - 1 ? gb18030(`${row}\n`) : Buffer.from(`${row}\n`))))
    const told = [expect.stringMatching(/^第5000行:这一行是GB18030编码,其他行是UTF-8/)]
    expect(outcome(bytes)).toEqual({ told, written: 0 })
  })

  test('a wrong header: told, nothing is written', () => {
    const told = ['第1行 列名「经度度」:没有这一列,是不是「经度」', '第1行 列名「经度」:缺少这一列;没有内容也要保留']
    expect(outcome(Buffer.from(csv.replace('经度', '经度度')))).toEqual({ told, written: 0 })
  })
})

describe('warnings refuse nothing', () => {
  test('a place far from the others of its county is told', () => {
    const near = inventedCells(linfen, 400).filter(({ county }) => county === good.county)
    const [odd, ...others] = near
    const seat = linfen.counties.find(({ code }) => code !== good.county)!.seat
    const file = read([{ ...odd!, lng: String(seat.lng), lat: String(seat.lat) }, ...others])
    expect(file.faults).toEqual([])
    expect(file.warnings.map(faultText)).toContainEqual(
      expect.stringMatching(/^第2行 .*离.*有\d+公里,请核对坐标和区县代码/),
    )
  })

  test('a place below its type’s minimum and one without a phone are told and taken', () => {
    const file = read([{ ...good, type: 'canteen', foodLicence: '', beds: '0', phone: '' }])
    expect(file.warnings.map(({ what }) => what)).toEqual(['未查到食品经营许可证', '没有电话'])
    expect(file.inserts).toMatchObject([{ warned: 1 }])
  })

  test('a home without beds is told, and taken', () => {
    const { warnings, inserts } = read([{ ...good, type: 'care_home', beds: '0', nursingBeds: '' }])
    expect(warnings.map(({ what }) => what)).toContain('床位数是0,不清楚就空着')
    expect(inserts).toHaveLength(1)
  })
})

describe('communities', () => {
  const HEAD = '编号,名称,区县代码,街道,经度,纬度,坐标系,60岁以上人数'
  const of = (row: string) => readCommunities(Buffer.from(`${HEAD}\n${row}\n`), linfen, TODAY)

  test('are read with how many elders live there; not counted is not none', () => {
    const { inserts } = of('141002001001,商会社区,141002,解放路街道,111.51,36.08,GCJ-02,523')
    expect(inserts).toMatchObject([{ id: '141002001001', elders: 523, pinyin: 'shanghuishequ', demo: false }])
    const uncounted = of('LF-1,商会社区,141002,解放路街道,111.51,36.08,GCJ-02,')
    expect(uncounted.inserts).toMatchObject([{ id: expect.stringMatching(/^linfen-/), elders: null }])
    expect(uncounted.warnings.map(faultText)).toEqual([expect.stringContaining('没有填人数')])
  })

  test.each([
    ['230102001001,某社区,141002,解放路街道,111.51,36.08,GCJ-02,5', '不是临汾市的社区代码'],
    ['LF-1,某社区,141002,,111.51,36.08,GCJ-02,5', '街道:这一格不能空'],
    ['LF-1,某社区,141002,解放路街道,111.51,36.08,GCJ-02,-5', '不能是负数'],
  ])('«%s» is refused', (row, words) => {
    const { faults, inserts } = of(row)
    expect(faults.map(faultText)).toEqual([expect.stringContaining(words)])
    expect(inserts).toEqual([])
  })
})
