import { useDidShow } from '@tarojs/taro'
import type { CaseCard } from '@/contract/care'
import { toldOf } from '@/client/answers'
import { calledOf, forWhom, isBeside } from '@/client/for-whom'
import { helpKey } from '@/client/help-draft'
import { eventOf, sendWaiting } from '@/client/outgoing'
import { caseOf, wordsOf, type OutgoingAct } from '@/client/outgoing-acts'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'
import { reportTitle } from '@/domain/case/report'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading, Row } from '@/ui'
import { ActQuestion } from '../act-question'
import { actWords, isOpen, numberWords, waitingWords } from '../case-words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { Parted } from '../parted'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { useBegunAssessments, useBegunBookings, useBegunReports, useBegunRequests, useUnsent } from './begun'
import { BegunAssessment } from './begun-assessment'
import { BegunBooking } from './begun-booking'
import { BegunRequest } from './begun-request'
import { openCase } from './open-case'
import { OthersUnsent } from './others-unsent'
import { promiseOfCase, standWords } from './stand-words'

/** What was done without a signal: where it stands, and that nothing has to be typed again. */
function Unsent({ acts }: { readonly acts: readonly OutgoingAct[] }) {
  if (acts.length === 0) return null
  const open = (act: OutgoingAct): void => {
    const id = caseOf(act)
    if (id === null) go(PATHS.asked, { act: act.id })
    else go(PATHS.thread, { id, for: act.for.id })
  }
  return (
    <>
      <Heading level={2} className="subtitle">
        还没发出去
      </Heading>
      <Card kind="rows" role="list" label="还没发出去">
        {acts.map((act) => (
          <Row
            key={act.id}
            over={caseOf(act) === null ? `给${act.for.called}` : act.title}
            title={caseOf(act) === null ? act.title : actWords(eventOf(act), wordsOf(act))}
            detail={waitingWords(act)}
            onPress={() => open(act)}
          />
        ))}
      </Card>
      <Button kind="other" onPress={() => void sendWaiting()}>
        现在再试一次
      </Button>
    </>
  )
}

function CaseRow({ card }: { readonly card: CaseCard }) {
  const { person, title, number, overdue } = card
  const promise = promiseOfCase(card)
  return (
    <Row
      over={`${person.name} · ${numberWords(number)}`}
      title={title}
      detail={
        <>
          <Box>{standWords(card)}</Box>
          {promise && <Box className={overdue ? 'strong' : ''}>{promise}</Box>}
        </>
      }
      onPress={() => openCase(card)}
    />
  )
}

function CaseList({ title, cases }: { readonly title: string; readonly cases: readonly CaseCard[] }) {
  if (cases.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        {title}
      </Heading>
      <Card kind="rows" role="list" label={title}>
        {cases.map((card) => (
          <CaseRow key={card.id} card={card} />
        ))}
      </Card>
    </>
  )
}

/** Messages that were not read, in words; nothing where there are none. */
function Unread({ account }: { readonly account: string }) {
  const { data } = useAnswer('account', 'me', {}, account)
  const unread = data?.unread ?? 0
  return (
    <Card kind="rows" role="list">
      <Row title="消息" detail={unread > 0 ? `${unread} 条新消息` : '没有新消息'} onPress={() => go(PATHS.inbox)} />
    </Card>
  )
}

/** The cases of everybody whom the account may look after. */
function Cases({ account, isEmpty }: { readonly account: string; readonly isEmpty: boolean }) {
  const read = useAnswer('care', 'cases', {}, account)
  useDidShow(read.retry)
  const person = forWhom.use()
  // With somebody's affairs open before him he reads hers out, and nobody else's.
  const cases = (read.data?.cases ?? []).filter((one) => !isBeside(person) || one.person.id === person.id)
  return (
    <>
      <Unread account={account} />
      <Waiting {...read} shown={read.data !== undefined} />
      <CaseList title="正在办的" cases={cases.filter(isOpen)} />
      {read.data && cases.length === 0 && isEmpty && <Nothing />}
      <CaseList title="办完的" cases={cases.filter((card) => !isOpen(card))} />
    </>
  )
}

function Nothing() {
  return (
    <Card>
      <Box className="subtitle">现在没有在办的事</Box>
      <Box className="note">请社区帮忙办的事、没答完的题、没交的申请,都会放在这里。</Box>
    </Card>
  )
}

/** Questions and requests begun and not finished: they wait here. */
function Begun() {
  const person = forWhom.use()
  const { chosen, checked } = toldOf(person.id).answers.use()
  const requests = useBegunRequests()
  const reports = useBegunReports()
  const bookings = useBegunBookings()
  const assessments = useBegunAssessments()
  const begun = Object.keys(chosen).length
  const isAsking = begun > 0 && !checked
  return (
    <>
      {isAsking && (
        <Card kind="rows" role="list" label="没有答完的">
          <Row
            over="没有答完"
            title="我能领什么"
            detail={`替${calledOf(person)}答了 ${begun} 题,都留着`}
            onPress={() => go(PATHS.question)}
          />
        </Card>
      )}
      {requests.map((draft) => (
        <BegunRequest key={helpKey(draft)} draft={draft} here={draft.person.id === person.id} />
      ))}
      {assessments.map((draft) => (
        <BegunAssessment key={draft.person.id} draft={draft} here={draft.person.id === person.id} />
      ))}
      {bookings.map((draft) => (
        <BegunBooking key={`${draft.person.id} ${draft.offering}`} draft={draft} here={draft.person.id === person.id} />
      ))}
      {reports.length > 0 && (
        <Card kind="rows" role="list" label="没有交的报错">
          {reports.map(({ facility, name }) => (
            <Row
              key={facility}
              over="还没交"
              title={reportTitle(name)}
              detail="写过的都留着"
              onPress={() => go(PATHS.report, { id: facility })}
            />
          ))}
        </Card>
      )}
    </>
  )
}

/** What is under way: what waits to be sent, cases, and what was begun. */
function Affairs() {
  const account = session.use()?.account.id
  const person = forWhom.use()
  const { chosen, checked } = toldOf(person.id).answers.use()
  const { waiting, questions } = useUnsent()
  const isBegun = Object.keys(chosen).length > 0 && !checked
  const begun = [useBegunRequests(), useBegunReports(), useBegunBookings(), useBegunAssessments()]
  const drafts = begun.flat().length
  const isEmpty = drafts === 0 && waiting.length === 0 && questions.length === 0 && !isBegun
  useDidShow(() => void sendWaiting())
  return (
    <Frame title="我的事" tab={PATHS.affairs} who="change">
      <Parted />
      {questions.map((act) => (
        <ActQuestion key={act.id} act={act} />
      ))}
      <Unsent acts={waiting} />
      <OthersUnsent account={account} />
      {account ? <Cases key={account} account={account} isEmpty={isEmpty} /> : isEmpty && <Nothing />}
      <Begun />
      <Button kind="other" role="link" onPress={() => go(PATHS.ask)}>
        请社区帮忙
      </Button>
      <Button kind="quiet" role="link" onPress={() => go(PATHS.question)}>
        {isBegun ? '接着答' : '查查能领什么'}
      </Button>
      {!account && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.signIn, { next: 'back' })}>
          登录,看办过的事
        </Button>
      )}
    </Frame>
  )
}

export default guarded(Affairs)
