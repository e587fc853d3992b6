import { Press } from '../elements'
import type { TableProps } from './props'

export type { TableColumn, TableRow } from './props'

/** More columns than this hold figures, and stand closer. */
const MANY = 10

/** A table where there is room for one; narrower, a card each (look/table.scss), which takes the roles with it. */
export function Table({ label, columns, rows }: TableProps) {
  return (
    <table className={`table ${columns.length > MANY ? 'table--many' : ''}`} role="table" aria-label={label}>
      <thead role="rowgroup" className="table__names">
        <tr role="row">
          {columns.map(({ id, label: name }) => (
            <th key={id} role="columnheader" scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ id, cells, onPress }) => (
          <tr key={id} role="row" className="table__row">
            {columns.map((column, index) => (
              <td
                key={column.id}
                role="cell"
                className={`table__cell ${index === 0 ? 'strong' : ''} ${cells[column.id] ? '' : 'table__cell--empty'}`}
                data-label={index === 0 ? undefined : column.label}
              >
                {index === 0 && onPress ? (
                  <Press className="table__open" role="link" onPress={onPress}>
                    {cells[column.id]}
                  </Press>
                ) : (
                  cells[column.id]
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
