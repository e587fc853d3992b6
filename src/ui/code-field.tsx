import { Box, Label, TextInput } from './elements'
import { inGroups } from './digits'
import { FieldNote, noteId, type FieldProps } from './field'

interface CodeFieldProps extends FieldProps {
  /** Digits of the whole code. */
  readonly length: number
  /** Digits only, as many as are written yet. */
  readonly value: string
  readonly onChange: (digits: string) => void
  /** So many digits of its end may do as well. */
  readonly enough?: number
  /** The code comes by SMS: the browser may offer it. */
  readonly bySms?: boolean
}

/** Blanks of a pasted code may take as many places as its digits. */
const ROOM_FOR_BLANKS = 2

/** How far one has come, and whether that will do. */
export function countWords(typed: number, length: number, enough?: number): string {
  if (typed === length) return `${length} 位都填了`
  if (typed === enough) return `填了 ${typed} 位,可以了;也可以接着填满 ${length} 位`
  return `共 ${length} 位,还差 ${length - typed} 位`
}

/** A code of so many digits, on one line: it can be pasted whole, and is shown again in groups to compare. */
export function CodeField({ id, label, hint, error, length, value, enough, onChange, bySms = false }: CodeFieldProps) {
  const groups = inGroups(value)
  const countId = `${id}-count`
  const described = [hint || error ? noteId(id) : '', countId].filter(Boolean).join(' ')
  return (
    <Box className="field">
      <Label for={id} className="field__label">
        {label}
      </Label>
      <FieldNote id={id} hint={hint} error={error} />
      <TextInput
        id={id}
        className="input input--code"
        label={`${label},${error ? `${error},` : ''}${length} 位数字`}
        kind="digits"
        autoComplete={bySms ? 'one-time-code' : undefined}
        maxLength={length * ROOM_FOR_BLANKS}
        value={value}
        onChange={(text) => onChange(text.replace(/\D/g, '').slice(0, length))}
        invalid={Boolean(error)}
        describedBy={described}
      />
      <Box id={countId}>
        {groups !== value && (
          <Box className="digits" silent>
            {groups}
          </Box>
        )}
        <Box className="note">{countWords(value.length, length, enough)}</Box>
      </Box>
    </Box>
  )
}
