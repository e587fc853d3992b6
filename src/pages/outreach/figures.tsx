import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { grouped } from '@/domain/operator/words'
import { backOr, go } from '@/platform/navigate'
import { Box, Card, Chips, Heading, Row } from '@/ui'
import { Meter } from '@/ui/meter'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { PrintButton } from '../provider/print-button'
import { TakeTable } from '../register/take'
import { Waiting } from '../waiting'
import { FIGURES, figuresTable, monthsUntil, percentVisited, quartersUntil, spanName, type Span } from './figures-table'

type Figures = ActionOutput<'care', 'coverageFigures'>

const KINDS = [
  { value: 'month', label: '按月' },
  { value: 'quarter', label: '按季度' },
] as const
type Kind = Span['kind']

/** What a county asks first: of those who are owed a visit, how many had one. */
function Foremost({ total }: Pick<Figures, 'total'>) {
  const percent = percentVisited(total)
  const answered = total.requests === 0 ? null : total.answered / total.requests
  return (
    <Card kind="answer">
      <Box role="list" label="先看这三样">
        <Meter
          label="探访"
          words={`该去 ${grouped(total.owed)} 位,去到 ${grouped(total.visited)} 位${percent === null ? '' : `,${percent}%`}`}
          part={percent === null ? null : percent / 100}
        />
        <Meter
          label="求助"
          words={`${grouped(total.requests)} 件,答复 ${grouped(total.answered)} 件,晚了 ${grouped(total.late)} 件`}
          part={answered === null ? null : Math.min(1, answered)}
        />
        <Meter
          label="政策找人"
          words={`找到 ${grouped(total.found)} 位,告诉 ${grouped(total.told)} 位,交上去 ${grouped(total.applied)} 位`}
          part={total.found === 0 ? null : Math.min(1, total.told / total.found)}
        />
      </Box>
    </Card>
  )
}

function Sheet({ figures, span }: { readonly figures: Figures; readonly span: Span }) {
  const { division, rows, total } = figures
  const lines = rows.length > 1 ? [...rows, total] : [total]
  const label = `${division} ${spanName(span)}`
  return (
    <>
      <Heading level={2} className="subtitle">
        {label}
      </Heading>
      <Foremost total={total} />
      <Table
        label={label}
        columns={[{ id: 'place', label: '地方' }, ...FIGURES]}
        rows={lines.map((row, at) => ({
          id: `${at} ${row.place}`,
          cells: {
            place: row.place,
            ...Object.fromEntries(FIGURES.map(({ id }) => [id, grouped(row[id])])),
          },
        }))}
      />
      <Box className="note">
        只有数字,没有姓名。探访的人数一个月里一位算一次,按季度看,每个月各算一次。去了没见到人的不算去到;几次没见到的报街道。
      </Box>
      <TakeTable name={`探访和帮助-${spanName(span)}`} table={() => figuresTable(span, rows, total)} />
      <PrintButton what="这一页" />
    </>
  )
}

function OfSpan({ account, span }: { readonly account: string; readonly span: Span }) {
  const { from, to } = span
  const read = useAnswer('care', 'coverageFigures', { from, to }, account)
  useClosing(read.error)
  return (
    <>
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data && <Sheet figures={read.data} span={span} />}
    </>
  )
}

function Months({ account }: { readonly account: string }) {
  const [kind, setKind] = useState<Kind>('month')
  const spans = kind === 'month' ? monthsUntil(today()) : quartersUntil(today())
  const [from, setFrom] = useState(spans[0]!.from)
  const span = spans.find((one) => one.from === from) ?? spans[0]!
  return (
    <>
      <Box className="screen-only stack">
        <Chips label="按月还是按季度" options={KINDS} chosen={kind} onChoose={setKind} />
        <Chips
          label={kind === 'month' ? '哪个月' : '哪个季度'}
          options={spans.map((one) => ({ value: one.from, label: spanName(one) }))}
          chosen={span.from}
          onChoose={setFrom}
        />
      </Box>
      <OfSpan key={`${span.kind} ${span.from}`} account={account} span={span} />
      <Box className="screen-only">
        <Card kind="rows" role="list" label="还能看的">
          <Row title="一人一案台账" detail="一位老人一行,能下载表格" onPress={() => go(PATHS.ledger)} />
        </Card>
      </Box>
    </>
  )
}

/** The month or quarter of a division: visits, help, benefits, as a page to print and a table to take. */
function FiguresPage() {
  return (
    <Frame title="探访和帮助的数字" who="none" calls="line" wide onBack={() => backOr(PATHS.desk)}>
      <AtDesk role={['community-worker', 'official']}>{(_staff, account) => <Months account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(FiguresPage)
