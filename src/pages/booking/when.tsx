import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import type { SlotCard } from '@/contract/booking/shapes'
import { keepBookingDraft, type BookingDraft } from '@/client/booking-draft'
import { MOST_UNITS, SERVICE_RULES, UNIT_WORDS, type Meal } from '@/domain/booking/services'
import { go } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Chips, Choice, ErrorSummary, Heading, Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { DayChoice, FullDays, FurtherDays, OtherDays } from './days'
import { BookingObstacleNotice } from './obstacle'
import { OfferingHead } from './offering-head'
import { cancelRule, mealsAmong, everyWeekWords, whenWords } from './slot-words'
import { DAYS_TO_COME, weeklyNow, weeklyOf } from './weekly'
import { beginDraft, slotsOf, useBookingDraft, useOffering } from './use-booking'
import { MEAL_WORDS } from '@/domain/booking/services'

type Offered = ActionOutput<'booking', 'offering'>

/** As many portions, or hours, as one asks for at once. */
function Units({
  draft,
  unit,
  onChange,
}: {
  draft: BookingDraft
  unit: keyof typeof UNIT_WORDS
  onChange: (n: number) => void
}) {
  if (unit === 'visit') return null
  const words = unit === 'hour' ? '几个小时' : '每天几份'
  return (
    <>
      <Heading level={2} className="subtitle">
        {`${words}?`}
      </Heading>
      <Chips
        label={words}
        options={Array.from({ length: MOST_UNITS }, (_, at) => ({
          value: String(at + 1),
          label: `${at + 1} ${UNIT_WORDS[unit]}`,
        }))}
        few={3}
        chosen={String(draft.units)}
        onChoose={(value) => onChange(Number(value))}
      />
    </>
  )
}

/** Whether it goes on each week; which days it are follows from those that are chosen, so it may be said before them. */
function Weekly({
  draft,
  chosen,
  onChange,
}: {
  draft: BookingDraft
  chosen: readonly SlotCard[]
  onChange: (weekly: BookingDraft['weekly']) => void
}) {
  const weekly = weeklyOf(chosen)
  // One rule has one hour: days at different hours are booked one by one.
  if (chosen.length > 0 && !weekly)
    return <Box className="note">选的几天钟点不一样,不能每周自动接着订,只订选的这几天。</Box>
  return (
    <Choice
      label="要不要每周都订"
      kind="many"
      options={[
        {
          id: 'weekly',
          label: weekly ? `${everyWeekWords(weekly.weekdays)}都这样订` : '每周都这样订',
          hint: '先订好四周,以后自动接着订。哪天不要,单独取消那天;住院可以暂停。',
        },
      ]}
      chosen={draft.weekly ? ['weekly'] : []}
      onChoose={() => onChange(draft.weekly ? undefined : (weekly ?? DAYS_TO_COME))}
    />
  )
}

interface DaysProps {
  readonly offered: Offered
  readonly draft: BookingDraft
  readonly problem?: string
  readonly onChange: (part: Partial<BookingDraft>) => void
  readonly onWait: (slot: SlotCard) => void
}

/** The days of one meal, or of all where it is no meal. */
function Days({ offered: { offering, slots, menus }, draft, problem, onChange, onWait }: DaysProps) {
  const meals = mealsAmong(slots)
  const [meal, setMeal] = useState<Meal | undefined>(
    meals.find((one) => slots.some((slot) => slot.meal === one && draft.slots.includes(slot.id))) ??
      (meals.includes('lunch') ? 'lunch' : meals[0]),
  )
  const shown = slots.filter((slot) => meal === undefined || slot.meal === meal)
  const many = SERVICE_RULES[offering.service].kind !== 'bath'
  const toggle = (id: string): void => {
    const has = draft.slots.includes(id)
    const next = many ? (has ? draft.slots.filter((one) => one !== id) : [...draft.slots, id]) : [id]
    const seen = slots.filter((slot) => next.includes(slot.id))
    onChange({ slots: next, weekly: weeklyNow(draft.weekly, seen, next.length) })
  }
  return (
    <>
      {meals.length > 1 && (
        <Chips
          label="哪一顿"
          options={meals.map((value) => ({ value, label: MEAL_WORDS[value] }))}
          chosen={meal ?? meals[0]!}
          onChoose={setMeal}
        />
      )}
      <Heading level={2} className="subtitle">
        {many ? '哪几天?可以选几天' : '哪一天?'}
      </Heading>
      <DayChoice
        many={many}
        slots={shown.filter(({ state }) => state === 'open')}
        menus={menus}
        chosen={draft.slots}
        problem={problem}
        allergens={draft.details.allergens}
        onToggle={toggle}
      />
      <FullDays slots={shown.filter(({ state }) => state === 'full')} onWait={onWait} />
      <OtherDays slots={shown.filter(({ state }) => state === 'closed' || state === 'over')} />
    </>
  )
}

