import { useState } from 'react'
import type { OfficeThread } from '@/contract/assessment/office'
import { useAct } from '@/client/use-act'
import { toTop } from '@/platform/scroll'
import { Button, Choice, ErrorSummary, Heading } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { ACCEPTED, findingProblems, MOST_WORDS, type ActProblems, type Choice3 } from './act-form'
import { lookAgain, Stale } from './stale'
import { useWords } from './use-words'

const KIND = 'office-check'

const CHOICES: readonly { readonly id: Choice3; readonly label: string; readonly hint: string }[] = [
  { id: 'accept', label: '受理', hint: '材料够了,接下来安排评估员' },
  { id: 'return', label: '退回补材料', hint: '写清楚缺什么、怎么补;补了再来' },
  { id: 'refuse', label: '不受理', hint: '写清楚为什么、不服找谁' },
]

const LABELS: Readonly<Record<Choice3, string>> = {
  accept: '写给老人的话(不写也行)',
  return: '缺什么、怎么补',
  refuse: '为什么不受理、不服怎么办',
}

const BUTTONS: Readonly<Record<Choice3, string>> = { accept: '受理', return: '退回补材料', refuse: '不受理' }

/** Which of the choices the state allows. */
const allowed = ({ thread: { may } }: OfficeThread) => CHOICES.filter(({ id }) => may.includes(id))

/** Takes it on, sends it back or refuses it, in words that she reads. */
export function Finding({ office }: { readonly office: OfficeThread }) {
  const { assessment } = office.thread
  const [choice, setChoice] = useState<Choice3 | ''>('')
  const [words, setWords] = useWords(assessment.case, KIND)
  const [problems, setProblems] = useState<ActProblems>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('assessment', 'check')
  const submit = async (): Promise<void> => {
    const found = findingProblems(choice, words)
    setProblems(found)
    setTries(tries + 1)
    if (choice === '' || Object.keys(found).length > 0) return toTop()
    const told = words.trim() === '' ? ACCEPTED : words.trim()
    const done = await act({ case: assessment.case, version: assessment.version, finding: choice, words: told })
    if (!done) return toTop()
    setWords('')
    lookAgain()
  }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      <Stale error={error} />
      <Heading level={2} className="subtitle">
        怎么处理这份申请?
      </Heading>
      <Choice
        label="怎么处理这份申请"
        kind="one"
        options={allowed(office)}
        chosen={[choice]}
        error={problems.choice}
        onChoose={(id) => {
          setProblems({})
          setChoice(id as Choice3)
        }}
      />
      {choice !== '' && (
        <>
          <TextArea
            id="finding-words"
            label={LABELS[choice]}
            hint="老人和家里人看得到,请写得谁都看得懂。"
            most={MOST_WORDS}
            value={words}
            error={problems.words}
            onChange={(typed) => {
              setProblems({})
              setWords(typed)
            }}
          />
          <Button busy={busy} kind={choice === 'refuse' ? 'danger' : 'main'} onPress={() => void submit()}>
            {BUTTONS[choice]}
          </Button>
        </>
      )}
    </>
  )
}
