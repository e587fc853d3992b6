import type { ReactNode } from 'react'
import { Box, Label, TextInput, type WrittenKind } from './elements'

/** What every field shares. */
export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error?: string
}

interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly maxLength?: number
  readonly kind?: WrittenKind
  /** What a browser may fill in by itself: `tel`, `name`. */
  readonly autoComplete?: string
}

/** Id of what `FieldNote` says. */
export const noteId = (id: string): string => `${id}-note`

/** The hint and what is wrong, between a field and its label. */
export function FieldNote({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>): ReactNode {
  if (!hint && !error) return null
  return (
    <Box id={noteId(id)}>
      {hint && <Box className="note">{hint}</Box>}
      {error && <Box className="field__error">{error}</Box>}
    </Box>
  )
}

/** A label, a line to write on, and what is wrong with it, in that order. */
export function TextField({ id, label, hint, error, ...line }: TextFieldProps) {
  return (
    <Box className="field">
      <Label for={id} className="field__label">
        {label}
      </Label>
      <FieldNote id={id} hint={hint} error={error} />
      <TextInput
        id={id}
        className="input"
        label={error ? `${label},${error}` : label}
        {...line}
        invalid={Boolean(error)}
        describedBy={hint || error ? noteId(id) : undefined}
      />
    </Box>
  )
}

/** A day as people write it, in three numbers; it may be incomplete while one types. */
export interface DateParts {
  readonly year: string
  readonly month: string
  readonly day: string
}

interface DateFieldProps extends FieldProps {
  readonly value: DateParts
  readonly onChange: (parts: DateParts) => void
}

const PARTS = [
  { part: 'year', unit: '年', length: 4 },
  { part: 'month', unit: '月', length: 2 },
  { part: 'day', unit: '日', length: 2 },
] as const

/** Three numbers beat a calendar for a day eighty years ago. */
export function DateField({ id, label, hint, error, value, onChange }: DateFieldProps) {
  return (
    <Box className="field" role="group" label={label}>
      <FieldNote id={id} hint={hint} error={error} />
      <Box className="date">
        {PARTS.map(({ part, unit, length }) => (
          <Box className={`date__part date__part--${part}`} key={part}>
            <TextInput
              id={`${id}-${part}`}
              className="input"
              label={`${label},${unit}`}
              kind="digits"
              maxLength={length}
              value={value[part]}
              onChange={(text) => onChange({ ...value, [part]: text.replace(/\D/g, '') })}
              invalid={Boolean(error)}
              describedBy={hint || error ? noteId(id) : undefined}
            />
            <Label for={`${id}-${part}`} className="date__unit">
              {unit}
            </Label>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
