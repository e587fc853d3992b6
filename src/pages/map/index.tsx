import { useState } from 'react'
import { useCity } from '@/client/city'
import { forWhom } from '@/client/for-whom'
import { mapNeed, mapShown } from '@/client/map-need'
import { usePack } from '@/client/pack'
import { hereOf, useStart, type Here } from '@/client/place'
import { go } from '@/platform/navigate'
import { Box, Button, Chips, Notice, Press } from '@/ui'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { NEEDS } from '../needs'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { Finder } from './finder'

/** Needs that are seen before «更多» is pressed: what most people come for. */
const FEW_NEEDS = 5

interface LinesProps {
  readonly here?: Here
  readonly onSearch: () => void
}

/** From where distances count, and what else narrows the list. */
function Lines({ here, onSearch }: LinesProps) {
  const shown = mapShown.use()
  return (
    <Box>
      <Box className="line">
        {here && <Box className="line__words">从 {here.name} 算</Box>}
        <Press className="line__press" role="link" onPress={() => go(PATHS.place)}>
          {here ? '换地方' : '选地方'}
        </Press>
      </Box>
      <Box className="line">
        <Press className="line__press" role="link" onPress={() => go(PATHS.filter)}>
          选条件
        </Press>
        {here && (
          <Press className="line__press" onPress={onSearch}>
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
  const [searching, setSearching] = useState(false)
  const here = pack && hereOf(pack, person, start)
  if (city === null) {
    return (
      <Frame title="养老地图" tab={PATHS.map}>
        <AskCity />
      </Frame>
    )
  }
  return (
    <Frame title="养老地图" tab={PATHS.map} wide>
      <Chips label="来做什么" options={NEEDS} chosen={need} onChoose={mapNeed.set} few={FEW_NEEDS} />
      <Lines here={here} onSearch={() => setSearching(true)} />
      {!pack && <Waiting {...policy} shown={false} />}
      {pack && !here && (
        <>
          <Notice>还不知道您在哪里。先选一个县(市、区),再看最近的地方。</Notice>
          <Button role="link" onPress={() => go(PATHS.place)}>
            选县(市、区)
          </Button>
        </>
      )}
      {pack && here && <Finder city={city} pack={pack} here={here} searching={searching} />}
    </Frame>
  )
}

export default guarded(MapPage)
