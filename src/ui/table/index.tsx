import { Box, Press } from '../elements'
import type { TableProps } from './props'

export type { TableColumn, TableRow } from './props'

/** On a phone: a card each, every value under its name. */
export function Table({ label, columns: [first, ...others], rows }: TableProps) {
  if (!first) return null
  return (
    <Box className="table" role="list" label={label}>
      {rows.map(({ id, cells, onPress }) => (
        <Box key={id} className="table__row" role="listitem">
          {onPress ? (
            <Press className="table__open" role="link" onPress={onPress}>
              {cells[first.id]}
            </Press>
          ) : (
            <Box className="table__cell strong">{cells[first.id]}</Box>
          )}
          {others.map(
            (column) =>
              cells[column.id] && (
                <Box key={column.id} className="table__cell">
                  <Box className="note">{column.label}</Box>
                  <Box>{cells[column.id]}</Box>
                </Box>
              ),
          )}
        </Box>
      ))}
    </Box>
  )
}
