import { useDidShow } from '@tarojs/taro'
import type { WaitingCard } from '@/contract/booking/orders'
import type { BookingCard } from '@/contract/booking/shapes'
import { toldOf } from '@/client/answers'
import { useCities, useCity } from '@/client/city'
import { forWhom } from '@/client/for-whom'
import { ASSESSMENT_REF, itemOf, usePack } from '@/client/pack'
import { useRefreshedPerson } from '@/client/refresh-person'
import { session } from '@/client/session'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Box, Button, Card, spokenPhone, Verb } from '@/ui'
import { BathAgain } from '../booking/bath-again'
import { whenWords } from '../booking/slot-words'
import { comingWords, nextUp, offerWords, standingWords, useUpcoming } from '../booking/upcoming'
import { appointmentOf, isBefore, nextVisit, stagePromise, stageWords, type ExpectedVisit } from '../assessment-words'
import { nextCase, numberWords, promiseWords } from '../case-words'
import { AskCity, CityLine } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { toMap } from '../to-map'
import { fullDay, monthlyWords } from '../words'

/** What she was told last time, kept on this phone; it opens without a network. Another city's answer is none here. */
function LastAnswer({ city }: { readonly city: string }) {
  const person = forWhom.use()
  const answer = toldOf(person.id).last.use()
  if (!answer || answer.city !== city) return null
  const open = (): void => go(PATHS.results)
  return (
    <Card kind="next">
      <Box className="note">上次查的 · {fullDay(answer.on)}</Box>
      <Box className="subtitle">
        {[`可以享受 ${answer.yes} 项`, monthlyWords(answer.atLeastFen)].filter(Boolean).join(';')}
      </Box>
      <Button kind="quiet" role="link" onPress={open}>
        看上次的结果
      </Button>
    </Card>
  )
}

/** The open case that is promised for the nearest day. */
function NextCase({ account }: { readonly account: string }) {
  const { data } = useAnswer('care', 'cases', {}, account)
  const next = nextCase(data?.cases ?? [])
  if (!next) return null
  const open = ({ id, kind, person }: typeof next): void =>
    go(kind === 'assessment' ? PATHS.assessmentOne : PATHS.thread, { id, for: person.id })
  return (
    <Card kind="next">
      <Box className="note">
        接下来 · {next.person.name} · {numberWords(next.number)}
      </Box>
      <Box className="subtitle">{next.title}</Box>
      {next.assessment && <Box>{stageWords(next.assessment)}</Box>}
      <Box>{next.assessment ? stagePromise(next) : promiseWords(next)}</Box>
      <Button kind="quiet" role="link" onPress={() => open(next)}>
        看办到哪里了
      </Button>
    </Card>
  )
}

/** A place that has become free waits for a yes or no. */
function OfferedPlace({ waiting }: { readonly waiting: WaitingCard }) {
  const { id, person, slot, offering } = waiting
  return (
    <Card kind="next">
      <Box className="note">轮到{person.name}了</Box>
      <Box className="subtitle">{offerWords(waiting, today())}</Box>
      <Box>{`${whenWords(slot)} ${offering.name} · ${offering.place.name}`}</Box>
      <Button kind="other" role="link" onPress={() => go(PATHS.waitingPlace, { id })}>
        去回答
      </Button>
    </Card>
  )
}

/** What is booked next, with whom to ring: it stands here without a network too. */
function NextBooking({ booking }: { readonly booking: BookingCard }) {
  const { place, person } = booking
  return (
    <Card kind="next">
      <Box className="note">接下来 · {person.name}</Box>
      <Box className="subtitle">{comingWords(booking, today())}</Box>
      <Box>{standingWords(booking)}</Box>
      {place.phone && <Box className="note">{`电话 ${spokenPhone(place.phone)}`}</Box>}
      <Button kind="quiet" role="link" onPress={() => go(PATHS.order, { id: booking.case, for: person.id })}>
        看这次预约
      </Button>
    </Card>
  )
}

/** Two assessors come: day and hour first, then where, and whom to ring. It stands here without a network too. */
function NextVisit({ card: { id, person, title, assessment } }: { readonly card: ExpectedVisit }) {
  const { visit } = assessment
  return (
    <Card kind="next">
      <Box className="note">{`接下来 · ${person.name} · ${title}`}</Box>
      <Box className="subtitle">{appointmentOf(visit)}</Box>
      <Box>{`两位评估员来,到:${visit.where}`}</Box>
      {visit.phone && <Box className="note">{`${visit.org} 电话 ${spokenPhone(visit.phone)}`}</Box>}
      <Button kind="quiet" role="link" onPress={() => go(PATHS.assessmentOne, { id, for: person.id })}>
        看谁来、要准备什么
      </Button>
    </Card>
  )
}

/** The next thing that will happen: a place on offer, who comes or what is booked, else the case that is promised soonest. */
function NextThing({ account }: { readonly account: string }) {
  const { data, retry } = useUpcoming(account)
  const cases = useAnswer('care', 'cases', {}, account)
  useDidShow(() => {
    retry()
    cases.retry()
  })
  const next = nextUp(data, today())
  if (next?.kind === 'offer') return <OfferedPlace waiting={next.waiting} />
  const visit = nextVisit(cases.data?.cases ?? [], today())
  if (visit && (!next || isBefore(visit, next.booking))) return <NextVisit card={visit} />
  return next ? <NextBooking booking={next.booking} /> : <NextCase account={account} />
}

function Home() {
  const account = session.use()?.account.id
  const person = forWhom.use()
  const { checked } = toldOf(person.id).answers.use()
  const city = useCity()
  useCities({ fresh: true })
  const { pack } = usePack(city, { fresh: true })
  useRefreshedPerson()
  return (
    <Frame title="养老服务" tab={PATHS.home} who="change">
      {account !== undefined && <NextThing key={account} account={account} />}
      <BathAgain />
      {city === null ? (
        <AskCity />
      ) : (
        <>
          <CityLine city={city} />
          <LastAnswer city={city} />
        </>
      )}
      <Verb
        icon="list"
        tone="good"
        title="我能领什么"
        detail="补贴优待、多少钱、找谁"
        onPress={() => go(checked ? PATHS.results : PATHS.question)}
      />
      <Verb icon="bowl" tone="wait" title="订服务" detail="吃饭 · 洗澡 · 上门" onPress={() => go(PATHS.booking)} />
      <Verb
        icon="person"
        tone="info"
        title="申请评估"
        detail={(pack && itemOf(pack, ASSESSMENT_REF)?.short) ?? '看看要多少照顾,在这里申请'}
        onPress={() => go(PATHS.assessment)}
      />
      <Button kind="quiet" role="link" onPress={() => go(PATHS.list)}>
        看全部清单
      </Button>
      <Button kind="quiet" role="link" onPress={() => toMap('eat')}>
        找附近的地方
      </Button>
      {account === undefined && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.signIn)}>
          登录,替家里老人办理
        </Button>
      )}
    </Frame>
  )
}

export default guarded(Home)
