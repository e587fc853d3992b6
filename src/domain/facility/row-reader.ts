import { isRealDay } from '../person/date'
import { halfWidth } from '../person/typed'
import type { CellFault, Cells, Column } from './columns'
import type { Written } from './written-days'

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/
const BREAKS = /[\t\n\r\u2028\u2029]+/g
/** Letters that are seen nowhere, and those that turn what stands behind them. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g
const BROKEN = '\ufffd'
/** What a spreadsheet makes of a long number. */
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d+$/i

/** A cell in one line, without what nobody sees. */
export const visible = (cell: string): string => cell.replace(BREAKS, ' ').replace(INVISIBLE, '').trim()

/** Reads the cells of one row and keeps what is wrong; a reader answers undefined where a cell is empty or wrong. */
export class RowReader<K extends string> {
  readonly faults: CellFault[] = []
  private readonly columns: ReadonlyMap<K, Column<K>>
  private readonly clean = new Map<K, string>()

  constructor(columns: readonly Column<K>[], cells: Cells<K>) {
    this.columns = new Map(columns.map((column) => [column.key, column]))
    for (const column of columns) this.clean.set(column.key, this.cleaned(column, cells[column.key]))
  }

  private cleaned({ key, required, most }: Column<K>, cell: string): string {
    const text = visible(cell)
    if (text === '' && required) this.fault(key, '', '这一格不能空')
    else if (text.length > most) this.fault(key, text, `太长了,最多${most}个字`)
    else if (text.includes(BROKEN)) this.fault(key, text, '有乱码,请从原来的文件重新导出')
    else if (CONTROL.test(text)) this.fault(key, text, '有看不见的控制字符,请重新填写')
    else return text
    return ''
  }

  fault(key: K, value: string, what: string): undefined {
    this.faults.push({ header: this.columns.get(key)?.header ?? key, value, what })
    return undefined
  }

  text(key: K): string {
    return this.clean.get(key) ?? ''
  }

  /** The text as a property, absent where the cell is empty. */
  maybe<P extends string>(name: P, key: K): { readonly [N in P]?: string } {
    const text = this.text(key)
    return (text === '' ? {} : { [name]: text }) as { [N in P]?: string }
  }

  /** Numbers of registers and licences, which a spreadsheet likes to spoil. */
  code(key: K): string | undefined {
    const text = halfWidth(this.text(key)).trim()
    if (SCIENTIFIC.test(text)) return this.fault(key, text, '被表格软件改成了科学计数法,请把这一列设成文本格式再填')
    return text === '' ? undefined : text
  }

  read<T>(key: K, reader: (text: string) => Written<T>): T | undefined {
    const text = this.text(key)
    const { value, fault } = reader(text) as { value?: T; fault?: string }
    return fault === undefined ? value : this.fault(key, text, fault)
  }

  number(key: K, places: 0 | 2, most: number): number | undefined {
    const text = halfWidth(this.text(key)).replace(/\s/g, '')
    if (text === '') return undefined
    if (/^-/.test(text)) return this.fault(key, text, '不能是负数')
    const form = places === 0 ? /^\d{1,9}$/ : /^\d{1,9}(\.\d{1,2})?$/
    if (!form.test(text)) return this.fault(key, text, `只填${places === 0 ? '整数' : '数字,最多两位小数'},不写单位`)
    return Number(text) <= most ? Number(text) : this.fault(key, text, `太大了,最多${most}`)
  }

  day(key: K, latest?: string): string | undefined {
    const text = this.text(key)
    if (text === '') return undefined
    const day = readDay(text)
    if (day === null) return this.fault(key, text, '日历上没有这一天,请写成2026-11-21')
    return latest !== undefined && day > latest ? this.fault(key, text, '不能晚于今天') : day
  }

  choice<T>(key: K, words: readonly (readonly [T, RegExp])[], form: string): T | undefined {
    const text = this.text(key)
    if (text === '') return undefined
    const found = words.find(([, pattern]) => pattern.test(text))
    return found ? found[0] : this.fault(key, text, `只能填${form}`)
  }
}

/** `2026-11-21` of what a spreadsheet makes of it too: «2026/11/21», «2026年11月21日». */
export function readDay(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(halfWidth(text)) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDay(written) ? written : null
}
