import type { DeskBooking } from '@/contract/booking/desk'
import { BATH_LIMITS, type Measurements } from '@/domain/booking/health'
import type { BookingState } from '@/domain/booking/states'
import { bookingOf, type ServingAct } from './outgoing-serving'
import { hasTexts, isRecordOf } from './shapes'
import { createStore } from './store'

/** A visit as it is being written down on a doorstep. */

export const MEASURES = ['temperature', 'systolic', 'diastolic', 'pulse'] as const
export type Measure = (typeof MEASURES)[number]

export interface VisitDraft {
  readonly note: string
  /** Why there is no code. */
  readonly without: string
  /** Why it was broken off, in words. */
  readonly why: string
  /** As typed: «36.5». */
  readonly temperature: string
  readonly systolic: string
  readonly diastolic: string
  readonly pulse: string
}

export const NO_VISIT: VisitDraft = {
  note: '',
  without: '',
  why: '',
  temperature: '',
  systolic: '',
  diastolic: '',
  pulse: '',
}

const isDraft = (kept: unknown): boolean => hasTexts(kept, 'note', 'without', 'why', ...MEASURES)

/** By booking; it survives a call and a closed app, and goes when the visit is handed over. */
export const visitDrafts = createStore<Readonly<Record<string, VisitDraft>>>({}, 'draft:visit', (kept) =>
  isRecordOf(kept, isDraft),
)

export function keepVisit(booking: string, part: Partial<VisitDraft>): void {
  const before = visitDrafts.get()
  visitDrafts.set({ ...before, [booking]: { ...(before[booking] ?? NO_VISIT), ...part } })
}

export function forgetVisit(booking: string): void {
  visitDrafts.set(Object.fromEntries(Object.entries(visitDrafts.get()).filter(([id]) => id !== booking)))
}

interface Bounds {
  readonly label: string
  readonly unit: string
  /** As the wire takes it; a temperature in tenths of a degree. */
  readonly least: number
  readonly most: number
}

export const MEASURE_BOUNDS: Readonly<Record<Measure, Bounds>> = {
  temperature: { label: '体温', unit: '度', least: 340, most: 425 },
  systolic: { label: '高压', unit: 'mmHg', least: 60, most: 260 },
  diastolic: { label: '低压', unit: 'mmHg', least: 30, most: 160 },
  pulse: { label: '脉搏', unit: '次/分', least: 30, most: 220 },
}

/** What was measured, or what is wrong with it by field. */
export type Measured =
  | { readonly measured: Measurements; readonly problems?: undefined }
  | { readonly measured?: undefined; readonly problems: Readonly<Partial<Record<Measure, string>>> }

/** «36.5» as tenths of a degree, everything else as a whole number; undefined where it is neither. */
function numberOf(measure: Measure, typed: string): number | undefined {
  const text = typed.trim()
  if (measure === 'temperature') return /^\d{2}(\.\d)?$/.test(text) ? Math.round(Number(text) * 10) : undefined
  return /^\d{2,3}$/.test(text) ? Number(text) : undefined
}

/** Reads what was typed; a number that no living body has is asked about anew. */
export function readMeasured(draft: VisitDraft): Measured {
  const problems: Partial<Record<Measure, string>> = {}
  const found: Partial<Record<Measure, number>> = {}
  for (const measure of MEASURES) {
    const { label, least, most } = MEASURE_BOUNDS[measure]
    const value = numberOf(measure, draft[measure])
    if (draft[measure].trim() === '') problems[measure] = `请量${label}`
    else if (value === undefined || value < least || value > most) problems[measure] = `${label}不像量出来的,请再看看`
    else found[measure] = value
  }
  return Object.keys(problems).length > 0 ? { problems } : { measured: found as unknown as Measurements }
}

/** From which on nobody bathes, as the page explains it. */
export const LIMIT_LINES: readonly string[] = [
  `体温到 ${BATH_LIMITS.temperature / 10} 度`,
  `高压到 ${BATH_LIMITS.systolic},或者不到 ${BATH_LIMITS.leastSystolic}`,
  `低压到 ${BATH_LIMITS.diastolic}`,
  `脉搏超过 ${BATH_LIMITS.pulse},或者不到 ${BATH_LIMITS.leastPulse}`,
]

const AFTER = { checkIn: 'started', finish: 'served', stopVisit: 'stopped' } as const

/** How a visit stands, counting what was done here and waits for a signal. */
export function visitState(
  { id, state }: Pick<DeskBooking, 'id' | 'state'>,
  acts: readonly ServingAct[],
): BookingState {
  const own = acts.filter((act) => act.state.kind === 'waiting' && bookingOf(act) === id)
  const last = own[own.length - 1]
  return last && last.action !== 'counterServe' ? AFTER[last.action] : state
}
