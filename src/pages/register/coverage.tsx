import { useState, type ReactNode } from 'react'
import { useAnswer } from '@/client/use-answer'
import { beyond, sumOf } from '@/domain/facility/coverage'
import type { Need } from '@/domain/facility/types'
import { grouped } from '@/domain/operator/words'
import { backOr, go } from '@/platform/navigate'
import { Box, Chips, Notice } from '@/ui'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { coverageTable } from './csv-tables'
import { DemoFigures } from './demo'
import { TakeTable } from './take'
import {
  CIRCLE_CHIPS,
  needWords,
  people,
  reckonedWords,
  shareWords,
  uncountedWords,
  visitWords,
  type CircleChoice,
  type CoverageAnswer,
} from './words'

type NeedLine = CoverageAnswer['counties'][number]['needs'][number]
/** A county; or the whole city, which has no code. */
interface Line {
  readonly code: string | null
  readonly name: string
  readonly needs: readonly NeedLine[]
}

const ALL = 'all'
type Show = Need | typeof ALL

/** The whole city above its counties. */
function linesOf({ counties }: CoverageAnswer): readonly Line[] {
  const needs = counties[0]?.needs.map(({ need }) => {
    const parts = counties.flatMap((county) => county.needs.filter((one) => one.need === need))
    return { need, facilities: parts.reduce((sum, { facilities }) => sum + facilities, 0), ...sumOf(parts) }
  })
  return needs ? [{ code: null, name: '全市', needs }, ...counties] : []
}

interface LinesProps {
  readonly lines: readonly Line[]
  readonly onOpen: (code: string) => void
}

const rowOf = ({ code, name }: Line, onOpen: LinesProps['onOpen'], cells: Readonly<Record<string, ReactNode>>) => ({
  id: code ?? ALL,
  cells: { ...cells, name },
  ...(code !== null && { onPress: () => onOpen(code) }),
})

/** Short lines: eight of them stand side by side. */
function Share({ line }: { readonly line: NeedLine }) {
  const left = beyond(line)
  return (
    <>
      <Box className="strong">{shareWords(line)}</Box>
      {line.elders > 0 && <Box className="note">{left === 0 ? '都走得到' : '走不到的'}</Box>}
      {left > 0 && <Box className="note">{people(left)}</Box>}
    </>
  )
}

/** Every need of every county at a glance. */
function Matrix({ lines, onOpen }: LinesProps) {
  const needs = lines[0]?.needs ?? []
  return (
    <Table
      label="各县(市、区)的覆盖情况"
      columns={[
        { id: 'name', label: '县(市、区)' },
        ...needs.map(({ need }) => ({ id: need, label: needWords(need) })),
      ]}
      rows={lines.map((line) =>
        rowOf(
          line,
          onOpen,
          Object.fromEntries(line.needs.map((one) => [one.need, <Share key={one.need} line={one} />])),
        ),
      )}
    />
  )
}

/** One need, with all that is known of it. */
function OfNeed({ lines, onOpen, need }: LinesProps & { readonly need: Need }) {
  return (
    <Table
      label={`${needWords(need)}的覆盖情况`}
      columns={[
        { id: 'name', label: '县(市、区)' },
        { id: 'share', label: '走得到的老人' },
        { id: 'within', label: '走得到' },
        { id: 'beyond', label: '走不到' },
        { id: 'communities', label: '走得到的社区' },
        { id: 'facilities', label: '有几处' },
        { id: 'uncounted', label: '没登记人数的社区' },
      ]}
      rows={lines.flatMap((line) => {
        const one = line.needs.find((known) => known.need === need)
        if (!one) return []
        return rowOf(line, onOpen, {
          share: shareWords(one),
          within: people(one.within),
          beyond: people(beyond(one)),
          communities: `${grouped(one.communities)} 个里 ${grouped(one.near)} 个`,
          facilities: `${grouped(one.facilities)} 处`,
          uncounted: `${grouped(one.uncounted)} 个`,
        })
      })}
    />
  )
}

function Found({ answer, minutes }: { readonly answer: CoverageAnswer; readonly minutes: CircleChoice }) {
  const [show, setShow] = useState<Show>(ALL)
  const lines = linesOf(answer)
  const needs = lines[0]?.needs ?? []
  if (needs.every(({ communities }) => communities === 0))
    return <Notice tone="wait">还没有各社区的老人数,算不了。请管系统的人先导入社区名单。</Notice>
  const open = (county: string): void =>
    go(PATHS.coverageCounty, { county, minutes, need: show === ALL ? needs[0]?.need : show })
  const visit = visitWords(show === ALL ? needs.map(({ need }) => need) : [show])
  const chips = [
    { value: ALL as Show, label: '全部' },
    ...needs.map(({ need }) => ({ value: need, label: needWords(need) })),
  ]
  return (
    <>
      <DemoFigures demo={answer.demo} />
      <Chips label="看哪一样" options={chips} chosen={show} onChoose={setShow} />
      <Box>{`${reckonedWords(answer)}${uncountedWords(needs[0]?.uncounted ?? 0)}`}</Box>
      {visit !== '' && <Box className="note">{visit}</Box>}
      {show === ALL ? <Matrix lines={lines} onOpen={open} /> : <OfNeed lines={lines} onOpen={open} need={show} />}
      <TakeTable name="覆盖情况" table={() => coverageTable(answer)} />
      <Box className="note">点县(市、区)的名字,看每个社区。老人是 60 岁以上的登记人数;实际走多久,以现场为准。</Box>
    </>
  )
}

function Coverage({ account }: { readonly account: string }) {
  const [minutes, setMinutes] = useState<CircleChoice>('15')
  const read = useAnswer('facility', 'coverage', { minutes: Number(minutes) }, account)
  useClosing(read.error)
  return (
    <>
      <Chips label="走多久以内" options={CIRCLE_CHIPS} chosen={minutes} onChoose={setMinutes} />
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data && <Found answer={read.data} minutes={minutes} />}
    </>
  )
}

/** Elders within and beyond the circle, county by county and need by need. */
function CoveragePage() {
  return (
    <Frame title="覆盖情况" who="none" calls="line" wide onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="operator">{(_staff, account) => <Coverage account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(CoveragePage)
