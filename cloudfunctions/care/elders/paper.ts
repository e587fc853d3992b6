import { CsvError, parse } from 'csv-parse/sync'
import { birthDateFault } from '@/domain/person/birth-date'
import { numberAgrees, readIdentityNumber } from '@/domain/person/identity-number'
import { readContactPhone } from '@/domain/person/phone'
import { halfWidth } from '@/domain/person/typed'
import type { Economic, Living } from '@/domain/entitlement'

/** A paper register as somebody typed it into a table: its columns, and what each line says. Nothing here knows who is known already. */

/** Lines of one file, as the contract promises. */
export const MOST_LINES = 300

/** Each column with the names under which registers have it; the first is the one that we say. */
const COLUMNS = {
  name: ['姓名', '老人姓名', '名字'],
  number: ['身份证号', '身份证', '身份证号码', '公民身份号码', '证件号码'],
  birthDate: ['出生日期', '出生年月日', '生日'],
  sex: ['性别'],
  phone: ['电话', '联系电话', '手机', '手机号', '本人电话'],
  street: ['街道(乡镇)', '街道', '乡镇', '街道(乡、镇)'],
  community: ['社区(村)', '社区', '村', '村(社区)', '村(居)', '所在社区'],
  address: ['地址', '详细地址', '住址', '家庭住址', '居住地址'],
  living: ['住法', '居住情况', '居住状况', '和谁一起住'],
  hardship: ['困难情况', '困难类型', '困难证明', '人员类别'],
  note: ['备注', '序号', '编号'],
} as const
export type PaperColumn = keyof typeof COLUMNS

export interface PaperFault {
  readonly line: number
  readonly column: string | null
  readonly words: string
}

/** One elder of the paper register. Dates are `YYYY-MM-DD`. */
export interface PaperLine {
  readonly line: number
  readonly name: string
  readonly number: string | null
  readonly birthDate: string
  readonly sex: 'male' | 'female' | null
  readonly phone: string | null
  readonly street: string | null
  readonly community: string | null
  readonly living: readonly Living[]
  readonly economic: readonly Economic[]
}

export interface Paper {
  readonly lines: readonly PaperLine[]
  readonly faults: readonly PaperFault[]
}

export const headerWords = (column: PaperColumn): string => COLUMNS[column][0]

const HEADERS = new Map<string, PaperColumn>(
  (Object.keys(COLUMNS) as PaperColumn[]).flatMap((key) => COLUMNS[key].map((header) => [header, key] as const)),
)

const LIVING: Readonly<Record<string, Living>> = {
  独居: 'alone',
  一个人住: 'alone',
  空巢: 'empty-nest',
  留守: 'left-behind',
  无亲属照料: 'no-kin',
  和家人住: 'with-family',
  与家人同住: 'with-family',
  和子女住: 'with-family',
  养老机构: 'institution',
}
const HARDSHIP: Readonly<Record<string, Economic>> = {
  特困: 'extreme-poverty',
  五保: 'extreme-poverty',
  低保: 'minimum-living',
  低保边缘: 'minimum-living-margin',
  低边: 'minimum-living-margin',
  低收入: 'low-income',
  支出困难: 'rigid-expense',
  刚性支出困难: 'rigid-expense',
  脱贫户: 'out-of-poverty',
  监测对象: 'poverty-monitored',
  困难: 'hardship',
}
/** Words with which a register says that there is nothing. */
const NOTHING = ['', '无', '没有', '否', '/', '-', '正常', '普通']
const SEX: Readonly<Record<string, 'male' | 'female'>> = { 男: 'male', 女: 'female' }
const NAME = /^[\p{L}\p{M}·.’' -]{1,30}$/u

type Cells = Readonly<Partial<Record<PaperColumn, string>>>

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

const fault = (line: number, column: PaperColumn | null, words: string): PaperFault => ({
  line,
  column: column && headerWords(column),
  words,
})

/** Records with the line on which each begins; blank ones are left out. */
function rowsOf(text: string): readonly Row[] | PaperFault {
  const rows: Row[] = []
  let ended = 0
  const onRecord = (cells: string[], { lines }: { readonly lines: number }) => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: ended + 1, cells })
    ended = lines
    return null
  }
  try {
    // One kind of line end: of two letters, those inside quotation marks would be counted twice.
    parse(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), { on_record: onRecord, relax_column_count: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return fault(ended + 1, null, '这一行的双引号没有成对,或不是CSV格式')
  }
  return rows
}

const bare = (cell: string): string => halfWidth(cell).replace(/\s/g, '')
/** Brackets of either keyboard are the same. */
const columnOf = (cell: string): PaperColumn | undefined => HEADERS.get(bare(cell))

function headerFaults({ line, cells }: Row): PaperFault[] {
  const keys = cells.map(columnOf)
  const unknown = cells.filter((cell, at) => cell.trim() !== '' && !keys[at])
  const doubled = keys.filter((key, at) => key && key !== 'note' && keys.indexOf(key) !== at)
  const columns = Object.values(COLUMNS)
    .map(([header]) => header)
    .join('、')
  return [
    ...unknown.map((cell) => fault(line, null, `没有“${cell.trim().slice(0, 20)}”这一列。可以有:${columns}`)),
    ...doubled.map((key) => fault(line, key ?? null, '这一列有两个,请去掉一个')),
    ...(keys.includes('name') ? [] : [fault(line, 'name', '缺少这一列')]),
    ...(keys.includes('number') || keys.includes('birthDate')
      ? []
      : [fault(line, 'number', '身份证号和出生日期,要有一列')]),
  ]
}

