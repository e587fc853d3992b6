import { useState } from 'react'
import { useAnswer } from '@/client/use-answer'
import { grouped } from '@/domain/operator/words'
import { backOr } from '@/platform/navigate'
import { Box, Button, Card, Heading, Notice, Tag } from '@/ui'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { longDay } from '../words'
import { targetTable } from './csv-tables'
import { DemoFigures } from './demo'
import { TakeTable } from './take'
import { lackWords, targetWords, type Target } from './words'

/** Streets that a page shows at first, and more of at a press. */
const STEP = 30

function Streets({ target }: { readonly target: Target }) {
  const [most, setMost] = useState(STEP)
  const { streets, least } = target
  const hasUntold = streets.some(({ untold }) => untold > 0)
  const columns = [
    { id: 'name', label: '街道' },
    { id: 'county', label: '县(市、区)' },
    { id: 'count', label: hasUntold ? '写明算数的' : '有几处' },
    ...(hasUntold ? [{ id: 'untold', label: '没写明算不算的' }] : []),
    { id: 'met', label: '够了没有' },
  ]
  return (
    <>
      <Table
        label={target.say}
        columns={columns}
        rows={streets.slice(0, most).map(({ code, name, county, count, untold }) => ({
          id: code,
          cells: {
            name,
            county,
            count: `${grouped(count)} 处`,
            untold: untold > 0 && `${grouped(untold)} 处`,
            met: count >= least ? <Tag tone="good">达到</Tag> : <Tag tone="wait">{`还差 ${least - count} 处`}</Tag>,
          },
        }))}
      />
      {most < streets.length && (
        <Button kind="other" label={`再看 ${STEP} 个:${target.say}`} onPress={() => setMost(most + STEP)}>
          {`再看 ${STEP} 个`}
        </Button>
      )}
    </>
  )
}

function Promised({ target, demo }: { readonly target: Target; readonly demo: boolean }) {
  const { say, by, document, clause, doubt } = target
  return (
    <>
      <Heading level={2} className="subtitle">
        {say}
      </Heading>
      <Card>
        <Box className="strong">{targetWords(target)}</Box>
        <Box>
          <Tag tone={target.met >= target.needed ? 'good' : 'wait'}>{lackWords(target)}</Tag>
        </Box>
        <Box className="note">{`${longDay(by)} 以前 · ${document} ${clause}`}</Box>
        <Box className="note">{`${doubt ? `${doubt}。` : ''}以当地规定为准。`}</Box>
      </Card>
      <Streets target={target} />
      <TakeTable name={`街道目标-${say}`} table={() => targetTable(target, demo)} />
    </>
  )
}

function Targets({ account }: { readonly account: string }) {
  const read = useAnswer('facility', 'targets', {}, account)
  useClosing(read.error)
  const { data } = read
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data?.targets.length === 0 && <Notice>本市的文件没有按街道定数,这里没有可对照的。</Notice>}
      {data && <DemoFigures demo={data.demo} />}
      {data?.targets.map((target) => (
        <Promised key={target.id} target={target} demo={data.demo} />
      ))}
      {data && data.targets.length > 0 && (
        <Box className="note">没达到的排在前面。只服务全县(市、区)、不属于哪个街道的,没有算进来。</Box>
      )}
    </>
  )
}

/** Streets against what the city's document promises. */
function TargetsPage() {
  return (
    <Frame title="街道目标" who="none" calls="line" wide onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="operator">{(_staff, account) => <Targets account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(TargetsPage)
