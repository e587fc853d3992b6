import { useCallback, useEffect, useRef, useState } from 'react'
import { finding, knownDays } from '@/client/finding'
import { filters as keptFilters, setFilters, type Filters } from '@/client/finding-filters'
import type { ForWhom } from '@/client/for-whom'
import { useStart, walkAt } from '@/client/place'
import { useAnswer } from '@/client/use-answer'
import { dayAfter } from '@/domain/facility/hours'
import { PACES } from '@/domain/facility/walk'
import { Choice, DateField, Fold, Heading, type ChoiceOption, type DateParts } from '@/ui'
import { dayChoice, GRADE_CHOICES, gradeChoice, PACE_WORDS } from '../finding-words'
import { REST_MS } from '../use-search'
import { partsOf, readDay, readPrice } from './filter-draft'

const ANY = 'any'
const NO_PARTS: DateParts = { year: '', month: '', day: '' }
const WEEK = [0, 1, 2, 3, 4, 5, 6]
const CIRCLE_MINUTES = 15
const OTHER = 'other'

interface ConditionProps {
  readonly title: string
  readonly options: readonly ChoiceOption[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** One condition: its question, and its answers. */
function Condition({ title, options, chosen, onChoose }: ConditionProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        {title}
      </Heading>
      <Choice label={title} kind="one" options={options} chosen={[chosen]} onChoose={onChoose} />
    </>
  )
}

/** The price as typed; it counts as soon as it is a number and typing rests, or the page is left. */
export function usePrice(mostFen: Filters['mostFen']) {
  const [typed, setTyped] = useState(mostFen === null ? '' : String(mostFen / 100))
  const pending = useRef<string>(undefined)
  const drop = (): void => void (pending.current = undefined)
  const settle = useCallback((): void => {
    if (pending.current === undefined) return
    const { fen } = readPrice(pending.current)
    pending.current = undefined
    if (fen !== keptFilters.get().mostFen) setFilters({ mostFen: fen })
  }, [])
  useEffect(() => {
    const timer = setTimeout(settle, REST_MS)
    return () => clearTimeout(timer)
  }, [typed, settle])
  useEffect(() => settle, [settle])
  return {
    typed,
    problem: readPrice(typed).problem,
    type(text: string): void {
      pending.current = text
      setTyped(text)
    },
    /** What is typed is not to count any more. */
    drop,
  }
}

/** What is typed and chosen of the day; it counts as soon as it is a whole day. */
export function useDay(open: Filters['open'], today: string) {
  const on = open !== null && open !== 'now' ? open.on : undefined
  const ahead = WEEK.map((days) => dayAfter(today, days))
  const [mode, setMode] = useState<'any' | 'now' | 'day'>(open === 'now' ? 'now' : on ? 'day' : 'any')
  const [other, setOther] = useState(on !== undefined && !ahead.includes(on))
  const [parts, setParts] = useState(on !== undefined && other ? partsOf(on) : NO_PARTS)
  return {
    mode,
    ahead,
    other,
    parts,
    picked: other ? OTHER : (on ?? ''),
    problem:
      mode === 'day' && on === undefined ? (other && readDay(parts, today).problem) || '请选是哪一天' : undefined,
    choose(next: string): void {
      setMode(next === 'now' || next === 'day' ? next : 'any')
      setOther(false)
      setParts(NO_PARTS)
      setFilters({ open: next === 'now' ? 'now' : null })
    },
    pick(day: string): void {
      setOther(day === OTHER)
      // What stands in the fields of another day counts again with it.
      const on = day === OTHER ? readDay(parts, today).on : day
      setFilters({ open: on === undefined ? null : { on } })
    },
    type(next: DateParts): void {
      setParts(next)
      const read = readDay(next, today)
      setFilters({ open: read.on === undefined ? null : { on: read.on } })
    },
  }
}

type Day = ReturnType<typeof useDay>

interface OpenConditionProps {
  readonly day: Day
  readonly today: string
  readonly error?: string
}

export function OpenCondition({ day, today, error }: OpenConditionProps) {
  const known = knownDays.use()
  return (
    <>
      <Condition
        title="什么时候开"
        options={[
          { id: ANY, label: '不限' },
          { id: 'now', label: '现在开着' },
          { id: 'day', label: '某一天开着' },
        ]}
        chosen={day.mode}
        onChoose={day.choose}
      />
      {day.mode === 'day' && (
        <Choice
          label="哪一天"
          kind="one"
          options={[
            ...day.ahead.map((date, inDays) => ({
              id: date,
              label: dayChoice(
                today,
                inDays,
                known.find((one) => one.date === date),
              ),
              narrow: true,
            })),
            { id: OTHER, label: '另外一天', narrow: true },
          ]}
          chosen={[day.picked]}
          error={day.other ? undefined : error}
          onChoose={day.pick}
        />
      )}
      {day.mode === 'day' && day.other && (
        <DateField id="on" label="哪年哪月哪日" error={error} value={day.parts} onChange={day.type} />
      )}
    </>
  )
}

interface TownConditionProps {
  readonly city: string
  readonly county: string
  readonly town: Filters['town']
}

/** The streets of the county that distances count in. */
export function TownCondition({ city, county, town }: TownConditionProps) {
  const { data } = useAnswer('facility', 'streets', { city, county }, 'anyone')
  const streets = data?.streets ?? []
  if (streets.length === 0) return null
  return (
    <Fold title="只看一个街道(乡、镇)" open={town !== null}>
      <Choice
        label="只看一个街道(乡、镇)"
        kind="one"
        options={[{ id: ANY, label: '不限' }, ...streets.map(({ name }) => ({ id: name, label: name, narrow: true }))]}
        chosen={[town?.name ?? ANY]}
        onChoose={(name) => setFilters({ town: name === ANY ? null : { county, name } })}
      />
    </Fold>
  )
}

interface ChosenProps {
  readonly filters: Filters
  readonly person: Pick<ForWhom, 'id'>
}

/** The conditions that are chosen and not typed. */
export function Chosen({ filters, person }: ChosenProps) {
  const { pace = 'usual' } = useStart(person)
  const minutes = finding.use().found?.circle.minutes ?? CIRCLE_MINUTES
  return (
    <>
      <Condition
        title="走多远"
        options={[
          { id: ANY, label: '不限' },
          { id: 'near', label: `走 ${minutes} 分钟以内` },
        ]}
        chosen={filters.within === null ? ANY : 'near'}
        onChoose={(id) => setFilters({ within: id === ANY ? null : minutes })}
      />
      <Condition
        title="走路快慢"
        options={PACES.map(({ value, metresPerMinute }) => ({
          id: value,
          label: PACE_WORDS[value],
          hint: value === 'usual' ? '按当地的平常走法估算' : `每分钟走 ${metresPerMinute} 米`,
        }))}
        chosen={pace}
        onChoose={(id) => walkAt(person, PACES.find(({ value }) => value === id)?.value ?? 'usual')}
      />
      <Condition
        title="评级"
        options={[
          { id: ANY, label: '不限' },
          ...GRADE_CHOICES.map((level) => ({ id: String(level), label: gradeChoice(level) })),
        ]}
        chosen={filters.grade === null ? ANY : String(filters.grade)}
        onChoose={(id) => setFilters({ grade: id === ANY ? null : Number(id) })}
      />
    </>
  )
}
