import { useDidShow } from '@tarojs/taro'
import type { UrgentCard } from '@/contract/booking/urgent'
import { useAnswer } from '@/client/use-answer'
import { now } from '@/platform/clock'
import { go } from '@/platform/navigate'
import { Box, Button, Heading, Notice } from '@/ui'
import { PATHS } from '../paths'
import { useBeat } from './use-beat'
import { agoWords, STATE_WORDS } from './words'

/** How often a desk looks for calls while it is seen. */
const BEAT_MS = 15_000

const isLive = ({ state }: UrgentCard): boolean => state === 'ringing' || state === 'answered'

/** The call on a desk: enough to know whether to run, and the way to the rest. */
function Ringing({ urgent }: { readonly urgent: UrgentCard }) {
  const { case: id, person, address, words, lifeAtRisk, openedAt, state, answeredBy } = urgent
  const rings = state === 'ringing'
  return (
    <Box className="card card--danger stack" role="group" label={`紧急求助:${person.name}`}>
      <Heading level={2} className="subtitle">
        {`紧急求助:${person.name}`}
      </Heading>
      <Box>{`${agoWords(openedAt, now())}求助,${answeredBy ? `${answeredBy.name} 在处理` : STATE_WORDS[state]}。`}</Box>
      {lifeAtRisk && <Box className="strong">说有生命危险。</Box>}
      {address && <Box>{`在哪里:${address}`}</Box>}
      {words && <Box>{`什么事:${words}`}</Box>}
      <Button kind={rings ? 'danger' : 'other'} role="link" onPress={() => go(PATHS.urgentAnswer, { case: id })}>
        {rings ? '马上看,去处理' : '接着处理'}
      </Button>
    </Box>
  )
}

/** Calls that stand at the top of a desk: those that ring, and those that are his to end. */
const toShow = (calls: readonly UrgentCard[] = []): readonly UrgentCard[] =>
  calls.filter((one) => isLive(one) && (one.state === 'ringing' || one.may.includes('end')))

/** Cases of the calls that `RingingCalls` shows at this desk. */
export function useRinging(account: string): readonly string[] {
  const { data } = useAnswer('booking', 'urgentDesk', {}, account)
  return toShow(data?.calls).map((one) => one.case)
}

/**
 * Calls for help that concern whoever sits at this desk, on top of everything else: those that ring, and those that are his to end.
 * Nothing is drawn where there are none. It asks by itself while the page is seen.
 * @param account whose desk it is
 */
export function RingingCalls({ account }: { readonly account: string }) {
  const read = useAnswer('booking', 'urgentDesk', {}, account)
  useDidShow(read.retry)
  useBeat(read.retry, BEAT_MS)
  const calls = toShow(read.data?.calls)
  if (calls.length === 0) return null
  return (
    <Box as="section" className="stack" role="group" label="紧急求助">
      {read.error && <Notice tone="wait">连不上网,下面是上次看到的求助,现在可能已经有人去了。</Notice>}
      {calls.map((urgent) => (
        <Ringing key={urgent.case} urgent={urgent} />
      ))}
    </Box>
  )
}
