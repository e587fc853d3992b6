import { useState } from 'react'
import { useCity } from '@/client/city'
import { forWhom, isBeside, ownerOf } from '@/client/for-whom'
import { usePack } from '@/client/pack'
import { forgetHome, hereOf, livesAt, pointIn, startFrom, useStart, type Here } from '@/client/place'
import type { Pack } from '@/domain/entitlement'
import { bringToId } from '@/platform/attention'
import { canChoosePoint, choosePoint } from '@/platform/choose-point'
import { go, goTab } from '@/platform/navigate'
import { Box, Button, Card, Heading, Notice, Row } from '@/ui'
import { AskCity, CityLine } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { Now } from '../now'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { useTaking, type Taking } from './taking'

/** WeChat's own map, where this phone has it. */
function PointButton({ pack, near, taking }: { readonly pack: Pack; readonly near?: Here; readonly taking: Taking }) {
  const [stuck, setStuck] = useState('')
  if (!canChoosePoint()) return null
  const choose = async (): Promise<void> => {
    const chosen = await choosePoint(near)
    setStuck(chosen.status === 'failed' ? '微信地图打不开。可以在下面选社区。' : '')
    if (chosen.status !== 'ok') return
    const place = pointIn(pack, chosen.value, chosen.value.name || '地图上选的地方')
    if (place) taking.take(place)
    else setStuck(`这个点不在${pack.name},离得太远。请在${pack.name}里选。`)
  }
  return (
    <>
      {stuck !== '' && <Notice tone="bad">{stuck}</Notice>}
      <Button kind="other" onPress={() => void choose()}>
        在微信地图上选
      </Button>
    </>
  )
}

/** By its name, or by county, street and community. */
function Communities({ pack, here, taking }: { readonly pack: Pack; readonly here?: Here; readonly taking: Taking }) {
  const current = here?.by === 'chosen' || here?.by === 'county' ? here.county : undefined
  return (
    <>
      <Heading level={2} className="subtitle">
        {taking.asHome ? '家在哪个社区?' : '从别的社区算'}
      </Heading>
      <Card kind="rows" role="list" label="找社区">
        <Row title="按名字找社区" detail="打名字或拼音" onPress={() => go(PATHS.whereSearch, taking.params)} />
      </Card>
      <Card kind="rows" role="list" label="县(市、区)">
        {pack.counties.map((county) => (
          <Row
            key={county.code}
            title={county.name}
            end={!taking.asHome && county.code === current ? <Now /> : undefined}
            onPress={() => go(PATHS.whereStreets, { county: county.code, ...taking.params })}
          />
        ))}
      </Card>
    </>
  )
}

/** Where her home is told: the button that forgets it goes with it. */
const HOME_ID = 'her-home'

/** The places that this phone knows of her: her community, her home, and what was chosen last. */
function Known({ pack, here }: { readonly pack: Pack; readonly here?: Here }) {
  const person = forWhom.use()
  const { home } = useStart(person)
  const lives = livesAt(pack, person)
  const from = (chosen: 'home' | null): void => {
    startFrom(person, chosen)
    goTab(PATHS.map)
  }
  const forget = (): void => {
    forgetHome(person)
    bringToId(HOME_ID)
  }
  const mark = (by: Here['by']) => (here?.by === by ? <Now /> : undefined)
  return (
    <>
      <Card kind="rows" role="list" label="现在能用的">
        {here?.by === 'chosen' && <Row title={here.name} detail="您选的地方" end={mark('chosen')} />}
        {lives && (
          <Row
            title={lives.name}
            detail={lives.by === 'community' ? '住的社区' : '住的县(市、区)'}
            end={mark(lives.by)}
            onPress={() => from(null)}
          />
        )}
        {home && <Row title="家" detail="只存在这部手机上" end={mark('home')} onPress={() => from('home')} />}
        {!isBeside(person) && (
          <Row
            id={HOME_ID}
            title={home ? '改家的位置' : '记住家的位置'}
            detail="选一次,以后可以从家算"
            onPress={() => go(PATHS.place, { as: 'home' })}
          />
        )}
      </Card>
      {home && (
        <Button kind="quiet" onPress={forget}>
          忘掉家的位置
        </Button>
      )}
    </>
  )
}

/** How her home is kept, and the place that was chosen last as a short way. */
function HomeIntro({ here, taking }: { readonly here?: Here; readonly taking: Taking }) {
  return (
    <>
      <Notice>家的位置只存在这部手机上,退出登录就删掉。找地方时只用一个大概的点(100 米左右),不带姓名和门牌。</Notice>
      {here?.by === 'chosen' && (
        <Button kind="other" onPress={() => taking.take(here)}>
          {`就用现在的“${here.name}”`}
        </Button>
      )}
    </>
  )
}

/** From where distances count: her community, her home, another community, or a point; or, with `as`, where her home is. */
function PlacePage() {
  const city = useCity()
  const policy = usePack(city)
  const { pack } = policy
  const person = forWhom.use()
  const start = useStart(person)
  const taking = useTaking()
  const here = pack && hereOf(pack, person, start)
  const title = taking.asHome ? `${ownerOf(person)}的家在哪里` : '从哪里算远近'
  if (city === null) {
    return (
      <Frame title={title}>
        <AskCity />
      </Frame>
    )
  }
  return (
    <Frame title={title} tabTitle={taking.asHome ? '家的位置' : title}>
      <CityLine city={city} words={['在', '里找']} />
      <Waiting {...policy} shown={pack !== undefined} />
      {pack && (
        <>
          {taking.asHome ? <HomeIntro here={here} taking={taking} /> : <Known pack={pack} here={here} />}
          <PointButton pack={pack} near={here} taking={taking} />
          <Communities pack={pack} here={here} taking={taking} />
          <Box className="note">也可以在地图页上把地图挪到要找的地方,再按“从地图中间找”。</Box>
        </>
      )}
    </Frame>
  )
}

export default guarded(PlacePage)
