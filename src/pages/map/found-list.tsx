import { useEffect, useRef } from 'react'
import { PAGE, type Finding, type Found, type FoundPlace } from '@/client/finding'
import { today } from '@/client/today'
import type { DayInfo } from '@/domain/facility/day'
import { wallTimeInChina } from '@/domain/facility/hours'
import { bringToId } from '@/platform/attention'
import { now } from '@/platform/clock'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Failure, Row, Tag } from '@/ui'
import { gradeWords, openWords, priceWords, ratingsWords } from '../facility-words'
import { missesWords, openOnDay, wayWords } from '../finding-words'
import { PATHS } from '../paths'

const rowId = (mark: number): string => `found-${mark}`

interface RowProps {
  readonly place: FoundPlace
  readonly mark: number
  readonly days: readonly DayInfo[]
  /** The day that was asked for; without it, now. */
  readonly on?: DayInfo
}

function FoundRow({ place: { card, metres, minutes, ratings }, mark, days, on }: RowProps) {
  const state = on ? openOnDay(card, on, today()) : openWords(card, days, wallTimeInChina(now()))
  const tone = !state.sure ? 'wait' : state.open ? 'good' : 'plain'
  const about = [wayWords(minutes, metres), priceWords(card.price), card.grade ? gradeWords(card.grade) : '']
  return (
    <Row
      id={rowId(mark)}
      start={<Box className="strong">{String(mark)}</Box>}
      title={card.name}
      detail={
        <>
          <Box>{about.filter(Boolean).join(' · ')}</Box>
          <Box>{card.address}</Box>
          {ratings && <Box>{ratingsWords(ratings)}</Box>}
          <Tag tone={tone}>{state.words}</Tag> {card.demo && <Tag>演示数据</Tag>}
        </>
      }
      onPress={() => go(PATHS.facility, { id: card.id, minutes })}
    />
  )
}

/** With the last page the button goes that was pressed for it: the first place of that page takes its stead. */
function useGoOn({ facilities, whole }: Found, onMore: () => void): () => void {
  const before = useRef<number>(undefined)
  useEffect(() => {
    const from = before.current
    if (from === undefined || facilities.length === from) return
    before.current = undefined
    if (whole && facilities.length > from) bringToId(rowId(from + 1))
  }, [facilities, whole])
  return () => {
    before.current = facilities.length
    onMore()
  }
}

interface FoundListProps {
  readonly found: Found
  readonly finding: Finding
  readonly isOnDay: boolean
  readonly onMore: () => void
  readonly onRetry: () => void
}

/** What was found, nearest first, and more of it as long as there is any. */
export function FoundList({ found, finding: { busy, old, error }, isOnDay, onMore, onRetry }: FoundListProps) {
  const { facilities, days, whole } = found
  const goOn = useGoOn(found, onMore)
  const alike = missesWords(found)
  const exact = alike === '' ? facilities.length : found.asTyped
  const on = isOnDay ? days[0] : undefined
  const row = (place: FoundPlace, index: number) => (
    <FoundRow key={place.card.id} place={place} mark={index + 1} days={days} {...(on && { on })} />
  )
  return (
    <>
      <Card kind="rows" role="list" label="找到的地方">
        {facilities.slice(0, exact).map(row)}
      </Card>
      {facilities.length > exact && (
        <>
          <Box className="note">{alike}</Box>
          <Card kind="rows" role="list" label={alike}>
            {facilities.slice(exact).map((place, index) => row(place, exact + index))}
          </Card>
        </>
      )}
      {/* A box of its own: taking the button away would otherwise send the whole list to WeChat again. */}
      <Box className="stack">
        {error && !old && <Failure message={error.message} onRetry={onRetry} attend />}
        {!error && !whole && (
          <Button kind="other" busy={busy} onPress={goOn}>
            {`再看 ${PAGE} 个`}
          </Button>
        )}
      </Box>
    </>
  )
}
