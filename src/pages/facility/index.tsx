import { useMemo, useState } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { WireError } from '@/contract'
import { knownDays } from '@/client/finding'
import { seenCard } from '@/client/seen-card'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import type { FacilityCard } from '@/domain/facility/facility'
import { wallTimeInChina } from '@/domain/facility/hours'
import { now } from '@/platform/clock'
import { go } from '@/platform/navigate'
import { ROUTE_BY, showRoute } from '@/platform/route'
import type { SharedPage } from '@/platform/share'
import { Box, Button, Dial, Notice, spokenPhone } from '@/ui'
import { ShareButton } from '@/ui/share-button'
import { daysTold, ratingsWords } from '../facility-words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { toMap } from '../to-map'
import { Waiting } from '../waiting'
import { longDay } from '../words'
import { Facts, Services } from './details'
import { Bookable } from './bookable'
import { NoPlace } from './no-place'
import { Head, Hours, Stops, type Known } from './opening'
import { spokenPlace } from './spoken'

/** Rings, and hands over to a map that leads the way. Where none opens, the address is there to be read. */
function Actions({ place }: { readonly place: FacilityCard }) {
  const [lost, setLost] = useState(false)
  const lead = async (): Promise<void> => {
    const { status } = await showRoute({ ...place.place, name: place.name, address: place.address })
    setLost(status === 'failed')
  }
  return (
    <>
      {lost && <Notice tone="bad">地图打不开。照地址走,或打电话问路:{place.address}</Notice>}
      {place.phone ? (
        <Dial phone={place.phone} detail={spokenPhone(place.phone)}>
          打电话
        </Dial>
      ) : (
        <Dial phone="12349" detail="没有登记电话,可以打 12349 问">
          打电话
        </Dial>
      )}
      <Button kind="other" onPress={() => void lead()}>
        {ROUTE_BY ? `带我去(${ROUTE_BY})` : '带我去'}
      </Button>
    </>
  )
}

/** It is closed for good: nobody is sent there, the way to others is open, and the hotline hears of it where that is wrong. */
function Closed({ place, since }: { readonly place: Known; readonly since: string }) {
  return (
    <>
      <Notice tone="bad">
        这个地方 {longDay(since)} 起停业了,不要去。{place.note ?? ''}
      </Notice>
      <Button role="link" onPress={() => toMap(place.needs[0] ?? 'ask')}>
        看附近别的地方
      </Button>
      <Dial phone="12349" kind="other" detail="打 12349 说一声,请他们改过来">
        其实还开着?
      </Dial>
    </>
  )
}

/** What a server refuses is no fault of the network, and pressing again may make it worse. */
const whyWords = (error?: WireError): string => (error && error.code !== 'unavailable' ? error.message : '连不上网,')

const MINUTES = /^\d{1,3}$/

/** What a link opens: the place, and nothing of who sent it. */
const linkTo = (id: string): string => `${PATHS.facility}?id=${encodeURIComponent(id)}`

/** The place of the address: as the cloud tells it, else as a list has shown it. */
function usePlace(id: string) {
  const read = useAnswer('facility', 'get', { id }, id === '' ? null : 'anyone')
  const { error, loading } = read
  // Asking again is of no use, and what was kept of it is not true any more.
  const gone = error?.code === 'not-found' ? error.message : undefined
  const data = gone === undefined ? read.data : undefined
  const missing = data === undefined && gone === undefined
  const card = useMemo(() => (missing ? seenCard(id) : undefined), [missing, id])
  const others = knownDays.use()
  const days = daysTold(today(), data?.days ?? [], others)
  const place: Known | undefined = data?.facility ?? card
  const ratings = ratingsWords(data?.ratings)
  return {
    read,
    ratings,
    facility: data?.facility,
    warnings: data?.warnings ?? [],
    card,
    place,
    days,
    waits: loading,
    gone,
  }
}

function FacilityPage() {
  const { id = '', minutes = '' } = useRouter().params
  const { read, ratings, facility, warnings, card, place, days, waits, gone } = usePlace(id)
  const page: SharedPage = { title: place?.name ?? '养老服务点', path: place ? linkTo(id) : PATHS.home }
  useShareAppMessage(() => page)
  const closed = facility?.closedOn !== undefined && facility.closedOn <= today() ? facility.closedOn : undefined
  const walked = MINUTES.test(minutes) ? Number(minutes) : undefined
  return (
    <Frame
      title={place?.name ?? '养老服务点'}
      spoken={place && spokenPlace(place, days, wallTimeInChina(now()))}
      actions={place && !closed && <Actions place={place} />}
    >
      {id === '' && <NoPlace />}
      {gone && <NoPlace why={gone} />}
      {!gone && (!card || waits) && <Waiting {...read} shown={place !== undefined} />}
      {place && closed && <Closed place={place} since={closed} />}
      {place && !closed && <Head place={place} days={days} minutes={walked} />}
      {card && !waits && (
        <Notice tone="wait">{`${whyWords(read.error)}下面是在列表里看到的。有网时再打开,看得到全部。`}</Notice>
      )}
      {place && !closed && <Hours place={place} days={days} />}
      {facility && !closed && (
        <>
          {ratings && <Box>{ratings}</Box>}
          <Bookable place={facility} />
          <Services facility={facility} />
          <Stops place={facility} days={days} />
        </>
      )}
      {facility && <Facts facility={facility} warnings={warnings} />}
      {place && (
        <>
          <ShareButton page={page}>告诉家人</ShareButton>
          {!closed && (
            <Button kind="quiet" role="link" onPress={() => go(PATHS.report, { id })}>
              报错:这里写得不对
            </Button>
          )}
        </>
      )}
    </Frame>
  )
}

export default guarded(FacilityPage)
