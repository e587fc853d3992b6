import { useRouter } from '@tarojs/taro'
import type { CaseThread } from '@/contract/care'
import { isBarred } from '@/client/gone'
import { caseOf, useActs } from '@/client/outgoing-acts'
import { session } from '@/client/session'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading } from '@/ui'
import { Steps } from '@/ui/steps'
import { Thread } from '@/ui/thread'
import { ActQuestion } from '../act-question'
import { promiseWords, readerOf, stateWords } from '../case-words'
import { DeskActs } from '../desk-acts'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { NoLonger } from '../of-person'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { ACT_PAGES, isActKind, type ActKind } from './act-words'
import { Answer, AskedActs, askedOf } from './answer'
import { NoCase } from './no-case'
import { HolderDial } from './holder-dial'
import { OfCase } from './of-case'
import { Say } from './say'
import { SignedOut } from './signed-out'
import { entriesOf, stepsOf } from './thread-view'
import { useCaseOf } from './use-case-of'

/** How it stands, and by when. */
function Standing({ thread }: { readonly thread: CaseThread }) {
  const { case: card } = thread
  const reader = readerOf(thread)
  const promise = promiseWords(card, reader)
  return (
    <Card kind="next">
      <Heading level={2} className="subtitle">
        {stateWords(card, reader)}
      </Heading>
      {promise && <Box>{promise}</Box>}
    </Card>
  )
}

/** Whether the phone of whoever has it would be the reader's own, or that of the desk at which he sits. */
function ringsHimself(thread: CaseThread): boolean {
  if (readerOf(thread) === 'hers') return false
  const took = [...thread.events].reverse().find(({ kind }) => kind === 'taken')
  return !thread.case.holder.byName || took?.yours === true
}

/** The place that a report is about, as it stands by now: whoever looks after it compares. */
function OfPlace({ thread: { case: card, about } }: { readonly thread: CaseThread }) {
  const { ref } = about
  if (card.kind !== 'facility' || ref === null) return null
  return (
    <Button kind="quiet" role="link" onPress={() => go(PATHS.facility, { id: ref })}>
      看这个地方现在怎么写
    </Button>
  )
}

/** The order that a case is about: its days, and what can be done with them. */
function OfBooking({ thread: { case: card } }: { readonly thread: CaseThread }) {
  if (card.kind !== 'booking') return null
  return (
    <Button kind="quiet" role="link" onPress={() => go(PATHS.order, { id: card.id, for: card.person.id })}>
      看这次预约
    </Button>
  )
}

/** The application that a case is about: where it is, and what can be done with it. */
function OfAssessment({ thread }: { readonly thread: CaseThread }) {
  const { case: card } = thread
  if (card.kind !== 'assessment' || readerOf(thread) === 'desk') return null
  return (
    <Button kind="quiet" role="link" onPress={() => go(PATHS.assessmentOne, { id: card.id, for: card.person.id })}>
      看这次评估
    </Button>
  )
}

interface ActsProps {
  readonly kinds: readonly ActKind[]
  readonly onOpen: (kind: ActKind) => void
}

/** What else her side may do now. */
function OtherActs({ kinds, onOpen }: ActsProps) {
  return (
    <>
      {kinds.map((kind) => (
        <Button key={kind} kind="quiet" role="link" onPress={() => onOpen(kind)}>
          {ACT_PAGES[kind].way}
        </Button>
      ))}
    </>
  )
}

interface BodyProps {
  readonly thread: CaseThread
  readonly personId?: string
  /** What is on screen may be old. */
  readonly old: boolean
  readonly onRefresh: () => void
}

function Body({ thread, personId, old, onRefresh }: BodyProps) {
  const { case: card } = thread
  const acts = useActs(session.use()?.account.id).filter((act) => caseOf(act) === card.id)
  const kinds = thread.may.filter(isActKind)
  const asked = askedOf(thread, kinds)
  const others = kinds.filter((kind) => !asked.includes(kind))
  const openAct = (kind: ActKind): void => go(PATHS.caseAct, { id: card.id, for: personId, kind })
  const openPhoto = (file: string): void => go(PATHS.casePhoto, { case: card.id, file, for: personId })
  return (
    <>
      <OfCase card={card} />
      {old && <Box className="note">上面最后一次变化是 {momentWords(card.updatedAt)},之后的这里还看不到。</Box>}
      {acts.map((act) => (
        <ActQuestion key={act.id} act={act} onThread />
      ))}
      <Standing thread={thread} />
      <Answer thread={thread} />
      {asked.length > 0 && <AskedActs kinds={asked} onOpen={openAct} />}
      {!ringsHimself(thread) && <HolderDial holder={card.holder} />}
      <DeskActs thread={thread} />
      <OfPlace thread={thread} />
      <OfBooking thread={thread} />
      <OfAssessment thread={thread} />
      <Steps label="办到哪里了" steps={stepsOf(thread)} />
      <Heading level={2} className="subtitle">
        经过
      </Heading>
      <Refresh onRefresh={onRefresh}>刷新,看有没有新的</Refresh>
      <Thread label="经过" entries={entriesOf(thread, acts, openPhoto)} />
      {thread.may.includes('said') && <Say thread={thread} main={asked.length === 0} />}
      <OtherActs kinds={others} onOpen={openAct} />
    </>
  )
}

/** Whoever came here by a message once had it before him. */
const NOT_HIS = '您不能再看这件事了。可能是授权停了、到期了,或者资料已经抹掉。'

/** One case: how it stands, everything that happened in it, and what can be done in it now. */
function CasePage() {
  const { id = '', for: named } = useRouter().params
  const signedIn = session.use() !== null
  const { read, thread, personId } = useCaseOf(id, named)
  const { error } = read
  const title = thread?.case.title ?? '这件事'
  return (
    <Frame title={title} tabTitle="我的事" who="none">
      {!signedIn && <SignedOut />}
      {signedIn && error && isBarred(error) && (
        <NoLonger message={error.code === 'not-found' ? NOT_HIS : error.message} />
      )}
      {signedIn && !isBarred(error) && <Waiting {...read} shown={thread !== undefined} />}
      {signedIn && id === '' && <NoCase />}
      {signedIn && thread && (
        <Body thread={thread} personId={personId} old={error !== undefined} onRefresh={read.retry} />
      )}
    </Frame>
  )
}

export default guarded(CasePage)
