import { PAGE, type Finding, type Found, type FoundPlace } from '@/client/finding'
import type { DayInfo } from '@/domain/facility/day'
import { wallTimeInChina } from '@/domain/facility/hours'
import { now } from '@/platform/clock'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Failure, Row, Tag } from '@/ui'
import { levelWords, openWords, priceWords } from '../facility-words'
import { openOnDay } from '../finding-words'
import { PATHS } from '../paths'

interface RowProps {
  readonly place: FoundPlace
  readonly mark: number
  readonly days: readonly DayInfo[]
  /** The day that was asked for; without it, now. */
  readonly on?: DayInfo
}

function FoundRow({ place: { card, minutes }, mark, days, on }: RowProps) {
  const state = on ? openOnDay(card, on) : openWords(card, days, wallTimeInChina(now()))
  const tone = !state.sure ? 'wait' : state.open ? 'good' : 'plain'
  const about = [`走 ${minutes} 分钟`, priceWords(card.price), card.grade ? levelWords(card.grade.level) : '']
  return (
    <Row
      start={<Box className="strong">{String(mark)}</Box>}
      title={card.name}
      detail={
        <>
          <Box>{about.filter(Boolean).join(' · ')}</Box>
          <Tag tone={tone}>{state.words}</Tag> {card.demo && <Tag>演示数据</Tag>}
        </>
      }
      onPress={() => go(PATHS.facility, { id: card.id, minutes })}
    />
  )
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
  return (
    <>
      <Card kind="rows" role="list" label="找到的地方">
        {facilities.map((place, index) => (
          <FoundRow key={place.card.id} place={place} mark={index + 1} days={days} on={isOnDay ? days[0] : undefined} />
        ))}
      </Card>
      {/* A box of its own: taking the button away would otherwise send the whole list to WeChat again. */}
      <Box className="stack">
        {error && !old && <Failure message={error.message} onRetry={onRetry} attend />}
        {!error && !whole && (
          <Button kind="other" busy={busy} onPress={onMore}>
            {`再看 ${PAGE} 个`}
          </Button>
        )}
      </Box>
    </>
  )
}
