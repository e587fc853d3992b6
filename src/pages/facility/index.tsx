import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { useAnswer } from '@/client/use-answer'
import type { Facility } from '@/domain/facility/facility'
import { walkingMinutes } from '@/domain/facility/distance'
import { wallTimeInChina } from '@/domain/facility/hours'
import { now } from '@/platform/clock'
import { canShowRoute, showRoute } from '@/platform/route'
import { Box, Button, Card, Dial, Heading, Notice, Row, spokenPhone, Tag } from '@/ui'
import { daysWords, openWords, serviceWords, spanWords } from '../facility-words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { Waiting } from '../waiting'
import { day } from '../words'

interface FacilityProps {
  readonly facility: Facility
}

function Head({ facility, metres }: FacilityProps & { readonly metres?: number }) {
  const state = openWords(facility.hours, wallTimeInChina(now()))
  return (
    <Card kind="answer">
      <Box className="note">{facility.typeName}</Box>
      <Box className={state.open ? 'good' : 'strong'}>{state.words}</Box>
      {metres !== undefined && <Box>走 {walkingMinutes(metres)} 分钟(按老人走路的快慢估算)</Box>}
      <Box>{facility.address}</Box>
      {facility.demo && <Tag>演示数据</Tag>}
      {facility.note && <Box className="strong">{facility.note}</Box>}
    </Card>
  )
}

function Hours({ facility }: FacilityProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        什么时候开
      </Heading>
      <Card kind="rows" role="list">
        {facility.hours.map((span) => (
          <Row key={JSON.stringify(span)} title={daysWords(span.days)} end={spanWords(span)} />
        ))}
      </Card>
      <Box className="note">节假日以门口公告为准,去之前可以先打电话问。</Box>
    </>
  )
}

function Services({ facility }: FacilityProps) {
  if (facility.services.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        有什么,多少钱
      </Heading>
      <Card kind="rows" role="list">
        {facility.services.map((service) => (
          <Row key={service.name} title={service.name} detail={service.note} end={serviceWords(service)} />
        ))}
      </Card>
    </>
  )
}

function Facts({ facility }: FacilityProps) {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['谁能来', facility.openTo],
    ['谁在办', facility.operator],
    ['床位', facility.beds === undefined ? undefined : `${facility.beds} 张`],
    ['面积', facility.area === undefined ? undefined : `${facility.area} 平方米`],
    ['食品经营许可', facility.needs.includes('eat') ? (facility.foodLicence ?? '未查到') : undefined],
    ['备案', facility.needs.includes('live') ? (facility.filing ?? '未查到备案') : undefined],
  ]
  return (
    <>
      <Heading level={2} className="subtitle">
        其他
      </Heading>
      <Card kind="rows" role="list">
        {facts.flatMap(([what, value]) => (value ? [<Row key={what} over={what} title={value} />] : []))}
      </Card>
      {!facility.demo && <Box className="note">以上内容 {day(facility.checkedOn)} 核对过,以店里为准。</Box>}
    </>
  )
}

function spoken(facility: Facility): string {
  const { words } = openWords(facility.hours, wallTimeInChina(now()))
  const services = facility.services.map((service) => `${service.name},${serviceWords(service)}`)
  return [facility.name, words, facility.address, `电话 ${facility.phone}`, ...services].join('。')
}

/** Rings, and hands over to the phone's own map where there is one. A map that fails leaves the address to be read. */
function Actions({ facility }: FacilityProps) {
  const [lost, setLost] = useState(false)
  const lead = async (): Promise<void> => {
    const { status } = await showRoute({ ...facility.place, ...facility })
    setLost(status === 'failed')
  }
  return (
    <>
      {lost && <Notice tone="bad">地图打不开。照地址走,或打电话问路:{facility.address}</Notice>}
      <Dial phone={facility.phone} detail={spokenPhone(facility.phone)}>
        打电话
      </Dial>
      {canShowRoute && (
        <Button kind="other" onPress={() => void lead()}>
          带我去
        </Button>
      )}
    </>
  )
}

function FacilityPage() {
  const { id = '', metres } = useRouter().params
  const read = useAnswer('facility', 'get', { id }, 'anyone')
  const facility = read.data?.facility
  const walked = metres && /^\d+$/.test(metres) ? Number(metres) : undefined
  return (
    <Frame
      title={facility?.name ?? '养老服务点'}
      spoken={facility && spoken(facility)}
      actions={facility && <Actions facility={facility} />}
    >
      <Waiting {...read} shown={facility !== undefined} />
      {facility && (
        <>
          <Head facility={facility} metres={walked} />
          {facility.hours.length > 0 && <Hours facility={facility} />}
          <Services facility={facility} />
          <Facts facility={facility} />
        </>
      )}
    </Frame>
  )
}

export default guarded(FacilityPage)
