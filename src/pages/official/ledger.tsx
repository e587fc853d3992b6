import { useState } from 'react'
import type { LedgerLine } from '@/contract/booking/grants'
import { call } from '@/client/call'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { BOOKING_STATE_WORDS } from '@/domain/booking/states'
import { monthOf, PAYER_WORDS } from '@/domain/booking/money'
import { SERVICE_RULES } from '@/domain/booking/services'
import { backOr } from '@/platform/navigate'
import { canPrint, printPage } from '@/platform/print'
import { Box, Button, Chips, Heading, Notice } from '@/ui'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { monthName } from '../grant-words'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { TakeTable, type CsvTable } from '../register/take'
import { Waiting } from '../waiting'
import { fullDay, yuan } from '../words'
import { ledgerTable, type Ledger } from './ledger-table'

/** This month and the five before it. */
function monthsUntil(day: string): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return Array.from({ length: 6 }, (_, back) => {
    const index = year * 12 + month - 1 - back
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  })
}

function Sums({ ledger }: { readonly ledger: Ledger }) {
  const total = ledger.sums.reduce((sum, { fen }) => sum + fen, 0)
  return (
    <>
      {!ledger.agrees && <Notice tone="bad">账目和流水对不上。请先不要结算,告诉系统管理员。</Notice>}
      {ledger.agrees && <Notice tone="good">账目和每一笔流水都对得上。</Notice>}
      <Heading level={2} className="subtitle">
        {`已经用掉 ${yuan(total)},还占着 ${yuan(ledger.heldFen)}`}
      </Heading>
      {ledger.sums.length > 0 && (
        <Table
          label="按项目和出钱的人"
          columns={[
            { id: 'name', label: '补贴' },
            { id: 'payer', label: '谁出' },
            { id: 'fen', label: '多少' },
            { id: 'bookings', label: '几次' },
          ]}
          rows={ledger.sums.map(({ programme, name, payer, fen, bookings }) => ({
            id: `${programme} ${payer}`,
            cells: { name, payer: PAYER_WORDS[payer], fen: yuan(fen), bookings: `${bookings} 次` },
          }))}
        />
      )}
    </>
  )
}

/** Who pays how much of a line. */
const sharesWords = ({ price }: LedgerLine): string =>
  price.shares.map(({ payer, fen }) => `${PAYER_WORDS[payer]} ${yuan(fen)}`).join('、')

function Lines({ lines }: { readonly lines: readonly LedgerLine[] }) {
  if (lines.length === 0) return <Notice>这个月还没有用补贴的服务。</Notice>
  return (
    <Table
      label="每一笔"
      columns={[
        { id: 'day', label: '哪天' },
        { id: 'service', label: '服务' },
        { id: 'person', label: '老人' },
        { id: 'number', label: '编号' },
        { id: 'list', label: '原价' },
        { id: 'shares', label: '谁出多少' },
        { id: 'own', label: '自己付' },
        { id: 'state', label: '到哪一步' },
      ]}
      rows={lines.map((line) => ({
        id: line.booking,
        cells: {
          day: fullDay(line.day),
          service: `${SERVICE_RULES[line.service].name} · ${line.facility.name}`,
          person: line.person,
          number: line.number,
          list: yuan(line.price.listFen),
          shares: sharesWords(line),
          own: yuan(line.price.ownFen),
          state: BOOKING_STATE_WORDS[line.state],
        },
      }))}
    />
  )
}

/** Every line of a month, page by page; or why not, in words. */
async function wholeMonth(month: string): Promise<CsvTable | string> {
  const lines: LedgerLine[] = []
  for (;;) {
    const answer = await call('booking', 'ledger', { month, skip: lines.length })
    if (!answer.ok) return answer.error.message
    lines.push(...answer.data.lines)
    if (!answer.data.more || answer.data.lines.length === 0) return ledgerTable(lines)
  }
}

function MonthLedger({ account, month }: { readonly account: string; readonly month: string }) {
  const [skip, setSkip] = useState(0)
  const read = useAnswer('booking', 'ledger', { month, skip }, account, { grows: true })
  const { data } = read
  useClosing(read.error)
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data && <Sums ledger={data} />}
      {data && <Lines lines={data.lines} />}
      {data && skip > 0 && (
        <Button kind="other" onPress={() => setSkip(0)}>
          回到第一页
        </Button>
      )}
      {data?.more && (
        <Button kind="other" onPress={() => setSkip(skip + data.lines.length)}>
          下一页
        </Button>
      )}
      {data && <TakeTable name={`补贴台账-${month}`} table={() => wholeMonth(month)} />}
      {canPrint && (
        <Button kind="quiet" onPress={() => void printPage()}>
          打印这一页
        </Button>
      )}
    </>
  )
}

function Months({ account }: { readonly account: string }) {
  const months = monthsUntil(today())
  const [month, setMonth] = useState(monthOf(today()))
  return (
    <>
      <Chips
        label="哪个月"
        options={months.map((value) => ({ value, label: monthName(value) }))}
        chosen={month}
        onChoose={setMonth}
      />
      <Box className="note">补贴算在服务那天的月份里。老人只写姓,要看是谁,打开那一笔补贴的申请。</Box>
      <MonthLedger key={month} account={account} month={month} />
    </>
  )
}

/** Where every yuan of a month went: person, booking, programme, payer. */
function LedgerPage() {
  return (
    <Frame title="补贴台账" who="none" calls="line" wide onBack={() => backOr(PATHS.official)}>
      <AtDesk role="official">{(_staff, account) => <Months account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(LedgerPage)