/**
 * Reads a paper register.
 * @param on today, `YYYY-MM-DD`
 */
export function readPaper(csv: string, on: string): Paper {
  const rows = rowsOf(csv)
  if (!Array.isArray(rows)) return { lines: [], faults: [rows as PaperFault] }
  const [head, ...rest] = rows as readonly Row[]
  if (!head || rest.length === 0)
    return { lines: [], faults: [fault(1, null, head ? '只有列名,没有老人' : '文件是空的')] }
  const wrong = headerFaults(head)
  if (wrong.length > 0) return { lines: [], faults: wrong }
  if (rest.length > MOST_LINES)
    return { lines: [], faults: [fault(rest[MOST_LINES]!.line, null, `一次最多${MOST_LINES}人,请分几次`)] }
  const keys = head.cells.map(columnOf)
  const lines: PaperLine[] = []
  const faults: PaperFault[] = []
  for (const { line, cells } of rest) {
    const beyond = cells.some((cell, at) => cell.trim() !== '' && !keys[at])
    if (beyond) {
      faults.push(fault(line, null, '这一行比列名多出一格,多半是内容里有英文逗号:请用双引号把整格括起来'))
      continue
    }
    const own: Cells = Object.fromEntries(keys.flatMap((key, at) => (key ? [[key, (cells[at] ?? '').trim()]] : [])))
    const read = readLine(line, own, on)
    faults.push(...read.faults)
    if (read.faults.length === 0) lines.push(read.line)
  }
  return { lines, faults: [...faults, ...twice(lines)] }
}

function readLine(line: number, cells: Cells, on: string): { readonly line: PaperLine; readonly faults: PaperFault[] } {
  const faults: PaperFault[] = []
  const wrong = (column: PaperColumn, words: string) => void faults.push(fault(line, column, words))
  const { name = '', number: typed = '', phone = '' } = cells
  if (!NAME.test(name)) wrong('name', name === '' ? '还没填姓名' : '姓名里只能有文字和间隔点,最多30个字')
  const card = typed === '' ? null : readIdentityNumber(typed, on)
  if (card?.problem !== undefined) wrong('number', card.problem)
  const born = dateIn(cells.birthDate ?? '')
  const sexTyped = bare(cells.sex ?? '')
  const sex = SEX[sexTyped] ?? null
  if (sexTyped !== '' && !sex) wrong('sex', '请写“男”或“女”')
  if (born === undefined) wrong('birthDate', '请这样写:1944-03-05')
  else if (born !== null) {
    const problem = birthDateFault(born, on)
    if (problem) wrong('birthDate', problem)
  } else if (typed === '') wrong('number', '身份证号和出生日期,要填一样')
  if (card && card.problem === undefined) {
    const differs = numberAgrees(card.number, { ...(born && { birthDate: born }), ...(sex && { sex }) })
    if (differs) wrong('number', differs)
  } else if (typed === '' && born && sexTyped === '') wrong('sex', '没有身份证号的,请填性别')
  const dialled = phone === '' ? null : readContactPhone(phone)
  if (dialled?.problem !== undefined) wrong('phone', dialled.problem)
  const living = listed(cells.living, LIVING)
  if (!living) wrong('living', `请写:${Object.keys(LIVING).slice(0, 5).join('、')}、和家人住`)
  const economic = listed(cells.hardship, HARDSHIP)
  if (!economic) wrong('hardship', `请写:${Object.keys(HARDSHIP).join('、')},没有就空着`)
  const read = card && card.problem === undefined ? card : null
  return {
    line: {
      ...{ line, name, number: read?.number ?? null, birthDate: read?.birthDate ?? born ?? '', sex: read?.sex ?? sex },
      ...{ phone: dialled?.phone ?? null, street: cells.street || null, community: cells.community || null },
      ...{ living: living ?? [], economic: economic ?? [] },
    },
    faults,
  }
}

/** A date as registers have it; null for none, undefined for what is no date. */
function dateIn(typed: string): string | null | undefined {
  const text = bare(typed)
  if (text === '') return null
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text)
  if (!parts) return undefined
  const [, year = '', month = '', day = '', bareMonth = '', bareDay = ''] = parts
  return `${year}-${(month || bareMonth).padStart(2, '0')}-${(day || bareDay).padStart(2, '0')}`
}

/** Several in one cell are divided by a mark; null where one of them means nothing to us. */
function listed<T>(typed: string | undefined, words: Readonly<Record<string, T>>): readonly T[] | null {
  const parts = bare(typed ?? '')
    .split(/[、,;/+]/)
    .map((part) => part.replace(/(老人|户|家庭)$/, ''))
    .filter((part) => !NOTHING.includes(part))
  const read = parts.map((part) => words[part] ?? words[`${part}户`])
  return read.some((one) => one === undefined) ? null : [...new Set(read as T[])]
}

/** Somebody who stands in the file twice: by number, or by name, birth date and community. */
function twice(lines: readonly PaperLine[]): PaperFault[] {
  const first = new Map<string, number>()
  return lines.flatMap(({ line, name, number, birthDate, community }) => {
    const same = [...(number ? [number] : []), [name.replace(/\s/g, ''), birthDate, community ?? ''].join()]
    const before = same.flatMap((key) => first.get(key) ?? [])[0]
    for (const key of same) if (!first.has(key)) first.set(key, line)
    return before === undefined ? [] : [fault(line, number ? 'number' : 'name', `和第${before}行是同一位老人`)]
  })
}
