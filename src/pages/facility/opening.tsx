import { mapNeed } from '@/client/map-need'
import type { DayInfo } from '@/domain/facility/day'
import type { Facility, FacilityCard } from '@/domain/facility/facility'
import { wallTimeInChina } from '@/domain/facility/hours'
import { shownPrice } from '@/domain/facility/price'
import type { Need } from '@/domain/facility/types'
import { now } from '@/platform/clock'
import { Box, Card, Heading, Row, Tag } from '@/ui'
import { comesWords, daysAhead, gradeWords, holidayWords, openWords, priceWords, weekTable } from '../facility-words'
import { walkedWords } from '../finding-words'
import { bookWords, stopWords } from './detail-words'

/** What a list tells of a place, and what its own page adds. */
export type Known = FacilityCard & Partial<Facility>

export interface OfPlace {
  readonly place: Known
  readonly days: readonly DayInfo[]
}

interface HeadProps extends OfPlace {
  /** On foot from where one searched. */
  readonly minutes?: number
}

/** The price that the list showed to who comes for this, so that row and page say the same. */
const priceOf = ({ services, needs, price }: Known, need: Need): FacilityCard['price'] =>
  services ? shownPrice(services, needs.includes(need) ? need : undefined) : price

/** The answer: whether it is open, how far, what it costs, where, and how one books. */
export function Head({ place, days, minutes }: HeadProps) {
  const { words, note, open, sure } = openWords(place, days, wallTimeInChina(now()))
  const book = bookWords(place.needs)
  const price = priceWords(priceOf(place, mapNeed.get()))
  return (
    <Card kind="answer">
      <Box className="note">{place.typeName}</Box>
      <Box className={open && sure ? 'good' : 'strong'}>{words}</Box>
      {note && <Box className="note">{note}</Box>}
      {minutes !== undefined && <Box>{walkedWords(minutes)}</Box>}
      {price && <Box>{price}</Box>}
      <Box>{place.address}</Box>
      {place.grade && <Box>{gradeWords(place.grade, true)}</Box>}
      {book && <Box>{book}。</Box>}
      {place.demo && <Tag>演示数据</Tag>}
      {place.note && <Box className="strong">{place.note}</Box>}
    </Card>
  )
}

/** The week, the holidays, and the days ahead that are not like others. */
export function Hours({ place, days }: OfPlace) {
  const week = weekTable(place.hours)
  if (week.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        什么时候开
      </Heading>
      <Card kind="rows" role="list" label="一周的开门时间">
        {week.map((line) => (
          <Row key={line.times} title={line.days} end={line.times} />
        ))}
        {daysAhead(place, days).map((line) => (
          <Row key={line.days} title={line.days} end={line.times} />
        ))}
      </Card>
      <Box className="note">{holidayWords(place.holidays)}。</Box>
    </>
  )
}

/** Where something that drives around stops, and when it is there again. */
export function Stops({ place, days }: OfPlace) {
  const stops = place.mobile ?? []
  if (stops.length === 0) return null
  const wall = wallTimeInChina(now())
  return (
    <>
      <Heading level={2} className="subtitle">
        开到家门口的服务
      </Heading>
      <Card kind="rows" role="list" label="开到家门口的服务">
        {stops.map((stop) => (
          <Row
            key={`${stop.where} ${stop.what} ${stop.days.join()} ${stop.from}`}
            over={comesWords(stop, days, wall)}
            title={stop.what}
            detail={stopWords(stop)}
          />
        ))}
      </Card>
    </>
  )
}
