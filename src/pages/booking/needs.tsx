import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { keepBookingDraft, type BookingDraft } from '@/client/booking-draft'
import { calledOf, type ForWhom } from '@/client/for-whom'
import { back, backOr, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, ErrorSummary, Heading } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { NeedInput } from './need-input'
import { problemOf, typedOf, withAnswer, type Typed } from './need-typed'
import { NotFit } from './not-fit'
import { NothingBegun } from './nothing-begun'
import { askWords, fitnessOf, openQuestions, questionsOf, type Known, type QuestionId } from './questions'
import { doingWords } from './slot-words'
import { knownOf, upToDate, useBookingDraft, useOffering, useQuote } from './use-booking'

interface PageProps {
  readonly draft: BookingDraft
  readonly person: ForWhom
  readonly id: QuestionId
  readonly known: Known
  readonly task: string
  readonly act: string
  readonly onNext: (draft: BookingDraft) => void
  readonly onBack: () => void
}

/** One question; what was typed stands until it is answered. */
function QuestionPage({ draft, person, id, known, task, act, onNext, onBack }: PageProps) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(id, draft.details, known))
  const [problem, setProblem] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const ask = askWords(id, calledOf(person))
  const next = (): void => {
    const found = problemOf(id, typed)
    setProblem(found)
    setAttempt(attempt + 1)
    if (found) return toTop()
    const answered = [...draft.answered.filter((one) => one !== id), id]
    onNext({ ...draft, details: withAnswer(id, typed, draft.details), answered })
  }
  return (
    <Frame
      title={draft.name}
      titleIsHeading={false}
      task={task}
      spoken={ask}
      onBack={onBack}
      actions={
        <Button settles onPress={next}>
          {act}
        </Button>
      }
    >
      <ErrorSummary errors={problem ? [problem] : []} attempt={attempt} />
      <Heading level={1} className="title" attend>
        {ask}
      </Heading>
      <NeedInput
        id={id}
        ask={ask}
        typed={typed}
        problem={problem}
        onChange={(changed) => {
          setTyped(changed)
          setProblem(undefined)
        }}
      />
    </Frame>
  )
}

/** What is being done, after her name: «订饭 · 第 2 题». */
const taskWords = (draft: BookingDraft, told: string): string => `${doingWords(draft.service, draft.act)} · ${told}`

interface InterviewProps {
  readonly draft: BookingDraft
  readonly person: ForWhom
  readonly known: Known
  /** One question only, opened from the check page. */
  readonly only?: QuestionId
}

/** Question after question, as long as one is open; what was asked once here stays in the row, so that one can go back. */
function Interview({ draft, person, known, only }: InterviewProps) {
  const { offering } = draft
  const [row, setRow] = useState<readonly QuestionId[]>(() =>
    only ? [only] : openQuestions(draft.service, draft.details, known, draft.answered),
  )
  const [at, setAt] = useState(0)
  const fitness = fitnessOf(draft.service, draft.details)
  const stopped = fitness !== null && fitness.outcome !== 'fit'
  const id = row[at]
  const leave = (): void => (only ? backOr(PATHS.bookCheck, { offering }) : replace(PATHS.bookCheck, { offering }))
  const next = (answered: BookingDraft): void => {
    keepBookingDraft(answered)
    toTop()
    if (at + 1 < row.length) setAt(at + 1)
    else leave()
  }
  const previous = (): void => {
    toTop()
    if (at > 0) setAt(at - 1)
    else back(PATHS.booking)
  }
  const again = (): void => {
    const health = questionsOf(draft.service).filter((one) => one.startsWith('health.'))
    const { health: _health, ...details } = draft.details
    keepBookingDraft({ ...draft, details, answered: draft.answered.filter((one) => !one.startsWith('health.')) })
    setRow([...health, ...row.filter((one) => !one.startsWith('health.'))])
    setAt(0)
    toTop()
  }
  // Nobody is asked for an address who may not be bathed today.
  if (stopped && fitness) return <NotFit draft={draft} person={person} fitness={fitness} onAgain={again} />
  if (!id) return <NothingOpen onOn={leave} />
  return (
    <QuestionPage
      key={id}
      draft={draft}
      person={person}
      id={id}
      known={known}
      task={taskWords(draft, only ? '修改' : `第 ${at + 1} 题,共 ${row.length} 题`)}
      act={only ? '改好了' : '下一题'}
      onNext={next}
      onBack={previous}
    />
  )
}

function NothingOpen({ onOn }: { readonly onOn: () => void }) {
  return (
    <Frame title="订服务">
      <Box>需要问的都问过了。</Box>
      <Button onPress={onOn}>看看订得对不对</Button>
    </Frame>
  )
}

const isQuestion = (draft: BookingDraft, id: string | undefined): id is QuestionId =>
  (questionsOf(draft.service) as readonly (string | undefined)[]).includes(id)

/** What the service needs to know of her, and nobody has told yet. */
function Needs() {
  const { offering = '', id } = useRouter().params
  const { person, draft: begun, obstacle } = useBookingDraft(offering)
  const draft = upToDate(begun, useOffering(offering))
  const quote = useQuote(obstacle === null ? draft : undefined)
  if (!draft || draft.slots.length === 0 || obstacle) return <NothingBegun offering={offering} />
  // What her record has is not asked again, so it is waited for; without a network everything is asked.
  if (quote.loading) {
    return (
      <Frame title={draft.name}>
        <Waiting {...quote} shown={false} />
      </Frame>
    )
  }
  return (
    <Interview
      key={`${person.id} ${offering}`}
      draft={draft}
      person={person}
      known={knownOf(quote)}
      {...(isQuestion(draft, id) && { only: id })}
    />
  )
}

export default guarded(Needs)
