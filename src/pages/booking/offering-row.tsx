import type { OfferingCard } from '@/contract/booking/shapes'
import { levelWords } from '@/domain/assessment/standing-level'
import { SERVICE_RULES } from '@/domain/booking/services'
import { Box, Inline, Row, Tag } from '@/ui'
import { ratingsWords } from '../facility-words'
import { fullDay } from '../words'
import { eachWords } from './price-words'
import { metresWords } from './slot-words'

interface OfferingRowProps {
  readonly offering: OfferingCard
  /** Why it is nothing for her: the row then opens nothing. */
  readonly beyond?: string | undefined
  readonly onPress: () => void
}

/** One thing that can be booked, as one chooses between several: what, where, how far, how much, and from which day on. */
export function OfferingRow({ offering, beyond, onPress }: OfferingRowProps) {
  const { name, service, place, fen, unit, metres, nextDay, ratings, levelFrom, demo } = offering
  const where = [place.name, metresWords(metres)].filter(Boolean).join(' · ')
  return (
    <Row
      over={SERVICE_RULES[service].name}
      title={name}
      detail={
        <>
          <Box>{where}</Box>
          {ratings && <Box>{ratingsWords(ratings)}</Box>}
          {levelFrom !== null && <Box>{levelWords(levelFrom)}</Box>}
          {beyond === undefined ? (
            <Tag tone={nextDay ? 'good' : 'wait'}>{nextDay ? `最早 ${fullDay(nextDay)}` : '两周内都满了'}</Tag>
          ) : (
            <Tag tone="wait">{beyond}</Tag>
          )}{' '}
          {demo && <Tag>演示数据</Tag>}
        </>
      }
      end={<Inline className="strong">{eachWords(fen, unit)}</Inline>}
      {...(beyond === undefined && { onPress })}
    />
  )
}
