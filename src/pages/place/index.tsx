import { useCity } from '@/client/city'
import { usePack } from '@/client/pack'
import { chosenPlace } from '@/client/place'
import { forWhom } from '@/client/for-whom'
import { back } from '@/platform/navigate'
import { Card, Row } from '@/ui'
import { AskCity, CityLine } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { Now } from '../now'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'

/** From where distances count: her own community, or the middle of a county. */
function PlacePage() {
  const city = useCity()
  const policy = usePack(city)
  const { pack } = policy
  const { community, residence } = forWhom.use()
  const held = chosenPlace.use()
  // A place in another city is not where one looks now.
  const chosen = pack && held?.county.startsWith(pack.code) ? held : null
  const leave = (): void => back(PATHS.map)
  if (city === null) {
    return (
      <Frame title="从哪里算远近">
        <AskCity />
      </Frame>
    )
  }
  return (
    <Frame title="从哪里算远近">
      <CityLine city={city} words={['在', '里找']} />
      <Waiting {...policy} shown={pack !== undefined} />
      {pack && community && residence?.startsWith(pack.code) && (
        <Card kind="rows" role="list">
          <Row
            title={community.name}
            detail="住的社区"
            end={chosen ? undefined : <Now />}
            onPress={() => {
              chosenPlace.set(null)
              leave()
            }}
          />
        </Card>
      )}
      {pack && (
        <Card kind="rows" role="list">
          {pack.counties.map((county) => (
            <Row
              key={county.code}
              title={county.name}
              end={chosen?.county === county.code ? <Now /> : undefined}
              onPress={() => {
                chosenPlace.set({ name: `${county.name}中心`, county: county.code, ...county.seat })
                leave()
              }}
            />
          ))}
        </Card>
      )}
    </Frame>
  )
}

export default guarded(PlacePage)
