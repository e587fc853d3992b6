import { Box } from '../elements'
import { FieldNote, noteId } from '../field'
import { Count } from './count'
import type { TextAreaProps } from './props'

export type { TextAreaProps }

const FEWEST_ROWS = 4

/** A label, room for several lines, and how much more may be written. */
export function TextArea({ id, label, hint, error, value, onChange, most }: TextAreaProps) {
  const countId = `${id}-count`
  const described = [hint || error ? noteId(id) : '', countId].filter(Boolean).join(' ')
  return (
    <Box className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <FieldNote id={id} hint={hint} error={error} />
      <textarea
        id={id}
        className={`input input--long ${error ? 'input--bad' : ''}`}
        rows={Math.max(FEWEST_ROWS, value.split('\n').length)}
        value={value}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.value)}
      />
      <Count id={countId} length={value.length} most={most} />
    </Box>
  )
}
