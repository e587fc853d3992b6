import { useState } from 'react'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import { useAct } from '@/client/use-act'
import { SCORE_WORDS, SCORES, type Score } from '@/domain/booking/states'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, ErrorSummary, Heading, Notice } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { askOrderAgain } from './day-card'
import { OrderPage, useOrderOfPage } from './of-order'
import { whenLong } from './slot-words'

const MOST = 300

/** A rating with words: they are read before they are kept, and the provider alone reads them. */
function Rate() {
  const page = useOrderOfPage()
  const { order, booking } = page
  const kind = `booking-rate-${booking?.id ?? ''}`
  const words = caseDrafts.use()[`${order?.case ?? ''}:${kind}`] ?? ''
  const [score, setScore] = useState<Score>()
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('booking', 'rate')
  const possible = order !== undefined && booking !== undefined && booking.score === null && order.may.includes('rate')
  const submit = async (): Promise<void> => {
    if (!order || !booking) return
    const told = words.trim()
    const found = !score
      ? '请选一个:满意、一般、不满意'
      : told.length > MOST
        ? `最多写${MOST}个字,请删短一些`
        : undefined
    setProblem(found)
    setTries(tries + 1)
    if (!score || found) return toTop()
    const done = await act({
      ...{ case: order.case, booking: booking.id, version: booking.version, score },
      ...(told && { words: told }),
    })
    askOrderAgain()
    if (!done) return toTop()
    keepCaseDraft(order.case, kind, '')
    backOr(PATHS.order, { id: order.case, for: order.person.id })
  }
  return (
    <Frame
      title="评一评"
      who="none"
      actions={
        possible && (
          <Button busy={busy} onPress={() => void submit()}>
            交评价
          </Button>
        )
      }
    >
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      <OrderPage page={page}>
        {(found) =>
          booking && possible ? (
            <>
              <Heading level={2} className="subtitle">
                {`${whenLong(booking)},怎么样?`}
              </Heading>
              <Choice
                label="怎么样"
                kind="one"
                options={SCORES.map((id) => ({ id, label: SCORE_WORDS[id] }))}
                chosen={score ? [score] : []}
                error={problem}
                onChoose={(id) => {
                  setScore(id as Score)
                  setProblem(undefined)
                }}
              />
              <TextArea
                id="words"
                label="想说的话(不写也行)"
                hint="只给做服务的人看,不公开。姓名、电话不要写在这里。"
                value={words}
                most={MOST}
                onChange={(typed) => keepCaseDraft(found.case, kind, typed)}
              />
              <Box className="note">要人来处理的事,请回去点“投诉”,会有人答复。</Box>
            </>
          ) : (
            <Notice tone="wait">这一次评过了,或者还不能评。</Notice>
          )
        }
      </OrderPage>
    </Frame>
  )
}

export default guarded(Rate)
