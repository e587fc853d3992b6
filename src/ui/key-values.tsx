import { Card } from './card'
import { Box, Inline } from './elements'
import { Row } from './row'

export interface KeyValue {
  readonly id: string
  readonly label: string
  /** Several stand on a line each. */
  readonly value: string | readonly string[]
  /** Opens the page on which it is told anew. */
  readonly onChange?: () => void
}

/** What was told, to be looked over before it is sent: a row each, the whole row changes it. */
export function KeyValues({ label, rows }: { readonly label: string; readonly rows: readonly KeyValue[] }) {
  return (
    <Card kind="rows" role="list" label={label}>
      {rows.map(({ id, label: over, value, onChange }) => (
        <Row
          key={id}
          over={over}
          title={typeof value === 'string' ? value : value.map((line) => <Box key={line}>{line}</Box>)}
          end={onChange && <Inline className="ask">修改</Inline>}
          onPress={onChange}
        />
      ))}
    </Card>
  )
}
