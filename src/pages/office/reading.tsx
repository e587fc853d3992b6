import { useState, type ReactNode } from 'react'
import type { WireError } from '@/contract'
import { toTop } from '@/platform/scroll'
import { Button, Choice, ErrorSummary, Heading } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { MOST_WORDS, readingProblems, type ActProblems, type Fine } from './act-form'
import { Stale } from './stale'
import { useWords } from './use-words'

interface ReadingProps {
  readonly caseId: string
  readonly kind: string
  readonly title: string
  readonly choices: readonly { readonly id: Fine; readonly label: string; readonly hint: string }[]
  readonly needed: 'always' | 'doubt'
  /** What the words are for, by what was chosen. */
  readonly label: Readonly<Record<Fine, string>>
  readonly hint: string
  readonly acting: { readonly busy: boolean; readonly error?: WireError; readonly attempt: number }
  /** @returns whether it was done */
  readonly onSend: (fine: boolean, words: string) => Promise<boolean>
  readonly children?: ReactNode
}

/** A signed form was read: it stands, or it does not, and why. */
export function Reading(props: ReadingProps) {
  const { caseId, kind, title, choices, needed, label, hint, acting, onSend, children } = props
  const [choice, setChoice] = useState<Fine | ''>('')
  const [words, setWords] = useWords(caseId, kind)
  const [problems, setProblems] = useState<ActProblems>({})
  const [tries, setTries] = useState(0)
  const submit = async (): Promise<void> => {
    const found = readingProblems(choice, words, needed)
    setProblems(found)
    setTries(tries + 1)
    if (Object.keys(found).length > 0 || !(await onSend(choice === 'yes', words.trim()))) return toTop()
    setWords('')
  }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={acting.error} attempt={acting.attempt} onRetry={() => void submit()} />
      <Stale error={acting.error} />
      <Heading level={2} className="subtitle">
        {title}
      </Heading>
      {children}
      <Choice
        label={title}
        kind="one"
        options={choices}
        chosen={[choice]}
        error={problems.choice}
        onChoose={(id) => {
          setProblems({})
          setChoice(id as Fine)
        }}
      />
      {choice !== '' && (
        <>
          <TextArea
            id={`${kind}-words`}
            label={label[choice]}
            hint={hint}
            most={MOST_WORDS}
            value={words}
            error={problems.words}
            onChange={(typed) => {
              setProblems({})
              setWords(typed)
            }}
          />
          <Button busy={acting.busy} onPress={() => void submit()}>
            {choices.find(({ id }) => id === choice)?.label ?? ''}
          </Button>
        </>
      )}
    </>
  )
}
