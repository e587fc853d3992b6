import { useState } from 'react'
import { call } from '@/client/call'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { grouped } from '@/domain/operator/words'
import { backOr } from '@/platform/navigate'
import { Box, Button, Card, Chips, Heading, Notice } from '@/ui'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { TakeTable, type CsvTable } from '../register/take'
import { Waiting } from '../waiting'
import { fullDay, yuan } from '../words'
import { PrintButton } from './print-button'
import { monthsBefore, settlementTable, type Settlement } from './settlement-table'
import { payerWords, shareLines } from './words'

/** Lines that the page shows at first, and more of at a press; the file has them all. */
const STEP = 30

/** Every line of a month, page by page; or why not, in words. */
async function wholeMonth(month: string): Promise<CsvTable | string> {
  const lines: Settlement['lines'][number][] = []
  for (;;) {
    const answer = await call('booking', 'settlement', { month, skip: lines.length })
    if (!answer.ok) return answer.error.message
    lines.push(...answer.data.lines)
    if (!answer.data.more || answer.data.lines.length === 0) return settlementTable({ lines })
  }
}

const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

function Sums({ settled: { sums, totalFen, open } }: { readonly settled: Settlement }) {
  return (
    <>
      <Card>
        <Box className="strong">{`一共 ${yuan(totalFen)}`}</Box>
        {open > 0 && <Box>{`还有 ${open} 单做完了、等确认,没有算进来。`}</Box>}
      </Card>
      {sums.length > 0 && (
        <Table
          label="谁出多少"
          columns={[
            { id: 'payer', label: '谁出' },
            { id: 'name', label: '哪个项目' },
            { id: 'fen', label: '多少钱' },
            { id: 'bookings', label: '几单' },
          ]}
          rows={sums.map(({ programme, name, payer, fen, bookings }) => ({
            id: `${payer} ${programme}`,
            cells: { payer: payerWords(payer), name, fen: yuan(fen), bookings: `${grouped(bookings)} 单` },
          }))}
        />
      )}
    </>
  )
}

function Lines({ lines, more }: Pick<Settlement, 'lines' | 'more'>) {
  const [most, setMost] = useState(STEP)
  return (
    <>
      <Heading level={2} className="subtitle">
        {more ? `每一单(先列 ${grouped(lines.length)} 单)` : `每一单(${grouped(lines.length)} 单)`}
      </Heading>
      <Table
        label="每一单"
        columns={[
          { id: 'person', label: '老人' },
          { id: 'day', label: '哪天' },
          { id: 'name', label: '什么' },
          { id: 'list', label: '原价' },
          { id: 'own', label: '个人付' },
          { id: 'shares', label: '别人出' },
        ]}
        rows={lines.slice(0, most).map(({ booking, day, name, person, price }) => ({
          id: booking,
          cells: {
            person,
            day: fullDay(day),
            name,
            list: yuan(price.listFen),
            own: yuan(price.ownFen),
            shares: shareLines(price).join(','),
          },
        }))}
      />
      {most < lines.length && (
        <Button kind="other" onPress={() => setMost(most + STEP)}>
          {`再看 ${STEP} 单`}
        </Button>
      )}
      {more && most >= lines.length && <Notice>这里只列出这么多,全部请下载表格看。</Notice>}
    </>
  )
}

function Month({ account }: { readonly account: string }) {
  const months = monthsBefore(today(), 6)
  const [month, setMonth] = useState(months[0] ?? '')
  const read = useAnswer('booking', 'settlement', { month }, account)
  useClosing(read.error)
  const { data } = read
  return (
    <>
      <Box className="screen-only">
        <Chips
          label="哪个月"
          options={months.map((value) => ({ value, label: monthWords(value) }))}
          chosen={month}
          onChoose={setMonth}
          few={3}
        />
      </Box>
      <Box className="strong">{monthWords(month)}</Box>
      <Waiting {...read} shown={data !== undefined} />
      {data && <Sums settled={data} />}
      {data?.lines.length === 0 && <Notice>这个月还没有确认完的。</Notice>}
      {data && data.lines.length > 0 && (
        <>
          <Box className="screen-only stack">
            <TakeTable name={`结算-${month}`} table={() => wholeMonth(month)} />
          </Box>
          <PrintButton what="结算" />
          <Lines key={month} lines={data.lines} more={data.more} />
        </>
      )}
    </>
  )
}

/** What was served in a month and who owes what. */
function SettlementPage() {
  return (
    <Frame title="每月结算" who="none" calls="line" wide onBack={() => backOr(PATHS.provider)}>
      <AtDesk role="clerk">{(_staff, account) => <Month account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(SettlementPage)
