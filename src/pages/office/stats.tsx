import { useState } from 'react'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { monthOf } from '@/domain/booking/money'
import { backOr } from '@/platform/navigate'
import { Box, Chips, Heading, Notice } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { monthName } from '../grant-words'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { PrintButton } from '../provider/print-button'
import { TakeTable } from '../register/take'
import { Waiting } from '../waiting'
import { courseLines, levelLines, monthBefore, statsTable, type StatLine, type Stats } from './stats-table'

/** How many months are looked at. */
const SPANS = [
  { value: '1', label: '这个月' },
  { value: '3', label: '近 3 个月' },
  { value: '6', label: '近 6 个月' },
  { value: '12', label: '近 12 个月' },
] as const
type Span = (typeof SPANS)[number]['value']

function Lines({ label, lines }: { readonly label: string; readonly lines: readonly StatLine[] }) {
  return (
    <>
      <Heading level={2} className="subtitle">
        {label}
      </Heading>
      <KeyValues label={label} rows={lines} />
    </>
  )
}

function Counties({ counties }: Pick<Stats, 'counties'>) {
  if (counties.length < 2) return null
  return (
    <Table
      label="各县(市、区)"
      columns={[
        { id: 'name', label: '县(市、区)' },
        { id: 'applied', label: '申请' },
        { id: 'told', label: '出了结果' },
      ]}
      rows={counties.map(({ county, name, applied, told }) => ({
        id: county,
        cells: { name, applied: `${applied} 件`, told: `${told} 件` },
      }))}
    />
  )
}

function Figures({ account }: { readonly account: string }) {
  const [span, setSpan] = useState<Span>('3')
  const to = monthOf(today())
  const from = monthBefore(to, Number(span) - 1)
  const read = useAnswer('assessment', 'assessmentStats', { from, to }, account)
  useClosing(read.error)
  const { data } = read
  const words = from === to ? monthName(to) : `${monthName(from)}到${monthName(to)}`
  return (
    <>
      <Box className="screen-only">
        <Chips label="看多久" options={SPANS} chosen={span} onChoose={setSpan} />
      </Box>
      <Box className="strong">{words}</Box>
      <Waiting {...read} shown={data !== undefined} />
      {data && (
        <>
          {data.overdue > 0 && <Notice tone="bad">{`现在有 ${data.overdue} 件超期,请先办。`}</Notice>}
          <Lines label="各等级多少人" lines={levelLines(data)} />
          <Lines label="办得怎么样" lines={courseLines(data)} />
          <Counties counties={data.counties} />
          <Box className="screen-only stack">
            <TakeTable name={`评估统计-${from}-${to}`} table={() => statsTable(data)} />
          </Box>
          <PrintButton what="统计" />
        </>
      )}
    </>
  )
}

/** How many, how fast, how often doubted: of the official's county or city. */
function OfficeStats() {
  return (
    <Frame title="评估统计" who="none" calls="line" wide onBack={() => backOr(PATHS.officeQueue)}>
      <AtDesk role="official">{(_staff, account) => <Figures account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(OfficeStats)
