import { Box, Press, Telephone } from './elements'
import { Icon } from './icon'

export interface CallEntry {
  readonly id: string
  /** Two short lines: the number or name, and who answers. */
  readonly lines: readonly [string, string] | readonly [string]
  /** Rings at one tap; without it `onPress` opens a page. */
  readonly phone?: string
  readonly onPress?: () => void
  readonly urgent?: boolean
}

interface CallsProps {
  readonly entries: readonly CallEntry[]
}

function Call({ entry, className }: { readonly entry: CallEntry; readonly className: string }) {
  const { lines, phone, onPress, urgent } = entry
  const classes = `${className} ${urgent ? `${className}--urgent` : ''}`
  const words = (
    <>
      {urgent && <Icon name="alarm" />}
      {lines.map((line) => (
        <Box key={line}>{line}</Box>
      ))}
    </>
  )
  return phone ? (
    <Telephone phone={phone} className={classes} label={`${lines.join(' ')},打电话`}>
      {words}
    </Telephone>
  ) : (
    <Press className={classes} onPress={() => onPress?.()}>
      {words}
    </Press>
  )
}

/** Help by phone, at the same place on every page that has it. */
export function CallBar({ entries }: CallsProps) {
  return (
    <Box className="calls" role="group" label="打电话">
      {entries.map((entry) => (
        <Call key={entry.id} entry={entry} className="calls__one" />
      ))}
    </Box>
  )
}

/** The same in one quiet line, where a page's own button has the foot. */
export function CallLine({ entries }: CallsProps) {
  return (
    <Box className="call-line" role="group" label="打电话">
      {entries.map((entry) => (
        <Call key={entry.id} entry={entry} className="call-line__one" />
      ))}
    </Box>
  )
}
