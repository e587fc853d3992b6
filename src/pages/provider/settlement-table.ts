import type { ActionOutput } from '@/contract'
import type { CsvCell } from '@/client/csv'
import { PAYERS } from '@/domain/booking/money'
import { SERVICE_RULES } from '@/domain/booking/services'
import { dayAfter } from '@/domain/facility/hours'
import { payerWords } from './words'

export type Settlement = ActionOutput<'booking', 'settlement'>

const OTHERS = PAYERS.filter((payer) => payer !== 'person')

/** A spreadsheet adds yuan up; fen are whole, so two decimals lose nothing. */
const inYuan = (fen: number): number => fen / 100

/** A line for each booking, a column for each payer: the columns add up to the sums on the page. */
export function settlementTable({ lines }: Pick<Settlement, 'lines'>) {
  const paidBy = (line: Settlement['lines'][number], payer: (typeof OTHERS)[number]): number =>
    line.price.shares.filter((share) => share.payer === payer).reduce((sum, { fen }) => sum + fen, 0)
  return {
    header: [
      ...['日期', '编号', '服务', '名称', '老人', '原价(元)', '个人付(元)'],
      ...OTHERS.map((payer) => `${payerWords(payer)}(元)`),
      '补贴项目',
    ],
    rows: lines.map((line): readonly CsvCell[] => [
      line.day,
      line.number,
      SERVICE_RULES[line.service].name,
      line.name,
      line.person,
      inYuan(line.price.listFen),
      inYuan(line.price.ownFen),
      ...OTHERS.map((payer) => inYuan(paidBy(line, payer))),
      [...new Set(line.price.shares.map(({ programme }) => programme).filter(Boolean))].join('、'),
    ]),
  }
}

/** Months at hand, this one first. @param today `YYYY-MM-DD` */
export function monthsBefore(today: string, count: number): readonly string[] {
  const months: string[] = []
  for (let day = today; months.length < count; day = dayAfter(`${day.slice(0, 7)}-01`, -1)) months.push(day.slice(0, 7))
  return months
}
