import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { keepAnswers, readAnswers } from '@/client/answers'
import { city } from '@/client/city'
import { calledOf, forWhom } from '@/client/for-whom'
import { factsOf, openQuestions, questionsToSettle, countyOf, withAnswer, type Situation } from '@/client/interview'
import { usePack } from '@/client/pack'
import { findQuestion, judge, type Pack, type Question } from '@/domain/entitlement'
import { today } from '@/platform/clock'
import { back, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, ErrorSummary, Fold, Heading } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { addressed } from '../words'
import { AnswerInput } from './answer-input'
import { chosenOf, draftOf, type Draft } from './draft'

/** Where a run of questions comes from and where it ends. */
interface Run {
  /** Fill in what one benefit lacks, then go back to it. */
  readonly ref?: string
  /** Change one answer, then go back to the check. */
  readonly id?: string
}

function questionsOf(run: Run, situation: Situation): readonly Question[] {
  if (run.id) return [findQuestion(run.id)].filter((found) => found !== undefined)
  if (!run.ref) return openQuestions(situation)
  const judged = judge(situation.pack, factsOf(situation), { on: situation.on, county: countyOf(situation) })
  const missing = judged.benefits.find(({ ref }) => ref === run.ref)?.missing ?? []
  return questionsToSettle(missing, situation)
}

/** What is left to ask after an answer; after a changed one only what follows from it. */
function restOf(run: Run, situation: Situation): readonly Question[] {
  return run.id ? openQuestions(situation).filter(({ onlyIf }) => onlyIf) : questionsOf(run, situation)
}

function leave(run: Run): void {
  if (run.ref) replace(PATHS.benefit, { ref: run.ref })
  else replace(PATHS.check)
}

interface InterviewProps {
  readonly pack: Pack
  readonly run: Run
}

function Interview({ pack, run }: InterviewProps) {
  const person = forWhom.use()
  const on = today()
  const [answers, setAnswers] = useState(() => readAnswers(person.id))
  const [trail, setTrail] = useState<readonly Question[]>([])
  const [reopened, setReopened] = useState<Question>()
  const open = questionsOf(run, { pack, person, answers, on })
  // An answered question stays on its page until 下一题 is pressed; only then the plan is asked again.
  const question = reopened ?? open[0]
  if (!question) return <Nothing run={run} />

  const before = trail.length
  const next = (chosen: readonly string[]): void => {
    const told = withAnswer(answers, question, chosen)
    keepAnswers(person.id, told)
    setAnswers(told)
    setReopened(undefined)
    setTrail([...trail, question])
    toTop()
    // A page of this run is not asked again: 不知道 is an answer too.
    const seen = new Set([...trail, question].map(({ id }) => id))
    const left = restOf(run, { pack, person, answers: told, on }).filter(({ id }) => !seen.has(id))
    if (left.length === 0) leave(run)
    else setReopened(left[0])
  }
  const previous = (): void => {
    const last = trail[trail.length - 1]
    if (!last) return back(PATHS.home)
    setTrail(trail.slice(0, -1))
    setReopened(last)
    toTop()
  }
  return (
    <QuestionPage
      key={question.id}
      pack={pack}
      question={question}
      who={calledOf(person)}
      residence={person.residence}
      task={run.id ? '查 · 修改' : `查 · 第 ${before + 1} 题,约 ${Math.max(before + open.length, before + 1)} 题`}
      first={draftOf(question, answers.chosen[question.id])}
      onNext={next}
      onBack={previous}
    />
  )
}

/** Nothing is left to ask: the answers are shown for checking. */
function Nothing({ run }: { readonly run: Run }) {
  return (
    <Frame title="我能领什么" who="thin">
      <Box>需要问的都问过了。</Box>
      <Button onPress={() => leave(run)}>看看答得对不对</Button>
    </Frame>
  )
}

interface QuestionPageProps {
  readonly pack: Pack
  readonly residence: string | null
  readonly question: Question
  readonly who: string
  readonly task: string
  readonly first: Draft
  readonly onNext: (chosen: readonly string[]) => void
  readonly onBack: () => void
}

function QuestionPage({ pack, residence, question, who, task, first, onNext, onBack }: QuestionPageProps) {
  const [draft, setDraft] = useState(first)
  const [problem, setProblem] = useState<string>()
  const ask = addressed(question.ask, who)
  const next = (): void => {
    const read = chosenOf(question, draft, today())
    if (read.problem) setProblem(read.problem)
    else onNext(read.chosen)
  }
  return (
    <Frame
      title="我能领什么"
      titleIsHeading={false}
      who="thin"
      task={task}
      spoken={[ask, ...question.options.map(({ label }) => label)].join('。')}
      onBack={onBack}
      actions={<Button onPress={next}>下一题</Button>}
    >
      <ErrorSummary errors={problem ? [problem] : []} />
      <Heading level={1} className="title">
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
        onChange={setDraft}
      />
      <Fold title="为什么问这个">
        <Box>{addressed(question.why, who)}</Box>
      </Fold>
    </Frame>
  )
}

function QuestionRoute() {
  const { ref, id } = useRouter().params
  const policy = usePack(city.use())
  const person = forWhom.use()
  if (policy.pack) return <Interview key={person.id} pack={policy.pack} run={{ ref, id }} />
  return (
    <Frame title="我能领什么">
      <Waiting {...policy} shown={false} />
    </Frame>
  )
}

export default guarded(QuestionRoute)
