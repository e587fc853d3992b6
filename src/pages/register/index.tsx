import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import { useAnswer } from '@/client/use-answer'
import { grouped } from '@/domain/operator/words'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Heading, Notice } from '@/ui'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { allWarned } from './all-warned'
import { typeTable } from './csv-tables'
import { DemoFigures } from './demo'
import { TakeTable } from './take'

type State = ActionOutput<'facility', 'register'>

/** As many as the cloud gives at once. */
const PAGE = 50

const IMPORT_WORDS = { facilities: '设施名册', elders: '社区老人数' } as const

function Types({ state }: { readonly state: State }) {
  const count = state.types.reduce((sum, one) => sum + one.count, 0)
  return (
    <>
      <Heading level={2} className="subtitle">
        {`一共 ${grouped(count)} 处`}
      </Heading>
      <Table
        label="各类有几处"
        columns={[
          { id: 'name', label: '类型' },
          { id: 'count', label: '有几处' },
          { id: 'warned', label: '要留意的' },
        ]}
        rows={state.types.map(({ type, name, count, warned }) => ({
          id: type,
          cells: { name, count: `${grouped(count)} 处`, warned: warned === 0 ? '没有' : `${grouped(warned)} 处` },
        }))}
      />
      <TakeTable name="设施类型" table={() => typeTable(state)} />
    </>
  )
}

function Imports({ imports }: Pick<State, 'imports'>) {
  return (
    <>
      <Heading level={2} className="subtitle">
        最近几次导入
      </Heading>
      {imports.length === 0 && <Box>还没有导入过。导入由管系统的人在服务器上做。</Box>}
      {imports.length > 0 && (
        <Table
          label="最近几次导入"
          columns={[
            { id: 'at', label: '什么时候' },
            { id: 'kind', label: '导入什么' },
            { id: 'rows', label: '一共' },
            { id: 'created', label: '新增' },
            { id: 'changed', label: '改了' },
            { id: 'same', label: '没变' },
          ]}
          rows={imports.map(({ kind, at, rows, created, changed, same }) => ({
            id: `${at} ${kind}`,
            cells: {
              at: momentWords(at),
              kind: IMPORT_WORDS[kind],
              rows: `${grouped(rows)} 行`,
              created: `${grouped(created)} 行`,
              changed: `${grouped(changed)} 行`,
              same: `${grouped(same)} 行`,
            },
          }))}
        />
      )}
    </>
  )
}

/** Rules may have changed since the register came in. */
const warningsWords = (warnings: readonly string[]): string =>
  warnings.length > 0 ? warnings.join(';') : '规则改过,下次导入时再核对'

interface WarnedProps {
  readonly state: State
  readonly account: string
  readonly onTurn: (offset: number) => void
}

function Warned({ state: { warned, warnedTotal, offset }, account, onTurn }: WarnedProps) {
  if (warnedTotal === 0) return <Notice tone="good">没有要留意的。</Notice>
  const last = offset + warned.length
  return (
    <>
      {warnedTotal > PAGE && (
        <Box role="status">{`第 ${grouped(offset + 1)} 到 ${grouped(last)} 处,一共 ${grouped(warnedTotal)} 处`}</Box>
      )}
      <Table
        label="要留意的地方"
        columns={[
          { id: 'name', label: '名称' },
          { id: 'type', label: '类型' },
          { id: 'county', label: '县(市、区)' },
          { id: 'warnings', label: '要留意什么' },
        ]}
        rows={warned.map(({ id, name, typeName, county, warnings }) => ({
          id,
          onPress: () => go(PATHS.facility, { id }),
          cells: { name, type: typeName, county, warnings: warningsWords(warnings) },
        }))}
      />
      {last < warnedTotal && (
        <Button kind="other" onPress={() => onTurn(offset + PAGE)}>
          {`后 ${PAGE} 处`}
        </Button>
      )}
      {offset > 0 && (
        <Button kind="other" onPress={() => onTurn(offset - PAGE)}>
          {`前 ${PAGE} 处`}
        </Button>
      )}
      <TakeTable name="要留意的地方" table={() => allWarned(account)} />
    </>
  )
}

function Register({ account }: { readonly account: string }) {
  const [offset, setOffset] = useState(0)
  const read = useAnswer('facility', 'register', offset === 0 ? {} : { offset }, account, { grows: true })
  useClosing(read.error)
  const state = read.data
  return (
    <>
      <Waiting {...read} shown={state !== undefined} />
      {state && (
        <>
          <DemoFigures demo={state.demo} />
          <Types state={state} />
          <Imports imports={state.imports} />
          <Heading level={2} className="subtitle">
            {`要留意的地方(${grouped(state.warnedTotal)} 处)`}
          </Heading>
          <Box className="note">
            登记的情况没到本市文件写的要求,或证照没查到。文件说的多是新建的地方;以主管部门核实为准。
          </Box>
          <Warned state={state} account={account} onTurn={setOffset} />
        </>
      )}
    </>
  )
}

/** How the city's register stands: how many of what, the last imports, and what misses its minimum. */
function RegisterPage() {
  return (
    <Frame title="设施名册" who="none" calls="line" wide onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="operator">{(_staff, account) => <Register account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(RegisterPage)