/** The draft as it goes on from here: without days that are seen to be gone. What was chosen further on stays. */
function readyDraft(draft: BookingDraft, { offering, slots }: Offered): BookingDraft {
  const { weekly: _weekly, ...bare } = draft
  const isGone = (id: string): boolean => slots.some((slot) => slot.id === id && slot.state !== 'open')
  const weekly = weeklyNow(draft.weekly, slotsOf(draft, slots), draft.slots.length)
  return {
    ...bare,
    ...(weekly && weekly.weekdays.length > 0 && { weekly }),
    act: 'book',
    version: offering.version,
    slots: draft.slots.filter((id) => !isGone(id)),
  }
}

/** So many days are named over the button; more would cover the page. */
const MOST_NAMED = 2

/** What is chosen so far, also of another meal or of later days. */
function Chosen({ draft, slots }: { readonly draft: BookingDraft; readonly slots: readonly SlotCard[] }) {
  const { length } = draft.slots
  if (length === 0) return null
  const isNamed = length <= MOST_NAMED && slots.length === length
  const each = draft.weekly ? ',每周都订' : ''
  return <Box role="status">{`选了 ${length} 天${isNamed ? `:${slots.map(whenWords).join('、')}` : ''}${each}`}</Box>
}

/** One offering: what it is, what is cooked, and which days. */
function When() {
  const { offering: id = '' } = useRouter().params
  const [from, setFrom] = useState<string>()
  const read = useOffering(id, from)
  const { person, draft: kept, obstacle } = useBookingDraft(id)
  const [problem, setProblem] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const offered = read.data
  const draft = offered && (kept ?? beginDraft(person, offered.offering))
  const change = (part: Partial<BookingDraft>): void => {
    setProblem(undefined)
    if (draft) keepBookingDraft({ ...draft, ...part })
  }
  const next = (): void => {
    if (!draft || !offered) return
    const ready = readyDraft(draft, offered)
    if (ready.slots.length === 0) {
      setProblem('请选一天,再往下走')
      setAttempt(attempt + 1)
      return toTop()
    }
    keepBookingDraft(ready)
    go(PATHS.bookNeeds, { offering: id })
  }
  const wait = (slot: SlotCard): void => {
    if (!draft || !offered) return
    const { weekly: _weekly, ...bare } = draft
    keepBookingDraft({ ...bare, act: 'wait', version: offered.offering.version, slots: [slot.id] })
    go(PATHS.bookNeeds, { offering: id })
  }
  const chosen = draft && offered ? slotsOf(draft, offered.slots) : []
  return (
    <Frame
      title={offered?.offering.name ?? '选日子'}
      who="change"
      actions={
        offered &&
        draft &&
        obstacle === null && (
          <>
            <Chosen draft={draft} slots={chosen} />
            <Button onPress={next}>下一步</Button>
          </>
        )
      }
    >
      <ErrorSummary attempt={attempt} errors={problem ? [problem] : []} />
      <Waiting {...read} shown={offered !== undefined} />
      {id === '' && <Notice>这个链接里没有写订什么。请从“订服务”里重新选。</Notice>}
      {offered && <OfferingHead offered={offered} />}
      {offered && obstacle && (
        <BookingObstacleNotice
          obstacle={obstacle}
          person={person}
          phone={offered.offering.place.phone || '12349'}
          answers={offered.offering.place.name}
        />
      )}
      {offered && draft && (
        <>
          <Units draft={draft} unit={offered.offering.unit} onChange={(units) => change({ units })} />
          {SERVICE_RULES[offered.offering.service].kind !== 'bath' && (
            <Weekly draft={draft} chosen={chosen} onChange={(weekly) => change({ weekly })} />
          )}
          <Days
            key={`${person.id} ${from ?? ''}`}
            offered={offered}
            draft={draft}
            problem={problem}
            onChange={change}
            onWait={wait}
          />
          <FurtherDays from={from} onTurn={setFrom} />
          <Box className="note">{cancelRule(chosen, offered.latePercent)}</Box>
        </>
      )}
    </Frame>
  )
}

export default guarded(When)
