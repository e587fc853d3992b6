import { useRef, useState } from 'react'
import type { WireError } from '@/contract'
import { finding, type Found } from '@/client/finding'
import {
  askedFilters,
  askedPace,
  clearFilters,
  filters as keptFilters,
  isNarrowed,
  livingFilters,
} from '@/client/finding-filters'
import { forWhom } from '@/client/for-whom'
import { mapNeed, mapShown, useNameSearch } from '@/client/map-need'
import { pointIn, startFrom, useStart, type Here } from '@/client/place'
import { today } from '@/client/today'
import type { Pack } from '@/domain/entitlement'
import { metresBetween } from '@/domain/facility/distance'
import type { Place } from '@/domain/facility/facility'
import { ELDER_WALK, minutesFor, straightReach } from '@/domain/facility/walk'
import { bringToId } from '@/platform/attention'
import { go } from '@/platform/navigate'
import { Alert, Box, Button, Fold, Notice, Press } from '@/ui'
import { SearchField } from '@/ui/search-field'
import { countWords, emptyWords, reckonedAtLength, reckonedWords, type Looked } from '../finding-words'
import { NEEDS } from '../needs'
import { PATHS } from '../paths'
import { useSearch, type Search } from '../use-search'
import { Conditions, COUNT_ID } from './conditions'
import { FacilityMap } from './facility-map'
import { FoundList } from './found-list'
import { useFinding } from './use-finding'

/** Two names on one spot cannot be read; where one stands is the better one. */
const CLOSE_METRES = 1000
/** Before the first answer has told the city's own. */
const FIRST_CIRCLE = { minutes: 15, metres: straightReach(ELDER_WALK, 15) }

interface SearchBoxProps {
  readonly search: Search
  /** Words are looked for among everything, whatever one comes for. */
  readonly everywhere: boolean
  readonly onEverywhere: (everywhere: boolean) => void
}

function SearchBox({ search, everywhere, onEverywhere }: SearchBoxProps) {
  return (
    <>
      <SearchField
        id="find"
        label="按名字找(打拼音也行)"
        value={search.typed}
        onChange={search.type}
        onSearch={search.search}
        attend
      />
      {search.typed.trim() !== '' && (
        <Box className="chips">
          <Press
            role="toggle"
            on={everywhere}
            className={`chip ${everywhere ? 'chip--on' : ''}`}
            onPress={() => onEverywhere(!everywhere)}
          >
            在全部里找
          </Press>
        </Box>
      )}
    </>
  )
}

/** How far «far» is here, for those who ask. */
function Reckoned({ found }: { readonly found: Found }) {
  return (
    <Fold title="走几分钟是怎么算的">
      <Box>{reckonedWords(found)}。</Box>
      {reckonedAtLength(found).map((line) => (
        <Box key={line}>{line}</Box>
      ))}
    </Fold>
  )
}

/** What to do where nothing was found. */
function Nothing({ looked }: { readonly looked: Looked }) {
  return (
    <>
      <Notice tone="wait">{emptyWords(looked)}</Notice>
      {isNarrowed(looked.filters) && (
        <Button
          kind="other"
          onPress={() => {
            clearFilters()
            bringToId(COUNT_ID)
          }}
        >
          去掉全部条件
        </Button>
      )}
    </>
  )
}

interface NotFreshProps {
  readonly error: WireError
  /** The copy of last time stands. */
  readonly copy: boolean
}

/** The list did not come; what stands, if anything does, is the copy of last time. */
function NotFresh({ error: { code, message }, copy }: NotFreshProps) {
  const why = copy && code === 'unavailable' ? '连不上网,' : message
  return (
    <>
      <Alert className={`notice notice--${copy ? 'wait' : 'bad'}`}>{copy ? `${why}这是上次看到的。` : why}</Alert>
      <Button kind="other" onPress={finding.retry}>
        再找一次
      </Button>
    </>
  )
}

interface FinderProps {
  readonly city: string
  readonly pack: Pack
  readonly here: Here
}

