import { useState } from 'react'
import { calledOf, forWhom } from '@/client/for-whom'
import { SELF_CHECK, SELF_CHECK_ANSWERS, selfCheckAdvice, type SelfCheckAnswer } from '@/domain/assessment/self-check'
import { backOr, go } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, ErrorSummary, Heading, Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { ADVICE, NO_ASSESSMENT } from './advice'

type Answers = Readonly<Record<string, SelfCheckAnswer>>

const leave = (): void => backOr(PATHS.assessment)

interface AskProps {
  readonly at: number
  readonly answers: Answers
  readonly onNext: (key: string, answer: SelfCheckAnswer) => void
  readonly onBack: () => void
}

/** One plain question. */
function Ask({ at, answers, onNext, onBack }: AskProps) {
  const question = SELF_CHECK[at]!
  const { key, ask, hint, answers: words } = question
  const [chosen, setChosen] = useState<SelfCheckAnswer | undefined>(answers[key])
  const [problem, setProblem] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const next = (): void => {
    setAttempt(attempt + 1)
    if (chosen !== undefined) return onNext(key, chosen)
    setProblem('请选一个,说不准就选“不知道”')
    toTop()
  }
  return (
    <Frame
      title="自己先测一测"
      titleIsHeading={false}
      task={`自测 · 第 ${at + 1} 题,共 ${SELF_CHECK.length} 题`}
      spoken={`${ask}${hint}。${words.join('、')}`}
      onBack={onBack}
      actions={
        <Button settles onPress={next}>
          {at + 1 < SELF_CHECK.length ? '下一题' : '看看要不要申请'}
        </Button>
      }
    >
      <ErrorSummary errors={problem ? [problem] : []} attempt={attempt} />
      <Heading level={1} className="title" attend>
        {ask}
      </Heading>
      <Box className="note">{hint}</Box>
      <Choice
        label={ask}
        kind="one"
        options={SELF_CHECK_ANSWERS.map((id, index) => ({ id, label: words[index] ?? '' }))}
        chosen={chosen ? [chosen] : []}
        error={problem}
        onChoose={(id) => {
          setProblem(undefined)
          setChosen(SELF_CHECK_ANSWERS.find((one) => one === id))
        }}
      />
      <Notice>{NO_ASSESSMENT}</Notice>
    </Frame>
  )
}

interface AdviceProps {
  readonly answers: Answers
  readonly onBack: () => void
  readonly onAgain: () => void
}

/** Whether applying is likely to help: no level, no number, and nobody is kept from it. */
function Advice({ answers, onBack, onAgain }: AdviceProps) {
  const who = calledOf(forWhom.use())
  const { title, about } = ADVICE[selfCheckAdvice(answers)]
  return (
    <Frame title="自测的建议" spoken={`${title}。${about(who)}${NO_ASSESSMENT}`} onBack={onBack}>
      <Card kind="answer">
        <Heading level={2} className="title" attend>
          {title}
        </Heading>
        <Box>{about(who)}</Box>
      </Card>
      <Notice>{NO_ASSESSMENT}</Notice>
      <Button role="link" onPress={() => go(PATHS.assessmentApply)}>
        申请评估
      </Button>
      <Button kind="other" onPress={onAgain}>
        重新测一次
      </Button>
      <Box className="note">刚才的回答没有保存,也没有发出去,离开这一页就没有了。</Box>
      <Button kind="quiet" role="link" onPress={leave}>
        先不申请
      </Button>
    </Frame>
  )
}

/** 自测: a few plain questions. The answers live on this page and nowhere else. */
function SelfCheck() {
  const [answers, setAnswers] = useState<Answers>({})
  const [at, setAt] = useState(0)
  const to = (page: number): void => {
    toTop()
    setAt(page)
  }
  if (at >= SELF_CHECK.length) {
    return (
      <Advice
        answers={answers}
        onBack={() => to(at - 1)}
        onAgain={() => {
          setAnswers({})
          to(0)
        }}
      />
    )
  }
  return (
    <Ask
      key={at}
      at={at}
      answers={answers}
      onNext={(key, answer) => {
        setAnswers({ ...answers, [key]: answer })
        to(at + 1)
      }}
      onBack={() => (at === 0 ? leave() : to(at - 1))}
    />
  )
}

export default guarded(SelfCheck)
