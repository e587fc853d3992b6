import {
  bookingOf,
  canGoAgain,
  dropServing,
  forgetServingOfOthers,
  sendServingAnew,
  useServing,
  useServingOfOthers,
  type ServingAct,
} from '@/client/outgoing-serving'
import { Box, Button, Card, Heading, Notice } from '@/ui'
import { clockOfInstant, stateWords } from './words'

const clockOfAct = ({ createdAt }: ServingAct): string => clockOfInstant(new Date(createdAt).toISOString())

/** One that was not taken: why, and what now. It goes only when somebody has read it. */
function Question({ act }: { readonly act: ServingAct }) {
  const { state, title } = act
  if (state.kind === 'waiting') return null
  const asks = state.kind === 'asking'
  return (
    <Card role="group" label={`没有记上:${title}`}>
      <Box className="stack">
        <Heading level={2} className="subtitle">
          {asks ? '还要这样记吗?' : '没有记上'}
        </Heading>
        <Box className="strong">{`${clockOfAct(act)} ${title}`}</Box>
        <Box>{asks ? `这一单后来有了变化,现在是“${stateWords(state.stands)}”。` : state.message}</Box>
        {canGoAgain(act) && (
          <Button kind="other" onPress={() => void sendServingAnew(act.id)}>
            {asks ? '还是这样记' : '再记一次'}
          </Button>
        )}
        <Button kind="quiet" onPress={() => dropServing(act.id)}>
          {asks ? '不记了' : '知道了,删掉'}
        </Button>
      </Box>
    </Card>
  )
}

interface ServingQuestionsProps {
  readonly account: string
  /** Acts of the counter, or of visits; of one booking where it is given. */
  readonly at: 'counter' | 'visits'
  readonly booking?: string
}

/** What waits for a signal, and what came back as a question. */
export function ServingQuestions({ account, at, booking }: ServingQuestionsProps) {
  const others = useServingOfOthers(account)
  const acts = useServing(account).filter((act) => {
    const of = bookingOf(act)
    return at === 'counter' ? of === null : of !== null && (booking === undefined || of === booking)
  })
  const waiting = acts.filter(({ state }) => state.kind === 'waiting')
  const told = waiting.flatMap(({ state }) => (state.kind === 'waiting' && state.told ? state.told : []))[0]
  return (
    <>
      {waiting.length > 0 && (
        <Notice tone="wait">
          {at === 'counter'
            ? `已记下 ${waiting.length} 位,联网后再算补贴。${told ?? ''}`
            : `已记下 ${waiting.length} 件,有网时自己发出去。${told ?? ''}`}
        </Notice>
      )}
      {acts.map((act) => (
        <Question key={act.id} act={act} />
      ))}
      {others > 0 && booking === undefined && (
        <>
          <Notice tone="wait">{`这台设备上还有 ${others} 件是别人记的,那个人登录后才发得出去。`}</Notice>
          <Button kind="quiet" onPress={() => forgetServingOfOthers(account)}>
            删掉那些
          </Button>
        </>
      )}
    </>
  )
}