/** Searching, the list and the map: both show the same places. */
export function Finder({ city, pack, here }: FinderProps) {
  const person = forWhom.use()
  const need = mapNeed.use()
  const shown = mapShown.use()
  const named = useNameSearch(person.id, city)
  const { shown: searching, everywhere } = named.search
  const search = useSearch(named.search.typed, (typed) => named.change({ typed }))
  const { words } = search
  const [outside, setOutside] = useState(false)
  const filters = livingFilters(keptFilters.use(), { county: here.county, today: today() })
  const asked = askedFilters(filters, { need, words, everywhere })
  const at = { lng: here.lng, lat: here.lat }
  const pace = askedPace(useStart(person).pace)
  const state = useFinding(
    { city, at, ...asked, ...(filters.within !== null && { within: filters.within }), ...(pace && { pace }) },
    // The middle of a county tells nothing of anybody.
    here.by === 'county' ? undefined : person.id,
  )
  const { found, old, error } = state
  const anything = asked.need === undefined ? '地方' : (NEEDS.find(({ value }) => value === need)?.nearest ?? '地方')
  const looked = { what: anything, words, filters }
  const circle = useRef(FIRST_CIRCLE)
  if (found) circle.current = found.circle
  const findHere = (point: Place): void => {
    const place = pointIn(pack, point, '地图上选的地方')
    setOutside(place === undefined)
    if (!place) return
    startFrom(person, place)
    bringToId(COUNT_ID)
  }
  return (
    <>
      {searching && (
        <SearchBox search={search} everywhere={everywhere} onEverywhere={(all) => named.change({ everywhere: all })} />
      )}
      <Conditions filters={filters} />
      <Box role="status" className="strong" id={COUNT_ID}>
        {found && old && !error && '上次看到的,正在更新:'}
        {found ? countWords(found, looked) : error ? '没有取到' : '正在找…'}
        {found && found.facilities.length > 10 && `,已列出 ${found.facilities.length} 家`}
      </Box>
      <Box className="beside">
        <Box className="beside__list">
          {error && (old || !found) && <NotFresh error={error} copy={found !== undefined} />}
          {found && found.total > 0 && (
            <>
              <FoundList
                found={found}
                finding={state}
                isOnDay={filters.open !== null && filters.open !== 'now'}
                onMore={finding.more}
                onRetry={finding.retry}
              />
              <Reckoned found={found} />
            </>
          )}
          {found?.total === 0 && <Nothing looked={looked} />}
        </Box>
        {shown && (
          <Box className="beside__map">
            {outside && (
              <Alert className="notice notice--bad" attend>
                {`这里不在${pack.name},离得太远,算不出走多久。请把地图挪回${pack.name},或按“换地方”。`}
              </Alert>
            )}
            <FacilityMap
              city={city}
              here={here}
              filters={asked}
              circle={circle.current.metres}
              reach={filters.within === null ? undefined : reachOf(circle.current, filters.within)}
              total={found?.total}
              listed={(found?.facilities ?? []).map(({ card: { id, name, place } }, index) => ({
                ...place,
                id,
                name,
                number: index + 1,
              }))}
              names={namesAround(pack, here)}
              onOpen={(id, place) => go(PATHS.facility, { id, minutes: minutesTo(id, place, { found, here }) })}
              onFindHere={findHere}
            />
          </Box>
        )}
      </Box>
    </>
  )
}

/** Straight metres walked in so many minutes; a circle is told in whole metres, and what lies on its rim is listed. */
const reachOf = ({ minutes, metres }: Pick<Found['circle'], 'minutes' | 'metres'>, within: number): number =>
  (metres / minutes) * within + 1

interface Told {
  readonly found: Found | undefined
  readonly here: Place
}

/** Minutes on foot as the list has told them, else reckoned in the list's way; undefined before any list has come. */
function minutesTo(id: string, place: Place, { found, here }: Told): number | undefined {
  if (!found) return undefined
  const { pace, detour } = found.circle
  const listed = found.facilities.find(({ card }) => card.id === id)
  return listed?.minutes ?? minutesFor({ metresPerMinute: pace, detour }, metresBetween(here, place))
}

const namesAround = ({ counties }: Pick<Pack, 'counties'>, here: Here) => [
  ...counties.map(({ name, seat }) => ({ name, ...seat })).filter((seat) => metresBetween(seat, here) > CLOSE_METRES),
  here,
]
