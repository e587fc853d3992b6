import type { ActionOutput } from '@/contract'
import type { LedgerLine } from '@/contract/booking/grants'
import type { CsvCell } from '@/client/csv'
import { BOOKING_STATE_WORDS } from '@/domain/booking/states'
import { PAYERS, PAYER_WORDS } from '@/domain/booking/money'
import { SERVICE_RULES } from '@/domain/booking/services'
import type { CsvTable } from '../register/take'

export type Ledger = ActionOutput<'booking', 'ledger'>

const yuanOf = (fen: number): number => fen / 100

/** What each payer pays of a line, in the order of `PAYERS` without herself. */
const OTHERS = PAYERS.filter((payer) => payer !== 'person')

const paid = ({ price }: LedgerLine, payer: (typeof PAYERS)[number]): number =>
  price.shares.filter((share) => share.payer === payer).reduce((sum, { fen }) => sum + fen, 0)

/** A line for each booking: to the fen, in yuan as an office's spreadsheet adds it. */
export const ledgerTable = (lines: readonly LedgerLine[]): CsvTable => ({
  header: [
    ...['服务日期', '编号', '服务', '服务单位', '地点', '老人', '状态', '原价(元)'],
    ...OTHERS.map((payer) => `${PAYER_WORDS[payer]}(元)`),
    ...['自己付(元)', '补贴项目', '预约'],
  ],
  rows: lines.map((line): readonly CsvCell[] => [
    ...[line.day, line.number, SERVICE_RULES[line.service].name, line.provider, line.facility.name, line.person],
    ...[BOOKING_STATE_WORDS[line.state], yuanOf(line.price.listFen)],
    ...OTHERS.map((payer) => yuanOf(paid(line, payer))),
    yuanOf(line.price.ownFen),
    [...new Set(line.price.shares.map(({ programme }) => programme).filter(Boolean))].join(';'),
    line.booking,
  ]),
})
