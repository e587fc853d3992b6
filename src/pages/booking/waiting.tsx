import { useRouter } from '@tarojs/taro'
import type { WaitingCard } from '@/contract/booking/orders'
import type { BookingDraft } from '@/client/booking-draft'
import { session } from '@/client/session'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { useState } from 'react'
import { backOr, go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Dial, Heading, Inline, Notice, spokenPhone } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { SignedOut } from '../case/signed-out'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { ownWords } from './price-words'
import { soonWords, whenLong } from './slot-words'
import { offerWords, useUpcoming } from './upcoming'
import { useQuote } from './use-booking'

/** The place as something that can be priced: what it costs is said before she takes it. */
const draftOf = ({ person, offering, slot, units }: WaitingCard): BookingDraft => ({
  person: { id: person.id, called: person.name },
  offering: offering.id,
  version: offering.version,
  service: offering.service,
  name: offering.name,
  place: offering.place.name,
  act: 'book',
  slots: [slot.id],
  units,
  details: {},
  answered: [],
})

function askAround(): void {
  askAgain('booking', 'upcoming', 'offering', 'offerings', 'week')
  askAgain('care', 'cases')
}

interface WaitingProps {
  readonly waiting: WaitingCard
}

/** A place has become free and is kept for her: hers, or the next one's. */
function Offered({ waiting }: WaitingProps) {
  const quote = useQuote(draftOf(waiting))
  const { act, busy, error, attempt } = useAct('booking', 'answerOffer', waiting.person.id)
  const ownFen = quote.data?.total.ownFen
  const answer = async (take: boolean): Promise<void> => {
    const done = await act({ waiting: waiting.id, take, ...(take && ownFen !== undefined && { ownFen }) })
    askAround()
    if (!done) {
      quote.retry()
      return toTop()
    }
    if (done.order) replace(PATHS.booked, { id: done.order.case, for: waiting.person.id })
    else backOr(PATHS.booking)
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} />
      <Card kind="answer">
        <Heading level={2} className="subtitle">
          {offerWords(waiting, today())}
        </Heading>
        <Box>{whenLong(waiting.slot)}</Box>
        <Box>{`${waiting.offering.name} · ${waiting.offering.place.name}`}</Box>
        {ownFen !== undefined && <Box className="strong">{ownWords(ownFen)}</Box>}
      </Card>
      <Box className="note">
        {waiting.offeredUntil
          ? `过了 ${soonWords(waiting.offeredUntil, today())} 没回答,就问下一个人。`
          : '不回答,就问下一个人。'}
      </Box>
      <Waiting {...quote} shown={quote.data !== undefined} />
      <Button busy={busy} onPress={() => void answer(true)}>
        要,就订这个
      </Button>
      <Button kind="other" busy={busy} onPress={() => void answer(false)}>
        不要了,让给别人
      </Button>
    </>
  )
}

/** Nothing is free yet: how many are before her, and the way out. */
function InRow({ waiting }: WaitingProps) {
  const { act, busy, error, attempt } = useAct('booking', 'leaveWaiting', waiting.person.id)
  const [leaving, setLeaving] = useState(false)
  const leave = async (): Promise<void> => {
    if (!(await act({ waiting: waiting.id }))) return
    askAround()
    backOr(PATHS.booking)
  }
  const { slot, offering, ahead } = waiting
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void leave()} />
      <Card kind="next">
        <Heading level={2} className="subtitle">
          {ahead > 0 ? `在排队,前面还有 ${ahead} 人` : '在排队,您是下一个'}
        </Heading>
        <Box>{whenLong(slot)}</Box>
        <Box>{`${offering.name} · ${offering.place.name}`}</Box>
      </Card>
      <Box>空出位子会发消息问您,这里也看得到。排队不花钱,也可以先订别的日子。</Box>
      <Button role="link" onPress={() => go(PATHS.bookWhen, { offering: offering.id })}>
        看别的日子
      </Button>
      {leaving ? (
        <Confirm
          title="不排了?"
          action="不排了"
          busy={busy}
          onConfirm={() => void leave()}
          onCancel={() => setLeaving(false)}
        >
          以后再排,要从后面排起。
        </Confirm>
      ) : (
        <Button kind="quiet" onPress={() => setLeaving(true)}>
          不排了
        </Button>
      )}
    </>
  )
}

/** A place that is waited for: taken, let go, or waited for no longer. */
function WaitingPlace() {
  const { id = '' } = useRouter().params
  const account = session.use()?.account.id ?? null
  const read = useUpcoming(account)
  const waiting = read.data?.waiting.find((one) => one.id === id)
  const phone = waiting?.offering.place.phone || '12349'
  return (
    <Frame title="排队等位子" who="none">
      {account === null && <SignedOut />}
      {account !== null && <Waiting {...read} shown={read.data !== undefined} />}
      {waiting && (
        <>
          <Box className="who who--thin">
            <Box className="note">
              <Inline className="strong">{waiting.person.name}</Inline> 在排队
            </Box>
          </Box>
          {waiting.state === 'offered' ? <Offered waiting={waiting} /> : <InRow waiting={waiting} />}
          <Refresh onRefresh={read.retry}>刷新,看轮到没有</Refresh>
          <Dial phone={phone} kind="other" detail={waiting.offering.place.name}>
            {`打电话 ${spokenPhone(phone)}`}
          </Dial>
        </>
      )}
      {account !== null && read.data && !waiting && (
        <>
          <Notice tone="wait">这里不用等了:可能已经订上、让给了别人,或者那天已经过了。</Notice>
          <Button role="link" onPress={() => replace(PATHS.booking)}>
            看订了什么
          </Button>
        </>
      )}
    </Frame>
  )
}

export default guarded(WaitingPlace)
