import { useRouter } from '@tarojs/taro'
import { useCity } from '@/client/city'
import { usePack } from '@/client/pack'
import { countyMiddle } from '@/client/place'
import { useAnswer } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Card, Heading, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { useTaking } from '../place/taking'
import { Waiting } from '../waiting'

/** The streets of a county; its middle does where nobody wants to look closer. */
function StreetsPage() {
  const { county: code = '' } = useRouter().params
  const city = useCity()
  const { pack } = usePack(city)
  const taking = useTaking()
  const read = useAnswer('facility', 'streets', { city: city ?? '', county: code }, city === null ? null : 'anyone')
  const county = pack?.counties.find((one) => one.code === code)
  const streets = read.data?.streets ?? []
  return (
    <Frame title={county ? `${county.name}的哪里` : '选街道'}>
      {county && (
        <Card kind="rows" role="list" label="不选社区">
          <Row
            title={`${county.name}中心`}
            detail="不选社区,从这里算"
            onPress={() => taking.take(countyMiddle(county))}
          />
        </Card>
      )}
      <Waiting {...read} shown={read.data !== undefined} />
      {streets.length > 0 && (
        <>
          <Heading level={2} className="subtitle">
            哪个街道(乡、镇)?
          </Heading>
          <Card kind="rows" role="list" label="街道(乡、镇)">
            {streets.map((street) => (
              <Row
                key={street.code}
                title={street.name}
                onPress={() => go(PATHS.whereCommunities, { county: code, street: street.code, ...taking.params })}
              />
            ))}
          </Card>
        </>
      )}
    </Frame>
  )
}

export default guarded(StreetsPage)
