import type { FormLine } from '@/client/assessor-form'
import type { AnswerValue } from '@/domain/assessment/sheet'
import { Box, Icon, Inline, Option, Options } from '@/ui'

/** Whose mark stands on an option, in words: «您选的». */
export interface Mark {
  readonly words: string
  readonly value: AnswerValue | null
  /** It is the answer that a tap here changes. */
  readonly own: boolean
}

interface LineOptionsProps {
  readonly line: Extract<FormLine, { readonly kind: 'choice' | 'many' }>
  readonly marks: readonly Mark[]
  readonly error?: string
  readonly onChoose: (value: number) => void
}

const holds = (held: AnswerValue | null, value: number): boolean =>
  Array.isArray(held) ? (held as readonly number[]).includes(value) : held === value

/** What may be answered, each as large as a thumb; what is chosen says so in a word and with a mark, and whose it is. */
export function LineOptions({ line, marks, error, onChoose }: LineOptionsProps) {
  const own = marks.find((mark) => mark.own)?.value ?? null
  const kind = line.kind === 'many' ? 'many' : 'one'
  return (
    <Options className="choice" kind={kind} label={line.name} error={error}>
      {line.options.map(({ value, text }) => (
        <Option
          key={value}
          kind={kind}
          name={line.key}
          chosen={holds(own, value)}
          onChoose={() => onChoose(value)}
          className="option"
        >
          <Box className="option__words">
            {/* Whoever hears the options of one item after another is told of which item each is. */}
            <Box className="unseen">{line.name}</Box>
            <Inline>{line.scored ? `${value}分 ${text}` : text}</Inline>
            {marks.map((mark) =>
              holds(mark.value, value) ? (
                <Box key={mark.words} className={mark.own ? 'good' : 'wait'}>
                  <Icon name="check" />
                  {mark.words}
                </Box>
              ) : null,
            )}
          </Box>
        </Option>
      ))}
    </Options>
  )
}
