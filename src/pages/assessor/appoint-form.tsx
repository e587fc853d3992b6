import { useState } from 'react'
import type { WishesCard } from '@/contract/assessment/shapes'
import type { MyVisit } from '@/contract/assessment/visits'
import { fetchVisits } from '@/client/assessor-fetch'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { DAY_PART_WORDS } from '@/domain/assessment/states'
import { clockWords } from '@/domain/booking/words'
import { dayAfter } from '@/domain/facility/hours'
import { toTop } from '@/platform/scroll'
import { Box, Button, Chips, ErrorSummary, Heading } from '@/ui'
import { ActFailure } from '../act-failure'
import { fullDay } from '../words'
import { appointFaults, type AppointFaults } from './visit-faults'

const DAYS = 14
const FEW_DAYS = 5
const NEAR = ['今天', '明天', '后天'] as const
/** Minutes after midnight; a visit takes an hour or two, and ends by six. */
const STARTS = { morning: [480, 510, 540, 570, 600, 630, 660], afternoon: [810, 840, 870, 900, 930, 960, 990] } as const

const timesOf = (minutes: readonly number[]) =>
  minutes.map((minute) => ({ value: String(minute), label: clockWords(minute) }))

/** What suits her, above the chips: whoever fixes a day rings first. */
const suits = ({ dayPart, times }: WishesCard): string =>
  [`老人方便:${DAY_PART_WORDS[dayPart]}`, times].filter(Boolean).join(';')

interface AppointFormProps {
  readonly account: string
  readonly listed: MyVisit
  readonly onDone: () => void
}

/** Day and minute, agreed on the phone beforehand. The cloud looks whether both are free: it needs a network. */
export function AppointForm({ account, listed, onDone }: AppointFormProps) {
  const { visit, wishes } = listed
  const [day, setDay] = useState(visit.day ?? '')
  const [from, setFrom] = useState('')
  const [faults, setFaults] = useState<AppointFaults>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt, mended } = useAct('assessment', 'appoint')
  const first = today()
  const days = Array.from({ length: DAYS }, (_, index) => {
    const value = dayAfter(first, index)
    return { value, label: NEAR[index] ?? fullDay(value) }
  })
  const change = (set: (value: string) => void) => (value: string) => {
    mended()
    setFaults({})
    set(value)
  }
  const appoint = async (): Promise<void> => {
    const found = appointFaults(day, from)
    setFaults(found)
    setTries(tries + 1)
    if (Object.keys(found).length > 0) return toTop()
    const done = await act({ visit: visit.id, version: visit.version, day, from: Number(from) })
    if (!done) return toTop()
    await fetchVisits(account)
    onDone()
  }
  // What the cloud says of a field stands at the field too.
  const { day: dayFault, from: fromFault } = { ...error?.fields, ...faults }
  return (
    <>
      <ErrorSummary errors={Object.values(faults)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void appoint()} />
      <Box>先打电话和老人说好,再定下来。两位评估员都要有空,这一步要有网。</Box>
      <Box className="strong">{suits(wishes)}</Box>
      <Heading level={2} className="subtitle">
        哪一天?
      </Heading>
      <Chips label="哪一天" options={days} chosen={day} onChoose={change(setDay)} few={FEW_DAYS} error={dayFault} />
      <Heading level={2} className="subtitle">
        几点开始?
      </Heading>
      <Chips
        label="上午"
        options={timesOf(STARTS.morning)}
        chosen={from}
        onChoose={change(setFrom)}
        error={fromFault}
      />
      <Chips label="下午" options={timesOf(STARTS.afternoon)} chosen={from} onChoose={change(setFrom)} />
      <Button busy={busy} onPress={() => void appoint()}>
        定这个时间
      </Button>
    </>
  )
}
