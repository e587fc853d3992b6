import { useState } from 'react'
import { keepFieldWords, useVisitDraft } from '@/client/assessor-drafts'
import type { FormLine } from '@/client/assessor-form'
import type { AnswerValue } from '@/domain/assessment/sheet'
import { Button } from '@/ui'
import { NumberField } from '@/ui/number-field'
import { TextArea } from '@/ui/text-area'

interface LineWrittenProps {
  readonly visit: string
  readonly line: Extract<FormLine, { readonly kind: 'number' | 'text' }>
  /** What whoever holds the pen has said. */
  readonly value: AnswerValue | null
  /** Of the draft: each of the two has his own. */
  readonly field: string
  readonly onAnswer: (value: number | string) => void
}

const idOf = (key: string): string => `line-${key.replace(/\W/g, '-')}`

/** A number or a line of text; it is an answer once it is said to be one. */
export function LineWritten({ visit, line, value, field, onAnswer }: LineWrittenProps) {
  const draft = useVisitDraft(visit).words[field]
  const [error, setError] = useState<string>()
  const typed = draft ?? (value === null ? '' : String(value))
  const change = (words: string): void => {
    setError(undefined)
    keepFieldWords(visit, field, words)
  }
  const answer = (): void => {
    const found = read(line, typed.trim())
    setError(found.fault)
    if (found.value === undefined) return
    onAnswer(found.value)
    keepFieldWords(visit, field, '')
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

/** What was typed as an answer, or what is wrong with it. */
function read(line: LineWrittenProps['line'], typed: string): { value?: number | string; fault?: string } {
  if (line.kind === 'text')
    return typed.length <= line.most ? { value: typed } : { fault: `最多${line.most}个字,请删短一些` }
  const number = Number(typed)
  const fits = /^\d{1,3}$/.test(typed) && number >= line.least && number <= line.most
  return fits ? { value: number } : { fault: `要在${line.least}到${line.most}${line.unit}之间的整数` }
}
