import { Box } from './elements'

interface BigCountProps {
  readonly label: string
  readonly count: number
  /** What is counted: 份, 位. */
  readonly unit: string
}

/** A number to be read across a kitchen. */
export function BigCount({ label, count, unit }: BigCountProps) {
  return (
    <Box className="big-count" role="group" label={`${label} ${count} ${unit}`}>
      <Box className="big-count__label">{label}</Box>
      <Box className="big-count__number">{`${count} ${unit}`}</Box>
    </Box>
  )
}
