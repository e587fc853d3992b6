import { useState } from 'react'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { dayAfter } from '@/domain/facility/hours'
import { now } from '@/platform/clock'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, DateField, ErrorSummary, Heading, Notice, type DateParts } from '@/ui'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { fullDay, yuan } from '../words'
import { askOrderAgain } from './day-card'
import { OrderPage, useOrderOfPage } from './of-order'
import { weeklyWords } from './order-words'
import { costOf, lastDay, type PauseCost, type Until } from './pause-days'

const NO_DATE: DateParts = { year: '', month: '', day: '' }

/** What it costs, before the button is pressed. */
function Cost({ costs: { days, ownFen } }: { readonly costs: PauseCost }) {
  if (ownFen === 0) return <Notice>现在暂停不收钱。</Notice>
  return (
    <Notice tone="wait">{`有 ${days} 天免费取消的时间已经过了,现在暂停要付 ${yuan(ownFen)}。不想付,可以从晚一点的日子起暂停。`}</Notice>
  )
}

const FREE: PauseCost = { days: 0, ownFen: 0 }

/** For a stay in hospital, or away: nothing more comes until she says so. */
function Pause() {
  const page = useOrderOfPage()
  const { order, read } = page
  const [start, setStart] = useState<'today' | 'tomorrow'>('tomorrow')
  const [until, setUntil] = useState<Until>('open')
  const [date, setDate] = useState<DateParts>(NO_DATE)
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('booking', 'pause')
  const possible = order?.may.includes('pause') ?? false
  const from = dayAfter(today(), start === 'today' ? 0 : 1)
  const costs = order ? costOf(order, { from, until: lastDay(until, from, date).day }, now()) : FREE
  const submit = async (): Promise<void> => {
    if (!order) return
    const last = lastDay(until, from, date)
    setProblem(last.problem)
    setTries(tries + 1)
    if (last.problem) return toTop()
    const done = await act({
      ...{ case: order.case, version: order.version, from, ownFen: costs.ownFen },
      ...(last.day !== null && { until: last.day }),
    })
    askOrderAgain()
    if (done) return backOr(PATHS.order, { id: order.case, for: order.person.id })
    // What it costs may have changed meanwhile.
    read.retry()
    toTop()
  }
  return (
    <Frame
      title="先暂停"
      who="none"
      actions={
        possible && (
          <Button busy={busy} onPress={() => void submit()}>
            {`从${fullDay(from)}起暂停${costs.ownFen > 0 ? `,付 ${yuan(costs.ownFen)}` : ''}`}
          </Button>
        )
      }
    >
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      <OrderPage page={page}>
        {(found) =>
          possible ? (
            <>
              <Box>{`${weeklyWords(found)}:暂停的日子都取消,不再自动订。`}</Box>
              <Heading level={2} className="subtitle">
                从哪天起?
              </Heading>
              <Choice
                label="从哪天起"
                kind="one"
                options={[
                  { id: 'today', label: `今天,${fullDay(today())}` },
                  { id: 'tomorrow', label: `明天,${fullDay(dayAfter(today(), 1))}` },
                ]}
                chosen={[start]}
                onChoose={(id) => setStart(id as 'today' | 'tomorrow')}
              />
              <Heading level={2} className="subtitle">
                停到什么时候?
              </Heading>
              <Choice
                label="停到什么时候"
                kind="one"
                options={[
                  { id: 'open', label: '先停着', hint: '要恢复的时候,再来点一下' },
                  { id: 'week', label: '停一周' },
                  { id: 'fortnight', label: '停两周' },
                  { id: 'month', label: '停一个月' },
                  { id: 'day', label: '停到某一天' },
                ]}
                chosen={[until]}
                onChoose={(id) => {
                  setUntil(id as Until)
                  setProblem(undefined)
                }}
              />
              {until === 'day' && (
                <DateField
                  id="until"
                  label="停到哪一天"
                  hint="到这一天为止,第二天接着来。"
                  value={date}
                  error={problem}
                  onChange={(typed) => {
                    setDate(typed)
                    setProblem(undefined)
                  }}
                />
              )}
              <Cost costs={costs} />
            </>
          ) : (
            <Notice tone="wait">现在不能暂停,请回去看看这次预约怎么样了。</Notice>
          )
        }
      </OrderPage>
    </Frame>
  )
}

export default guarded(Pause)
