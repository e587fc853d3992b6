import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { DeskBooking } from '@/contract/booking/desk'
import { asToldLast, useServing } from '@/client/outgoing-serving'
import { useAnswer } from '@/client/use-answer'
import { visitState } from '@/client/visits'
import type { Measurements } from '@/domain/booking/health'
import { SERVICE_RULES } from '@/domain/booking/services'
import type { BookingState } from '@/domain/booking/states'
import { backOr, go } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Button, Notice } from '@/ui'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { ArriveForm } from './arrive-form'
import { FinishForm } from './finish-form'
import { ServingQuestions } from './serving-questions'
import { StopForm } from './stop-form'
import { Mind, Reach, Standing } from './what'

const OVER: Readonly<Partial<Record<BookingState, string>>> = {
  requested: '还没接单,接了才能记。',
  served: '做完了,已经记下。老人或家里人会收到消息,请他们确认。',
  confirmed: '做完了,老人也确认了。',
  stopped: '没有做完,已经记下。',
  unfit: '今天身体不合适,没有做,不收钱。过几天会提醒老人再约。',
  missed: '没等到人,已经记下。',
  cancelled: '这一单取消了,不用去了。',
  declined: '这一单没有接。',
}

/** A delivered meal is done with the handing over; everything else begins with «到了». */
const beginsAtOnce = ({ service }: DeskBooking): boolean => SERVICE_RULES[service].kind === 'meal'

function Acts({ booking, state }: { readonly booking: DeskBooking; readonly state: BookingState }) {
  const [stopping, setStopping] = useState<{ readonly measured?: Measurements }>()
  const said = OVER[state]
  if (said) return <Notice tone={state === 'confirmed' || state === 'served' ? 'good' : 'info'}>{said}</Notice>
  if (stopping)
    return (
      <StopForm booking={booking} state={state} measured={stopping.measured} onBack={() => setStopping(undefined)} />
    )
  const stop = (measured?: Measurements): void => {
    setStopping({ measured })
    toTop()
  }
  return (
    <>
      {state === 'accepted' && !beginsAtOnce(booking) ? (
        <ArriveForm booking={booking} onUnfit={stop} />
      ) : (
        <FinishForm booking={booking} />
      )}
      <Button kind="quiet" onPress={() => stop()}>
        不能做了
      </Button>
    </>
  )
}

function Visit({ account }: { readonly account: string }) {
  const { id = '', day = '', meal } = useRouter().params
  // A meal stands on its round; both lists are kept on the phone.
  const isMeal = meal === 'breakfast' || meal === 'lunch' || meal === 'dinner'
  const ofVisits = useAnswer('booking', 'visits', { day }, day === '' || isMeal ? null : account)
  const ofRound = useAnswer('booking', 'round', { day, meal: isMeal ? meal : 'lunch' }, isMeal ? account : null)
  const read = isMeal ? ofRound : ofVisits
  useClosing(read.error)
  const acts = useServing(account)
  const listed = isMeal ? ofRound.data?.stops : ofVisits.data?.visits
  const found = listed?.find((one) => one.id === id)
  const booking = found && asToldLast(found)
  const state = booking && visitState(booking, acts)
  return (
    <>
      <Waiting {...read} shown={booking !== undefined} />
      <ServingQuestions account={account} at="visits" booking={id} />
      {booking && state && (
        <>
          <Standing booking={{ ...booking, state }} />
          <Reach booking={booking} />
          <Acts key={state} booking={booking} state={state} />
          <Mind booking={booking} />
          <Button
            role="link"
            kind="other"
            onPress={() => go(PATHS.thread, { id: booking.case, for: booking.person.id })}
          >
            看经过、留言
          </Button>
        </>
      )}
      {!booking && !read.loading && !read.error && (
        <>
          <Notice>这一天的单子里没有这一单。可能取消了,或者改派了别人。</Notice>
          <Button role="link" onPress={() => backOr(PATHS.visits)}>
            回名单
          </Button>
        </>
      )}
    </>
  )
}

/** One visit: where, what to mind, arrived, done, or why not. All of it works with one bar of signal, or none. */
function VisitPage() {
  return (
    <Frame title="这一家" who="none" calls="line" onBack={() => backOr(PATHS.visits)}>
      <AtDesk role={['care-worker', 'clerk']}>{(_staff, account) => <Visit account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(VisitPage)
