import { Box } from '../elements'
import type { NumberFieldProps } from './props'

export type { NumberFieldProps }

/** A number with its unit; the phone shows digits and the point. */
export function NumberField({ id, label, unit, hint, error, value, onChange, maxLength = 16 }: NumberFieldProps) {
  const told = [hint && `${id}-hint`, error && `${id}-error`, `${id}-unit`].filter(Boolean).join(' ')
  return (
    <Box className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <Box className="note" id={`${id}-hint`}>
          {hint}
        </Box>
      )}
      {error && (
        <Box className="field__error" id={`${id}-error`}>
          {error}
        </Box>
      )}
      <Box className="number">
        <input
          id={id}
          className={`input ${error ? 'input--bad' : ''}`}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={maxLength}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={told}
          onChange={(event) => onChange(event.target.value)}
        />
        <Box className="number__unit" id={`${id}-unit`}>
          {unit}
        </Box>
      </Box>
    </Box>
  )
}
