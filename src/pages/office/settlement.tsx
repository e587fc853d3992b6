import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { Box, Chips, Heading, Notice } from '@/ui'
import { Table } from '@/ui/table'
import { useClosing } from '../desk/at-desk'
import { monthName } from '../grant-words'
import { PrintButton } from '../provider/print-button'
import { monthsBefore } from '../provider/settlement-table'
import { TakeTable, type CsvTable } from '../register/take'
import { Waiting } from '../waiting'
import { yuan } from '../words'

type Settled = ActionOutput<'assessment', 'assessmentSettlement'>

/** Fen are whole, so two decimals lose nothing. */
const settledTable = ({ orgs }: Settled): CsvTable => ({
  header: ['评估机构', '签字完成(次)', '金额(元)'],
  rows: orgs.map(({ name, signed, fen }) => [name, signed, fen === null ? null : fen / 100]),
})

/** What one assessment is paid with; nobody guesses where the city has not told. */
function Fee({ feeFen, assumed }: Settled) {
  if (feeFen === null) return <Notice tone="wait">没有登记单价,只有次数。单价由市里定了,登记以后才能算钱。</Notice>
  return <Box>{`每次 ${yuan(feeFen)}${assumed ? '(以当地规定为准)' : ''}`}</Box>
}

/** Signed assessments of a month, organisation by organisation. */
export function Settlement({ account }: { readonly account: string }) {
  const months = monthsBefore(today(), 6)
  const [month, setMonth] = useState(months[0] ?? '')
  const read = useAnswer('assessment', 'assessmentSettlement', { month }, account)
  useClosing(read.error)
  const { data } = read
  return (
    <>
      <Heading level={2} className="subtitle">
        每月结算
      </Heading>
      <Box className="screen-only">
        <Chips
          label="哪个月"
          options={months.map((value) => ({ value, label: monthName(value) }))}
          chosen={month}
          onChoose={setMonth}
          few={3}
        />
      </Box>
      <Waiting {...read} shown={data !== undefined} />
      {data && <Fee {...data} />}
      {data?.orgs.length === 0 && <Notice>{`${monthName(month)}还没有签字完成的评估。`}</Notice>}
      {data && data.orgs.length > 0 && (
        <>
          <Table
            label="每家机构评了几次"
            columns={[
              { id: 'name', label: '评估机构' },
              { id: 'signed', label: '签字完成' },
              { id: 'fen', label: '多少钱' },
            ]}
            rows={data.orgs.map(({ id, name, signed, fen }) => ({
              id,
              cells: { name, signed: `${signed} 次`, fen: fen === null ? '没有登记单价' : yuan(fen) },
            }))}
          />
          <Box className="screen-only stack">
            <TakeTable name={`评估结算-${month}`} table={() => settledTable(data)} />
          </Box>
          <PrintButton what="结算" />
        </>
      )}
    </>
  )
}
