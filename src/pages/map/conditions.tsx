import { clearFilters, setFilters, type Filters } from '@/client/finding-filters'
import { Box, Icon, Press } from '@/ui'
import { conditions } from '../finding-words'

/** The conditions that count now, each of which a press takes away. */
export function Conditions({ filters }: { readonly filters: Filters }) {
  const all = conditions(filters)
  if (all.length === 0) return null
  return (
    <Box className="chips" role="group" label="现在的条件">
      {all.map(({ words, without }) => (
        <Press key={words} className="chip" label={`${words},去掉这个条件`} onPress={() => setFilters(without)}>
          {words} <Icon name="cross" />
        </Press>
      ))}
      {all.length > 1 && (
        <Press className="chip" onPress={clearFilters}>
          清除条件
        </Press>
      )}
    </Box>
  )
}
