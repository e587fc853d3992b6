import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { DeskBooking } from '@/contract/booking/desk'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { SERVICE_RULES } from '@/domain/booking/services'
import { backOr } from '@/platform/navigate'
import { Box, Button, Card, Choice, Dial, ErrorSummary, Heading, Notice, spokenPhone } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { fullDay, yuan } from '../words'
import { AtDesk, useClosing } from './at-desk'

type Outcome = 'had' | 'had-not' | 'not-reached'

const MOST = 300

const OUTCOMES: readonly { readonly id: Outcome; readonly label: string; readonly hint: string }[] = [
  { id: 'had', label: '服务做过了', hint: '补贴照付给服务单位' },
  { id: 'had-not', label: '没有做,或没做好', hint: '替老人开一件投诉,补贴先不付' },
  { id: 'not-reached', label: '没打通', hint: '留在这里,再打' },
]

/** What the public pays of it: that is why somebody rings. */
const publicFen = ({ price: { listFen, ownFen } }: DeskBooking): number => listFen - ownFen

/** One service that the public pays a part of, and nobody has confirmed. */
function CallBack({ booking }: { readonly booking: DeskBooking }) {
  const { id, version, service, name, place, person, served, day } = booking
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [words, setWords] = useState('')
  const [problems, setProblems] = useState<{ readonly outcome?: string; readonly words?: string }>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('booking', 'callBack')
  const submit = async (): Promise<void> => {
    const told = words.trim()
    const found = {
      ...(outcome === '' ? { outcome: '请选问到的结果' } : {}),
      ...(outcome === 'had-not' && told === '' ? { words: '请写老人怎么说的' } : {}),
      ...(told.length > MOST ? { words: `最多写${MOST}个字,请删短一些` } : {}),
    }
    setProblems(found)
    setTries(tries + 1)
    if (outcome === '' || Object.keys(found).length > 0) return
    if (await act({ booking: id, version, outcome, ...(told && { words: told }) })) askAgain('booking', 'callBacks')
  }
  return (
    <Card>
      <Heading level={2} className="subtitle">
        {`${person.name}:${name}`}
      </Heading>
      <Box>{`${fullDay(day)} · ${SERVICE_RULES[service].name} · ${place.name}`}</Box>
      <Box className="note">{`公家出 ${yuan(publicFen(booking))}`}</Box>
      {served.phone === null ? (
        <Box className="note">没有留电话,请上门问一声。</Box>
      ) : (
        <Dial phone={served.phone} kind="other">{`打给老人 ${spokenPhone(served.phone)}`}</Dial>
      )}
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={() => askAgain('booking', 'callBacks')}>
          刷新名单
        </Button>
      )}
      <Choice
        label={`问到的结果:${person.name}`}
        kind="one"
        options={OUTCOMES}
        chosen={[outcome]}
        error={problems.outcome}
        onChoose={(chosen) => {
          setProblems({})
          setOutcome(chosen as Outcome)
        }}
      />
      {outcome === 'had-not' && (
        <TextArea
          id={`said-${id}`}
          label="老人怎么说的"
          hint="会写进投诉里,服务单位看得到。"
          most={MOST}
          value={words}
          error={problems.words}
          onChange={setWords}
        />
      )}
      <Button kind="other" busy={busy} label={`记下:${person.name}`} onPress={() => void submit()}>
        记下
      </Button>
    </Card>
  )
}

function CallBacks({ account }: { readonly account: string }) {
  const read = useAnswer('booking', 'callBacks', {}, account)
  const { data, retry } = read
  useClosing(read.error)
  useDidShow(retry)
  return (
    <>
      <Box>用了补贴的服务,老人和家人都没有点确认的,打个电话问问做了没有。问过才付补贴。</Box>
      <Refresh onRefresh={retry}>刷新名单</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {data?.bookings.length === 0 && <Notice>现在没有要回访的。</Notice>}
      {data?.bookings.map((booking) => (
        <CallBack key={`${booking.id} ${booking.version}`} booking={booking} />
      ))}
    </>
  )
}

/** 回访: a subsidised service is settled by somebody's word, never by time alone. */
function CallBacksPage() {
  return (
    <Frame title="电话回访" who="none" calls="line" onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="community-worker">{(_staff, account) => <CallBacks account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(CallBacksPage)
