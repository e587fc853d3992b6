import { Box } from './elements'

interface MeterProps {
  readonly label: string
  /** What the bar shows, in words and numbers: it is read without the bar. */
  readonly words: string
  /** 0 to 1; null where nothing was measured. */
  readonly part: number | null
}

/** How much of something there is: the words say it, a plain bar beneath shows it. */
export function Meter({ label, words, part }: MeterProps) {
  return (
    <Box className="meter" role="listitem">
      <Box className="meter__words">
        <Box className="strong">{label}</Box>
        <Box>{words}</Box>
      </Box>
      {part !== null && (
        <Box className="meter__bar" silent>
          <Box className="meter__part" style={{ width: `${Math.round(part * 100)}%` }} />
        </Box>
      )}
    </Box>
  )
}
