import { Box, Press } from './elements'

interface ChipsProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly chosen: T
  readonly onChoose: (value: T) => void
}

/** A choice that is seen whole: chips wrap, they never swipe. */
export function Chips<T extends string>({ label, options, chosen, onChoose }: ChipsProps<T>) {
  return (
    <Box className="chips" role="group" label={label}>
      {options.map((option) => (
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
    </Box>
  )
}
