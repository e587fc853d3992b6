import type { Facility } from '@/domain/facility/facility'
import { Box, Card, Heading, Row } from '@/ui'
import { serviceWords } from '../facility-words'
import { longDay } from '../words'
import { factsOf, serviceDetail } from './detail-words'

interface FacilityProps {
  readonly facility: Facility
}

/** What there is and what it costs, and who set the price. */
export function Services({ facility: { services } }: FacilityProps) {
  if (services.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        有什么,多少钱
      </Heading>
      <Card kind="rows" role="list" label="服务和价格">
        {services.map((service) => (
          <Row
            key={`${service.name} ${service.unit ?? ''} ${service.note ?? ''}`}
            title={service.name}
            detail={serviceDetail(service)}
            end={serviceWords(service)}
          />
        ))}
      </Card>
    </>
  )
}

interface FactsProps extends FacilityProps {
  /** Where it misses what its city asks of its type. */
  readonly warnings: readonly string[]
}

/** Everything else, and what is to be known before one decides. */
export function Facts({ facility, warnings }: FactsProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        其他
      </Heading>
      <Card kind="rows" role="list" label="其他">
        {warnings.map((warning) => (
          <Row key={warning} over="要留意" title={warning} />
        ))}
        {factsOf(facility).map(({ what, value }) => (
          <Row key={what} over={what} title={value} />
        ))}
      </Card>
      {!facility.demo && <Box className="note">以上内容 {longDay(facility.checkedOn)} 核对过,以现场为准。</Box>}
    </>
  )
}
