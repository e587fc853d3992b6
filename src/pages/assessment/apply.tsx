import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { AssessmentThread } from '@/contract/assessment/shapes'
import type { AssessmentDraft } from '@/client/assessment-draft'
import { calledOf, type ForWhom } from '@/client/for-whom'
import { useRefreshedPerson } from '@/client/refresh-person'
import { today } from '@/client/today'
import { back, backOr, go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Button, ErrorSummary, Heading, Notice } from '@/ui'
import { numberWords } from '../case-words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { AnswerInput } from './answer-input'
import { ObstacleNotice } from './obstacle-notice'
import { askWords, firstOpen, QUESTIONS, type QuestionId } from './questions'
import { tooYoungWords, youngWords } from './terms-words'
import { problemsOf, typedOf, withAnswer, type Problems, type Typed } from './typed'
import { useApply } from './use-apply'

type Apply = ReturnType<typeof useApply>

interface QuestionPageProps {
  readonly apply: Apply
  readonly id: QuestionId
  /** How far it is, after her name. */
  readonly task: string
  readonly act: string
  readonly onNext: (draft: AssessmentDraft) => void
  readonly onBack: () => void
}

/** Told on the first page to whoever is too young to be promised «free». */
function Young({ apply: { terms, person } }: Pick<QuestionPageProps, 'apply'>) {
  const words = terms && youngWords(terms, { called: calledOf(person), birthDate: person.birthDate }, today())
  return words ? <Notice tone="wait">{words}</Notice> : null
}

/** One question; what is typed is kept at each key, and counts as answered once one goes on. */
function QuestionPage({ apply, id, task, act, onNext, onBack }: QuestionPageProps) {
  const { draft, known, person, photos, setPhotos, terms } = apply
  const [typed, setTyped] = useState<Typed>(() => typedOf(id, draft, known))
  const [problems, setProblems] = useState<Problems>({})
  const [attempt, setAttempt] = useState(0)
  const ask = askWords(id, calledOf(person), draft.place)
  const next = (): void => {
    const found = problemsOf(id, typed)
    setProblems(found)
    setAttempt(attempt + 1)
    if (Object.keys(found).length > 0) return toTop()
    onNext(withAnswer(id, typed, draft))
  }
  const change = (changed: Typed): void => {
    setTyped(changed)
    setProblems({})
    const kept = withAnswer(id, changed, draft)
    apply.keep({ ...kept, answered: kept.answered.filter((one) => one !== id) })
  }
  return (
    <Frame
      title="申请评估"
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
      <ErrorSummary errors={Object.values(problems)} attempt={attempt} />
      <Heading level={1} className="title" attend>
        {ask}
      </Heading>
      {id === 'reason' && <Young apply={apply} />}
      <AnswerInput
        {...{ id, person, terms, typed, problems, photos }}
        place={draft.place}
        onChange={change}
        onPhotos={setPhotos}
      />
    </Frame>
  )
}

interface InterviewProps {
  readonly apply: Apply
  /** One question only, opened from the check page. */
  readonly only?: QuestionId
}

/** Question after question, from the first that nobody has answered; going back shows what was told. */
function Interview({ apply, only }: InterviewProps) {
  const { draft } = apply
  const [at, setAt] = useState(() =>
    only ? QUESTIONS.indexOf(only) : Math.min(firstOpen(draft), QUESTIONS.length - 1),
  )
  const id = QUESTIONS[at] ?? 'notice'
  const next = (answered: AssessmentDraft): void => {
    apply.keep(answered)
    toTop()
    // Another place has no address yet: that is asked before one goes back to look everything over.
    const open = firstOpen(answered)
    if (only && open === QUESTIONS.length) return backOr(PATHS.assessmentCheck)
    if (only) return setAt(open)
    if (at + 1 < QUESTIONS.length) return setAt(at + 1)
    replace(PATHS.assessmentCheck)
  }
  const previous = (): void => {
    toTop()
    if (only) backOr(PATHS.assessmentCheck)
    else if (at === 0) back(PATHS.home)
    else setAt(at - 1)
  }
  return (
    <QuestionPage
      key={id}
      apply={apply}
      id={id}
      task={`申请评估 · ${only ? '修改' : `第 ${at + 1} 题,共 ${QUESTIONS.length} 题`}`}
      act={only ? '改好了' : '下一题'}
      onNext={next}
      onBack={previous}
    />
  )
}

/** What keeps her from it, said before anything is asked. */
function Before({ apply: { obstacle, person, cities, city, read, waits, terms } }: { readonly apply: Apply }) {
  const tooYoung = terms ? tooYoungOf(person, terms) : ''
  const open = obstacle === null
  return (
    <Frame title="申请评估" who="change" task="申请评估">
      {obstacle && <ObstacleNotice obstacle={obstacle} person={person} />}
      {open && !cities.value && <Waiting {...cities} shown={false} />}
      {open && cities.value && city === null && (
        <Notice>{`${calledOf(person)}住的城市,这里还办不了评估。请打 12349,问当地的民政。`}</Notice>
      )}
      {open && city !== null && <Waiting {...read} loading={read.loading || waits} shown={terms !== undefined} />}
      {tooYoung && <Notice tone="wait">{tooYoung}</Notice>}
      {tooYoung && (
        <Button kind="other" role="link" onPress={() => go(PATHS.ask)}>
          请社区帮忙
        </Button>
      )}
    </Frame>
  )
}

/** Nobody has two under way: the way to the first. */
function Under({ thread: { assessment } }: { readonly thread: AssessmentThread }) {
  return (
    <Frame title="申请评估" task="申请评估">
      <Notice>{`已经有一份评估申请在办,${numberWords(assessment.number)},不用再申请。`}</Notice>
      <Button
        role="link"
        onPress={() => replace(PATHS.assessmentOne, { id: assessment.case, for: assessment.person.id })}
      >
        看办到哪一步
      </Button>
    </Frame>
  )
}

const tooYoungOf = (person: ForWhom, terms: NonNullable<Apply['terms']>): string =>
  tooYoungWords(terms, { called: calledOf(person), birthDate: person.birthDate }, today())

const isQuestion = (id: string | undefined): id is QuestionId =>
  (QUESTIONS as readonly (string | undefined)[]).includes(id)

/** Applying for an assessment, one question a page. */
function ApplyPage() {
  const { id } = useRouter().params
  useRefreshedPerson()
  const apply = useApply()
  const { person, terms, obstacle, waits } = apply
  if (apply.open) return <Under thread={apply.open} />
  // What her record has is proposed, so it is waited for; without a network everything is asked.
  if (obstacle || waits || !terms || tooYoungOf(person, terms)) return <Before apply={apply} />
  return <Interview key={person.id} apply={apply} {...(isQuestion(id) && { only: id })} />
}

export default guarded(ApplyPage)
