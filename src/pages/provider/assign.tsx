import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import type { DeskBooking } from '@/contract/booking/desk'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Choice, ErrorSummary, Heading, Notice, Row } from '@/ui'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { useBooking } from './use-booking'
import { Standing } from './what'

type Free = ActionOutput<'booking', 'freeWorkers'>

const SEX = { male: '男', female: '女' } as const

interface ChoosingProps {
  readonly booking: DeskBooking
  readonly free: Free
}

function Choosing({ booking, free: { needed, workers } }: ChoosingProps) {
  const { act, busy, error, attempt } = useAct('booking', 'assign')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const able = workers.filter(({ problem: why }) => why === null)
  const others = workers.filter(({ problem: why }) => why !== null)
  const toggle = (id: string): void => {
    setProblem(undefined)
    // One to be sent: another choice takes his place.
    if (needed === 1) return setChosen([id])
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  }
  const assign = async (): Promise<void> => {
    const wrong = chosen.length === needed ? undefined : `这一单要 ${needed} 个人去,您选了 ${chosen.length} 个`
    setProblem(wrong)
    setTries(tries + 1)
    if (wrong) return
    if (!(await act({ booking: booking.id, version: booking.version, workers: [...chosen] })))
      return askAgain('booking', 'freeWorkers')
    askAgain('booking', 'deskBookings', 'visits')
    backOr(PATHS.provider)
  }
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void assign()} />
      <Heading level={2} className="subtitle">
        {`派谁去?要 ${needed} 个人`}
      </Heading>
      {able.length > 0 ? (
        <Choice
          label="派谁去"
          kind={needed === 1 ? 'one' : 'many'}
          options={able.map(({ worker }) => ({ id: worker.id, label: `${worker.name}(${SEX[worker.sex]})` }))}
          chosen={chosen}
          error={problem}
          onChoose={toggle}
        />
      ) : (
        <Notice tone="wait">这个时间没有能去的人。可以加人、补登证书,或者跟老人商量改时间。</Notice>
      )}
      {able.length > 0 && (
        <Button busy={busy} onPress={() => void assign()}>
          就派这几位
        </Button>
      )}
      {others.length > 0 && (
        <>
          <Heading level={2} className="subtitle">
            去不了的
          </Heading>
          <Card kind="rows" role="list" label="去不了的">
            {others.map(({ worker, problem: why }) => (
              <Row
                key={worker.id}
                title={worker.name}
                detail={why}
                onPress={() => go(PATHS.worker, { id: worker.id })}
              />
            ))}
          </Card>
        </>
      )}
      {able.length === 0 && <Box className="note">真的没有人,请尽早打电话告诉老人。</Box>}
    </>
  )
}

function Assign({ account }: { readonly account: string }) {
  const { id = '', day = '' } = useRouter().params
  const read = useBooking(id, day, account)
  const free = useAnswer('booking', 'freeWorkers', { booking: id }, id === '' ? null : account, { moving: true })
  useClosing(read.error ?? free.error)
  const { booking } = read
  return (
    <>
      <Waiting {...read} shown={booking !== undefined} />
      {booking && <Standing booking={booking} />}
      {booking && <Waiting {...free} shown={free.data !== undefined} />}
      {booking && free.data && <Choosing booking={booking} free={free.data} />}
      {!booking && !read.loading && !read.error && <Notice>找不到这一单了,可能已经取消。</Notice>}
    </>
  )
}

/** Who goes: certificate valid, nothing else at that time. */
function AssignPage() {
  return (
    <Frame title="派人" who="none" calls="line" onBack={() => backOr(PATHS.provider)}>
      <AtDesk role="clerk">{(_staff, account) => <Assign account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(AssignPage)
