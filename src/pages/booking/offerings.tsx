import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { useCity } from '@/client/city'
import { forWhom } from '@/client/for-whom'
import { useAnswer } from '@/client/use-answer'
import { SERVICE_KINDS, SERVICE_RULES, SERVICES, type Service, type ServiceKind } from '@/domain/booking/services'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Chips, Dial, Notice } from '@/ui'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { beyondWords, countyToAsk, livesIn } from './comes-to'
import { OfferingRow } from './offering-row'
import { useHere } from './use-booking'

const PAGE = 20

const TITLES: Readonly<Record<ServiceKind, string>> = { meal: '订饭', bath: '订洗澡', home: '订上门服务' }

interface Wanted {
  readonly city: string
  /** Hers, where all that is wanted comes to the door. */
  readonly county?: string
  readonly kind?: ServiceKind
  readonly service?: Service
  readonly facility?: string
  readonly near?: { readonly lng: number; readonly lat: number }
}

/** A page of the list, and under it the next one once it is asked for. */
function OfferingPage({ wanted, skip = 0 }: { readonly wanted: Wanted; readonly skip?: number }) {
  const [more, setMore] = useState(false)
  const person = forWhom.use()
  const read = useAnswer('booking', 'offerings', skip === 0 ? wanted : { ...wanted, skip }, 'anyone')
  const { data } = read
  if (!data) return <Waiting {...read} shown={false} />
  if (data.offerings.length === 0 && skip === 0) return <Nothing wanted={wanted} />
  return (
    <>
      <Waiting {...read} shown />
      <Card kind="rows" role="list" label="可以订的">
        {data.offerings.map((offering) => (
          <OfferingRow
            key={offering.id}
            offering={offering}
            beyond={beyondWords(offering, person)}
            onPress={() => go(PATHS.bookWhen, { offering: offering.id })}
          />
        ))}
      </Card>
      {data.more && !more && (
        <Button kind="other" onPress={() => setMore(true)}>
          再看后面的
        </Button>
      )}
      {data.more && more && <OfferingPage wanted={wanted} skip={skip + PAGE} />}
    </>
  )
}

/** Nothing is to be had online: that is no reason to send her away. */
function Nothing({ wanted: { facility, county } }: { readonly wanted: Wanted }) {
  const none = county ? '手机上还没有能到家里来的。' : '这里还没有能在手机上订的。'
  const nothingWords = facility ? '这个地方还不能在手机上订。' : none
  return (
    <>
      <Notice>{nothingWords}可以打电话问,一样能订。</Notice>
      <Dial phone="12349" kind="other" detail="养老热线,问哪里能订">
        打电话 12349
      </Dial>
    </>
  )
}

const isKind = (text: string | undefined): text is ServiceKind => (SERVICE_KINDS as readonly unknown[]).includes(text)
const isService = (text: string | undefined): text is Service => (SERVICES as readonly unknown[]).includes(text)

/** What can be booked here, nearest first, by kind or at one place. */
function Offerings() {
  const { kind: typed, service: named, facility } = useRouter().params
  const kind = isKind(typed) ? typed : undefined
  const [service, setService] = useState<Service | 'all'>(isService(named) ? named : 'all')
  const city = useCity()
  const here = useHere()
  const services = SERVICES.filter((one) => kind === undefined || SERVICE_RULES[one].kind === kind)
  const county = countyToAsk(service === 'all' ? services : [service], livesIn(forWhom.use()))
  const wanted: Wanted | null = city === null ? null : { city }
  const query = wanted && {
    ...wanted,
    ...(service === 'all' ? kind && { kind } : { service }),
    ...(facility ? { facility } : county && { county }),
    ...(here && { near: { lng: here.lng, lat: here.lat } }),
  }
  return (
    <Frame title={kind ? TITLES[kind] : '可以订的'} who="change">
      {query === null ? (
        <AskCity />
      ) : (
        <>
          {!facility && kind !== undefined && services.length > 1 && (
            <Chips
              label="哪一种"
              options={[
                { value: 'all', label: '全部' },
                ...services.map((value) => ({ value, label: SERVICE_RULES[value].name })),
              ]}
              chosen={service}
              onChoose={setService}
            />
          )}
          <Box className="note">{here ? `从${here.name}算起,近的在前。` : '有空位、最早的在前。'}</Box>
          <OfferingPage key={JSON.stringify(query)} wanted={query} />
        </>
      )}
    </Frame>
  )
}

export default guarded(Offerings)
