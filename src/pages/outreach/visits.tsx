import { useEffect } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { DueVisit } from '@/contract/care/visits'
import { sendDeskNow, useDeskActs } from '@/client/outgoing-desk'
import { today } from '@/client/today'
import { useVisitPlan, type VisitPlan } from '@/client/visit-plan'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Dial, Fold, Heading, Notice, Row, Tag } from '@/ui'
import { Meter } from '@/ui/meter'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { UnsentDesk } from './unsent'
import { dueDetail, monthCount, rowState, ruleWords, stateWord, type RowState } from './visit-words'

/** The plan gives no more at once. */
const MOST_DOORS = 60

/** One door of the route: who, where, ring, write down; her card behind her name. */
function Door({ visit, state, at }: { readonly visit: DueVisit; readonly state: RowState; readonly at: number }) {
  const { person, name, phone, address, community } = visit
  const word = stateWord(state, visit)
  const where = [community, address].filter(Boolean).join(' ')
  return (
    <Card kind="rows" role="list" label={`第 ${at} 家:${name}`}>
      <Row
        start={String(at)}
        title={name}
        over={where === '' ? '住处没有登记' : where}
        // Under the words and not beside them: an address needs the width of a phone.
        detail={
          <>
            <Box>{dueDetail(visit)}</Box>
            <Tag tone={word.tone}>{word.words}</Tag>
          </>
        }
        onPress={() => go(PATHS.elder, { person })}
        more={
          <Box className="pair">
            {phone !== null && (
              <Dial phone={phone} kind="other" label={`打电话给${name}`}>
                打电话
              </Dial>
            )}
            <Button
              kind={state === 'written' ? 'quiet' : 'other'}
              role="link"
              label={`记一次:${name}`}
              onPress={() => go(PATHS.visitRecord, { person })}
            >
              记一次
            </Button>
          </Box>
        }
      />
    </Card>
  )
}

/** How the month stands, and what asks for it. */
function Month({ plan }: { readonly plan: VisitPlan }) {
  const { owed, visited, rule } = plan
  return (
    <Card kind="answer">
      <Box role="list" label="这个月">
        <Meter
          label="这个月探访"
          words={`${monthCount(plan)} 位`}
          part={owed === 0 ? null : Math.min(1, visited / owed)}
        />
      </Box>
      <Fold title="照哪条规定">
        <Box>{ruleWords(rule)}</Box>
      </Fold>
    </Card>
  )
}

function Plan({ plan, account }: { readonly plan: VisitPlan; readonly account: string }) {
  const acts = useDeskActs(account)
  const on = today()
  const doors = plan.due.map((visit) => ({ visit, state: rowState(visit, acts, on) }))
  const late = doors.filter(({ state }) => state === 'late').length
  return (
    <>
      <Month plan={plan} />
      {plan.day !== on && <Notice tone="wait">这份名单不是今天的。有网时会自己换成今天的。</Notice>}
      {late > 0 && <Notice tone="wait">{`${late} 位过了该去的日子,排在前头。`}</Notice>}
      <Heading level={2} className="subtitle">
        {doors.length === 0 ? '这个月没有要去的了' : `这个月还要去的路线,${doors.length} 家`}
      </Heading>
      {doors.length === 0 && <Box>这个月该去的都去过了,或者还没到日子。要记一次,从“我的老人”里打开那一位。</Box>}
      {doors.length >= MOST_DOORS && <Box className="note">{`先列 ${MOST_DOORS} 家,去完一些再列后面的。`}</Box>}
      {doors.map(({ visit, state }, index) => (
        <Door key={visit.person} visit={visit} state={state} at={index + 1} />
      ))}
    </>
  )
}

function Visits({ account }: { readonly account: string }) {
  const read = useVisitPlan(account)
  useClosing(read.error)
  const { data, retry } = read
  useDidShow(retry)
  // What waited for the desk to be opened again goes now.
  useEffect(() => void sendDeskNow(), [])
  return (
    <>
      <UnsentDesk account={account} />
      <Refresh onRefresh={retry}>刷新</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {data && <Plan plan={data} account={account} />}
    </>
  )
}

/** 探访: the month, and the doors of the day in the order of the way. It works from its copy where there is no signal. */
function VisitsPage() {
  return (
    <Frame title="探访" who="none" calls="line" wide onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="community-worker">{(_staff, account) => <Visits account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(VisitsPage)
