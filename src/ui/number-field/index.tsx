import { Input, View } from '@tarojs/components'
import { Box } from '../elements'
import type { NumberFieldProps } from './props'

export type { NumberFieldProps }

/** A number with its unit; the phone shows digits and the point. */
export function NumberField({ id, label, unit, hint, error, value, onChange, maxLength = 16 }: NumberFieldProps) {
  return (
    <Box className="field">
      <View className="field__label" aria-hidden>
        {label}
      </View>
      {hint && <Box className="note">{hint}</Box>}
      {error && <Box className="field__error">{error}</Box>}
      <Box className="number">
        <Input
          id={id}
          className={`input ${error ? 'input--bad' : ''}`}
          value={value}
          type="digit"
          maxlength={maxLength}
          aria-label={`${label},${unit}${error ? `,${error}` : ''}`}
          onInput={(event) => onChange(event.detail.value)}
        />
        <Box className="number__unit" silent>
          {unit}
        </Box>
      </Box>
    </Box>
  )
}
