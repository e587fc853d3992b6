import { Box, Option, Options } from './elements'

export interface ChoiceOption {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** Half the width, beside its like: 都没有 · 不知道. */
  readonly narrow?: boolean
}

interface ChoiceProps {
  /** The question, for those who hear it. */
  readonly label: string
  readonly kind: 'one' | 'many'
  readonly options: readonly ChoiceOption[]
  readonly chosen: readonly string[]
  readonly error?: string
  readonly onChoose: (id: string) => void
}

/** Answers to one question, each as large as a thumb. */
export function Choice({ label, kind, options, chosen, error, onChoose }: ChoiceProps) {
  return (
    <Options className="choice" kind={kind} label={label} error={error}>
      {options.map((option) => (
        <Option
          key={option.id}
          kind={kind}
          name={label}
          chosen={chosen.includes(option.id)}
          onChoose={() => onChoose(option.id)}
          className={`option ${option.narrow ? 'option--narrow' : ''}`}
        >
          <Box className="option__words">
            <Box>{option.label}</Box>
            {option.hint && <Box className="note">{option.hint}</Box>}
          </Box>
        </Option>
      ))}
    </Options>
  )
}
