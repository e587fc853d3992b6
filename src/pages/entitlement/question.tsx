import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { useCity } from '@/client/city'
import { calledOf, forWhom, type ForWhom } from '@/client/for-whom'
import { usePack } from '@/client/pack'
import type { Pack, Question } from '@/domain/entitlement'
import { today } from '@/client/today'
import { back, backOr, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, ErrorSummary, Fold, Heading } from '@/ui'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { addressed } from '../words'
import { AnswerInput } from './answer-input'
import { chosenOf, draftOf, type Draft } from './draft'
import { useRun, type RunKind } from './use-run'

function leave(kind: RunKind): void {
  if (kind.ref) backOr(PATHS.benefit, { ref: kind.ref })
  else if (kind.id) backOr(PATHS.check)
  else replace(PATHS.check)
}

/** What her record says already, for whoever comes to mend it. */
function recordedAnswer({ kind }: Question, { birthDate }: ForWhom): readonly string[] | undefined {
  return kind === 'date' && birthDate ? [birthDate] : undefined
}

interface InterviewProps {
  readonly pack: Pack
  readonly kind: RunKind
}

function Interview({ pack, kind }: InterviewProps) {
  const person = forWhom.use()
  const run = useRun(pack, person, kind)
  const { question, position, about } = run
  if (!question) return <Nothing kind={kind} />
  const next = (chosen: readonly string[]): void => {
    toTop()
    if (!run.answer(chosen)) leave(kind)
  }
  const previous = (): void => {
    toTop()
    if (!run.previous()) back(PATHS.home)
  }
  return (
    <QuestionPage
      key={question.id}
      pack={pack}
      question={question}
      who={calledOf(person)}
      residence={person.residence}
      task={kind.id ? '查 · 修改' : `查 · 第 ${position} 题,约 ${about} 题`}
      act={kind.id ? '改好了' : '下一题'}
      first={draftOf(question, run.answered(question) ?? recordedAnswer(question, person))}
      onNext={next}
      onBack={previous}
    />
  )
}

/** Nothing is left to ask: on to where the run ends. */
function Nothing({ kind }: { readonly kind: RunKind }) {
  return (
    <Frame title="我能领什么" task="查">
      <Box>需要问的都问过了。</Box>
      <Button onPress={() => leave(kind)}>{kind.ref ? '看结果' : '看看答得对不对'}</Button>
    </Frame>
  )
}

interface QuestionPageProps {
  readonly pack: Pack
  readonly residence: string | null
  readonly question: Question
  readonly who: string
  readonly task: string
  /** The words on the button. */
  readonly act: string
  readonly first: Draft
  readonly onNext: (chosen: readonly string[]) => void
  readonly onBack: () => void
}

function QuestionPage({ pack, residence, question, who, task, act, first, onNext, onBack }: QuestionPageProps) {
  const [draft, setDraft] = useState(first)
  const [problem, setProblem] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const ask = addressed(question.ask, who)
  const next = (): void => {
    const read = chosenOf(question, draft, today())
    if (!read.problem) return onNext(read.chosen)
    setProblem(read.problem)
    setAttempt(attempt + 1)
  }
  const change = (changed: Draft): void => {
    setDraft(changed)
    setProblem(undefined)
  }
  return (
    <Frame
      title="我能领什么"
      titleIsHeading={false}
      task={task}
      spoken={[ask, ...question.options.map(({ label }) => label)].join('。')}
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
      <Box className="note">只在这部手机上算,不上传。</Box>
      <AnswerInput
        pack={pack}
        residence={residence}
        question={question}
        ask={ask}
        draft={draft}
        problem={problem}
        onChange={change}
      />
      <Fold title="为什么问这个">
        <Box>{addressed(question.why, who)}</Box>
      </Fold>
    </Frame>
  )
}

function QuestionRoute() {
  const { ref, id } = useRouter().params
  const city = useCity()
  const policy = usePack(city)
  const person = forWhom.use()
  if (policy.pack) return <Interview key={`${person.id} ${city}`} pack={policy.pack} kind={{ ref, id }} />
  return <Frame title="我能领什么">{city === null ? <AskCity /> : <Waiting {...policy} shown={false} />}</Frame>
}

export default guarded(QuestionRoute)
