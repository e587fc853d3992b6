import { useState } from 'react'
import { keepFieldWords, useVisitDraft } from '@/client/assessor-drafts'
import { readTyped, type WrittenLine } from '@/client/assessor-typed'
import type { AnswerValue } from '@/domain/assessment/sheet'
import { Button } from '@/ui'
import { NumberField } from '@/ui/number-field'
import { TextArea } from '@/ui/text-area'

interface LineWrittenProps {
  readonly account: string
  readonly visit: string
  readonly line: WrittenLine
  /** What whoever holds the pen has said. */
  readonly value: AnswerValue | null
  /** Of the draft: each of the two has his own. */
  readonly field: string
  readonly onAnswer: (value: number | string) => void
}

const idOf = (key: string): string => `line-${key.replace(/\W/g, '-')}`

/** A number or a line of text; it is an answer once it is said to be one, or where the line is left. */
export function LineWritten({ account, visit, line, value, field, onAnswer }: LineWrittenProps) {
  const draft = useVisitDraft(account, visit).words[field]
  // What was left in the field, because it cannot stand on the form so, is called wrong from the start.
  const [error, setError] = useState(() => (draft ? readTyped(line, draft.trim()).fault : undefined))
  const typed = draft ?? (value === null ? '' : String(value))
  const change = (words: string): void => {
    setError(undefined)
    keepFieldWords(account, visit, field, words)
  }
  const answer = (): void => {
    const found = readTyped(line, typed.trim())
    setError(found.fault)
    if (found.value === undefined) return
    onAnswer(found.value)
    keepFieldWords(account, visit, field, null)
  }
  const shared = { id: idOf(line.key), label: line.name, error, value: typed, onChange: change }
  return (
    <>
      {line.kind === 'number' ? (
        <NumberField {...shared} unit={line.unit} />
      ) : (
        <TextArea {...shared} most={line.most} />
      )}
      {draft !== undefined && (
        <Button kind="other" label={`记下${line.name}`} onPress={answer}>
          记下
        </Button>
      )}
    </>
  )
}
