import { useState } from 'react'
import { useCity } from '@/client/city'
import { forWhom } from '@/client/for-whom'
import { mapNeed } from '@/client/map-need'
import { usePack, type PackRead } from '@/client/pack'
import { chosenPlace, type ChosenPlace } from '@/client/place'
import { createStore } from '@/client/store'
import { useAnswer } from '@/client/use-answer'
import type { FacilityCard } from '@/domain/facility/facility'
import { ELDER_WALK_METRES, metresBetween, walkingMinutes } from '@/domain/facility/distance'
import { wallTimeInChina } from '@/domain/facility/hours'
import { now } from '@/platform/clock'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Chips, Notice, Press, Row, Tag } from '@/ui'
import { PlaceMap } from '@/ui/place-map'
import { openWords, priceWords } from '../facility-words'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { NEEDS } from '../needs'

const PAGE = 10
const MOST = 50
const WALK_MINUTES = 15
const CLOSE_METRES = 1000

/** Whether the map strip is drawn; the list tells the same. */
const mapShown = createStore(true, 'map-shown')

/**
 * Where distances count from: a place chosen by hand, her community, or the middle of her county's seat. Only what lies
 * in the city that one looks in: from another one everything is a day away.
 */
function useHere(pack: PackRead['pack']): ChosenPlace | undefined {
  const chosen = chosenPlace.use()
  const { community, residence } = forWhom.use()
  if (!pack) return undefined
  if (chosen?.county.startsWith(pack.code)) return chosen
  if (community && residence?.startsWith(pack.code)) {
    return { name: community.name, county: residence, ...community.place }
  }
  const county = pack.counties.find(({ code }) => code === residence)
  return county && { name: `${county.name}中心`, county: county.code, ...county.seat }
}

interface Near {
  readonly card: FacilityCard
  readonly metres: number
}

function FacilityRow({ near: { card, metres }, mark }: { readonly near: Near; readonly mark: number }) {
  const state = openWords(card.hours, wallTimeInChina(now()))
  const price = priceWords(card.price)
  return (
    <Row
      start={<Box className="strong">{String(mark)}</Box>}
      title={card.name}
      detail={
        <>
          走 {walkingMinutes(metres)} 分钟 <Tag tone={state.open ? 'good' : 'plain'}>{state.words}</Tag>
          {price && ` ${price}`}
        </>
      }
      onPress={() => go(PATHS.facility, { id: card.id, metres: Math.round(metres) })}
    />
  )
}

interface FoundProps {
  readonly found: readonly Near[]
  readonly total: number
  readonly onMore: () => void
}

function FoundList({ found, total, onMore }: FoundProps) {
  return (
    <>
      <Card kind="rows" role="list" label="找到的地方">
        {found.map((near, index) => (
          <FacilityRow key={near.card.id} near={near} mark={index + 1} />
        ))}
      </Card>
      {/* A box of its own: taking the button away would otherwise send the whole list to WeChat again. */}
      <Box>
        {found.length < Math.min(total, MOST) && (
          <Button kind="other" onPress={onMore}>
            {`再看 ${PAGE} 个`}
          </Button>
        )}
        {found.length >= MOST && total > MOST && <Box className="note">只列最近的 {MOST} 家;要找更远的,请换地方。</Box>}
      </Box>
    </>
  )
}

interface ResultsProps {
  readonly city: string
  readonly here: ChosenPlace
  readonly names: readonly { readonly name: string; readonly lng: number; readonly lat: number }[]
}

function Results({ city, here, names }: ResultsProps) {
  const need = mapNeed.use()
  const shown = mapShown.use()
  const [limit, setLimit] = useState(PAGE)
  const read = useAnswer('facility', 'near', { city, at: { lng: here.lng, lat: here.lat }, need, limit }, 'anyone', {
    grows: true,
  })
  const { data } = read
  const found = data?.facilities ?? []
  const walkable = found.filter(({ metres }) => walkingMinutes(metres) <= WALK_MINUTES).length
  const what = NEEDS.find(({ value }) => value === need)?.nearest ?? ''
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data && (
        <Box className="note" role="status">
          走 {WALK_MINUTES} 分钟以内,{what}有 {walkable} 家{walkable === 0 && found.length > 0 ? ',下面是最近的 ' : ' '}
          {found.some(({ card }) => card.demo) && <Tag>演示数据</Tag>}
        </Box>
      )}
      {data && found.length === 0 && <Notice>这一带没有登记的{what}。可以打 12349 问问,或换个地方看看。</Notice>}
      {found.length > 0 && (
        <Box className="beside">
          <Box className="beside__list">
            <FoundList found={found} total={data?.total ?? 0} onMore={() => setLimit(Math.min(MOST, limit + PAGE))} />
          </Box>
          {shown && (
            <Box className="beside__map">
              <PlaceMap
                label="地图,和列表内容一样"
                centre={here}
                radius={ELDER_WALK_METRES * WALK_MINUTES}
                names={[...names, here]}
                pins={found.map(({ card, metres }, index) => ({
                  ...card.place,
                  id: card.id,
                  mark: String(index + 1),
                  name: `${index + 1} ${card.name},走${walkingMinutes(metres)}分钟`,
                }))}
                onOpen={(id) => go(PATHS.facility, { id })}
              />
            </Box>
          )}
        </Box>
      )}
    </>
  )
}

function MapPage() {
  const city = useCity()
  const policy = usePack(city)
  const here = useHere(policy.pack)
  const need = mapNeed.use()
  const shown = mapShown.use()
  const names = (policy.pack?.counties ?? [])
    .map(({ name, seat }) => ({ name, ...seat }))
    // Two names on one spot cannot be read; where one stands is the better one.
    .filter((seat) => here && metresBetween(seat, here) > CLOSE_METRES)
  if (city === null) {
    return (
      <Frame title="养老地图" tab={PATHS.map}>
        <AskCity />
      </Frame>
    )
  }
  return (
    <Frame title="养老地图" tab={PATHS.map} wide>
      <Chips label="来做什么" options={NEEDS} chosen={need} onChoose={mapNeed.set} />
      <Box className="line">
        {here && <Box className="line__words">从 {here.name} 算</Box>}
        <Press className="line__press" role="link" onPress={() => go(PATHS.place)}>
          {here ? '换地方' : '选地方'}
        </Press>
        <Press className="line__press" onPress={() => mapShown.set(!shown)}>
          {shown ? '只看列表' : '看地图'}
        </Press>
      </Box>
      {!policy.pack && !here && <Waiting {...policy} shown={false} />}
      {policy.pack && !here && (
        <>
          <Notice>还不知道您在哪里。先选一个县(市、区),再看最近的地方。</Notice>
          <Button role="link" onPress={() => go(PATHS.place)}>
            选县(市、区)
          </Button>
        </>
      )}
      {/* A new place or need begins at the nearest ten again. */}
      {here && <Results key={`${here.lng},${here.lat},${need}`} city={city} here={here} names={names} />}
    </Frame>
  )
}

export default guarded(MapPage)
