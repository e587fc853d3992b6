import { Box, Press, Telephone } from './elements'

export interface CallEntry {
  readonly id: string
  /** Two short lines: the number or name, and who answers. */
  readonly lines: readonly [string, string] | readonly [string]
  /** Rings at one tap; without it `onPress` opens a page. */
  readonly phone?: string
  readonly onPress?: () => void
  readonly urgent?: boolean
}

/** Help by phone, at the same place on every page that has it. */
export function CallBar({ entries }: { readonly entries: readonly CallEntry[] }) {
  return (
    <Box className="calls" role="group" label="打电话">
      {entries.map(({ id, lines, phone, onPress, urgent }) => {
        const className = `calls__one ${urgent ? 'calls__one--urgent' : ''}`
        const words = lines.map((line) => <Box key={line}>{line}</Box>)
        return phone ? (
          <Telephone key={id} phone={phone} className={className} label={`${lines.join(' ')},打电话`}>
            {words}
          </Telephone>
        ) : (
          <Press key={id} className={className} onPress={() => onPress?.()}>
            {words}
          </Press>
        )
      })}
    </Box>
  )
}
