import { useState } from 'react'
import { useCity } from '@/client/city'
import { finding } from '@/client/finding'
import { clearFilters, filters as keptFilters, isNarrowed, livingFilters } from '@/client/finding-filters'
import { forWhom } from '@/client/for-whom'
import { usePack } from '@/client/pack'
import { hereOf, useStart } from '@/client/place'
import { today as readToday } from '@/client/today'
import type { Pack } from '@/domain/entitlement'
import { back } from '@/platform/navigate'
import { Box, Button, ErrorSummary } from '@/ui'
import { NumberField } from '@/ui/number-field'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { Chosen, OpenCondition, TownCondition, useDay, usePrice } from './filter-parts'

/** How many there are by now: the list under this page follows each choice. */
function Count() {
  const { found, busy, key } = finding.use()
  const words = found ? `现在一共找到 ${found.total} 家` : busy ? '正在找…' : ''
  return (
    <Box role="status" className="note">
      {key === '' ? '' : words}
    </Box>
  )
}

interface FieldsProps {
  readonly pack: Pack
  readonly onClear: () => void
}

/** Each choice counts at once; what was typed is looked at again when the page is left. */
function Fields({ pack, onClear }: FieldsProps) {
  const today = readToday()
  const person = forWhom.use()
  const start = useStart(person)
  const county = hereOf(pack, person, start)?.county
  const filters = livingFilters(keptFilters.use(), { county, today })
  const day = useDay(filters.open, today)
  const price = usePrice(filters.mostFen)
  const [attempt, setAttempt] = useState(0)
  const tried = attempt > 0
  const problems = [day.problem, price.problem].filter((problem) => problem !== undefined)
  const leave = (): void => {
    if (problems.length === 0) back(PATHS.map)
    else setAttempt(attempt + 1)
  }
  return (
    <>
      {tried && <ErrorSummary errors={problems} attempt={attempt} />}
      <OpenCondition day={day} today={today} error={tried ? day.problem : undefined} />
      <Chosen filters={filters} person={person} />
      <NumberField
        id="price"
        label="价格不超过"
        unit="元"
        hint="空着就是不限。没有登记价格的地方不会列出来。"
        error={tried ? price.problem : undefined}
        value={price.typed}
        onChange={price.type}
      />
      {county && <TownCondition city={pack.city} county={county} town={filters.town} />}
      <Count />
      <Button onPress={leave}>看结果</Button>
      {(isNarrowed(filters) || problems.length > 0) && (
        <Button
          kind="other"
          onPress={() => {
            price.drop()
            onClear()
          }}
        >
          清除条件
        </Button>
      )}
    </>
  )
}

/** What narrows the list and the map. */
function FilterPage() {
  const city = useCity()
  const policy = usePack(city)
  const { pack } = policy
  const [round, setRound] = useState(0)
  const clear = (): void => {
    clearFilters()
    setRound(round + 1)
  }
  return (
    <Frame title="选条件">
      {city === null && <AskCity />}
      <Waiting {...policy} shown={pack !== undefined} />
      {pack && <Fields key={round} pack={pack} onClear={clear} />}
    </Frame>
  )
}

export default guarded(FilterPage)
