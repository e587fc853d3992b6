import { useState } from 'react'
import { Box, Press } from './elements'

interface ChipsProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly chosen: T
  readonly onChoose: (value: T) => void
  /** So many are seen at first, and the chosen one; the others behind «更多», so that what they choose is not pushed off the screen. */
  readonly few?: number
  readonly error?: string
}

/** A choice that is seen whole: chips wrap, they never swipe. */
export function Chips<T extends string>({
  label,
  options,
  chosen,
  onChoose,
  few = options.length,
  error,
}: ChipsProps<T>) {
  const [all, setAll] = useState(false)
  const seen = all ? options : options.filter(({ value }, index) => index < few || value === chosen)
  return (
    <Box className="chips" role="group" label={error ? `${label},${error}` : label}>
      {error && <Box className="field__error chips__error">{error}</Box>}
      {seen.map((option) => (
        <Press
          key={option.value}
          role="toggle"
          on={option.value === chosen}
          className={`chip ${option.value === chosen ? 'chip--on' : ''}`}
          onPress={() => onChoose(option.value)}
        >
          {option.label}
        </Press>
      ))}
      {few < options.length && (
        <Press className="chip" expanded={all} onPress={() => setAll(!all)}>
          {all ? '收起' : '更多'}
        </Press>
      )}
    </Box>
  )
}
