import { Box, Press } from './elements'

interface KeypadProps {
  /** What the digits are: 服务码. */
  readonly label: string
  readonly value: string
  /** So many digits at the most. */
  readonly most: number
  readonly onChange: (digits: string) => void
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** The digits after a key was pressed; a full code takes no more. */
export const typed = (value: string, key: string, most: number): string =>
  value.length < most ? `${value}${key}` : value

/** Keys as large as on a till, for whoever serves with the other hand. */
export function Keypad({ label, value, most, onChange }: KeypadProps) {
  return (
    <Box className="keypad" role="group" label={`${label}:数字键`}>
      {KEYS.map((key) => (
        <Press key={key} className="keypad__key" onPress={() => onChange(typed(value, key, most))}>
          {key}
        </Press>
      ))}
      <Press className="keypad__key keypad__key--word" onPress={() => onChange('')}>
        清空
      </Press>
      <Press className="keypad__key" onPress={() => onChange(typed(value, '0', most))}>
        0
      </Press>
      <Press className="keypad__key keypad__key--word" onPress={() => onChange(value.slice(0, -1))}>
        退一格
      </Press>
    </Box>
  )
}
