import { clearFilters, setFilters, type Filters } from '@/client/finding-filters'
import { bringToId } from '@/platform/attention'
import { Box, Icon, Press } from '@/ui'
import { conditions } from '../finding-words'

/** Where it is said how many were found: what every press that narrows or widens the list is answered by. */
export const COUNT_ID = 'found-count'

interface ConditionsProps {
  readonly filters: Filters
}

/** The conditions that count now, each of which a press takes away. */
export function Conditions({ filters }: ConditionsProps) {
  const all = conditions(filters)
  if (all.length === 0) return null
  const change = (act: () => void): void => {
    act()
    // The pressed chip goes with its condition.
    bringToId(COUNT_ID)
  }
  return (
    <Box className="chips" role="group" label="现在的条件">
      {all.map(({ words, without }) => (
        <Press
          key={words}
          className="chip"
          label={`${words},去掉这个条件`}
          onPress={() => change(() => setFilters(without))}
        >
          {words} <Icon name="cross" />
        </Press>
      ))}
      {all.length > 1 && (
        <Press className="chip" onPress={() => change(clearFilters)}>
          清除条件
        </Press>
      )}
    </Box>
  )
}
