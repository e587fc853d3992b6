import { useCity } from '@/client/city'
import { filters, isNarrowed } from '@/client/finding-filters'
import { forWhom } from '@/client/for-whom'
import { mapNeed, mapShown, useNameSearch } from '@/client/map-need'
import { usePack } from '@/client/pack'
import { hereOf, useStart, type Here } from '@/client/place'
import type { Pace } from '@/domain/facility/walk'
import { go } from '@/platform/navigate'
import { Box, Button, Chips, Notice, Press } from '@/ui'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PACE_WORDS } from '../finding-words'
import { NEEDS } from '../needs'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { Finder } from './finder'

/** Needs that are seen before «更多» is pressed: what most people come for. Chosen conditions take a line of their own. */
const FEW_NEEDS = 5
const FEW_NEEDS_NARROWED = 2

interface LinesProps {
  readonly here?: Here
  readonly pace?: Pace
  /** The field for names is on the page. */
  readonly searching: boolean
  readonly onSearch: () => void
}

/** From where distances count, and what else narrows the list. */
function Lines({ here, pace = 'usual', searching, onSearch }: LinesProps) {
  const shown = mapShown.use()
  return (
    <Box>
      <Box className="line">
        {here && (
          <Box className="line__words">{`从 ${here.name} 算${pace === 'usual' ? '' : `,走得${PACE_WORDS[pace]}`}`}</Box>
        )}
        <Press className="line__press" role="link" onPress={() => go(PATHS.place)}>
          {here ? '换地方' : '选地方'}
        </Press>
      </Box>
      <Box className="line">
        <Press className="line__press" role="link" onPress={() => go(PATHS.filter)}>
          选条件
        </Press>
        {here && (
          <Press className="line__press" expanded={searching} onPress={onSearch}>
            按名字找
          </Press>
        )}
        <Press className="line__press" onPress={() => mapShown.set(!shown)}>
          {shown ? '只看列表' : '看地图'}
        </Press>
      </Box>
    </Box>
  )
}

function MapPage() {
  const city = useCity()
  const policy = usePack(city)
  const { pack } = policy
  const person = forWhom.use()
  const start = useStart(person)
  const need = mapNeed.use()
  const { search, change } = useNameSearch(person.id, city)
  const here = pack && hereOf(pack, person, start)
  const few = isNarrowed(filters.use()) ? FEW_NEEDS_NARROWED : FEW_NEEDS
  if (city === null) {
    return (
      <Frame title="养老地图" tab={PATHS.map}>
        <AskCity />
      </Frame>
    )
  }
  return (
    <Frame title="养老地图" tab={PATHS.map} wide>
      <Chips label="来做什么" options={NEEDS} chosen={need} onChoose={mapNeed.set} few={few} />
      <Lines
        here={here}
        pace={start.pace}
        searching={search.shown}
        onSearch={() => change({ shown: !search.shown, typed: '' })}
      />
      {!pack && <Waiting {...policy} shown={false} />}
      {pack && !here && (
        <>
          <Notice>还不知道您在哪里。先选一个县(市、区),再看最近的地方。</Notice>
          <Button role="link" onPress={() => go(PATHS.place)}>
            选县(市、区)
          </Button>
        </>
      )}
      {pack && here && <Finder city={city} pack={pack} here={here} />}
    </Frame>
  )
}

export default guarded(MapPage)
