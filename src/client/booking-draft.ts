import type { BookingDetails } from '@/contract/booking/shapes'
import { SERVICES, type Service } from '@/domain/booking/services'
import { hasTexts, isListOf, isRecord, isRecordOf, isText } from './shapes'
import { createStore } from './store'
import { today } from './today'

/** What is asked before a service is booked, by page; the health questions are one page each. */
export type Asked = string

/** A booking being made. It survives a lost session, a call and a closed app; one for each offering and person. */
export interface BookingDraft {
  readonly person: { readonly id: string; readonly called: string }
  readonly offering: string
  /** As it was read: another one by now is told before anything is booked. */
  readonly version: number
  readonly service: Service
  /** «软食套餐» and «春晖食堂», for the line under 我的事. */
  readonly name: string
  readonly place: string
  /** To book it, or to wait for a place in what is full. */
  readonly act: 'book' | 'wait'
  readonly slots: readonly string[]
  readonly units: number
  readonly weekly?: { readonly weekdays: readonly number[]; readonly starts: number }
  readonly details: BookingDetails
  /** The day on which her health was told, and the risks were read, `YYYY-MM-DD`: they stand for that day alone. */
  readonly healthOn?: string
  /** Questions that she has answered or passed over. */
  readonly answered: readonly Asked[]
}

const isDraft = (kept: unknown): boolean =>
  isRecord(kept) &&
  hasTexts(kept, 'offering', 'service', 'name', 'place', 'act') &&
  (SERVICES as readonly unknown[]).includes(kept['service']) &&
  hasTexts(kept['person'], 'id', 'called') &&
  isListOf(kept['slots'], isText) &&
  isListOf(kept['answered'], isText) &&
  Number.isInteger(kept['version']) &&
  Number.isInteger(kept['units']) &&
  isRecord(kept['details'])

export const bookingDrafts = createStore<Readonly<Record<string, BookingDraft>>>({}, 'draft:booking', (kept) =>
  isRecordOf(kept, isDraft),
)

/** One for each offering and person. */
export const bookingKey = (personId: string, offering: string): string => `${personId}:${offering}`

const isOfHealth = (asked: Asked): boolean => asked === 'risk' || asked.startsWith('health.')

/** Without what was told of her health on another day: whoever was well then is asked anew. */
export function asOfToday(draft: BookingDraft): BookingDraft {
  const { healthOn, ...lasting } = draft
  const { health, riskRead, ...details } = draft.details
  if ((health === undefined && riskRead === undefined) || healthOn === today()) return draft
  return { ...lasting, details, answered: draft.answered.filter((asked) => !isOfHealth(asked)) }
}

function withDay(draft: BookingDraft): BookingDraft {
  const { health, riskRead } = draft.details
  return health === undefined && riskRead === undefined ? draft : { ...draft, healthOn: draft.healthOn ?? today() }
}

/** Keeps a draft; what it says of her health counts from today, unless it says since when. */
export function keepBookingDraft(draft: BookingDraft): void {
  const key = bookingKey(draft.person.id, draft.offering)
  // The one written last stands last: another offering for the same person begins with its answers.
  const { [key]: _before, ...others } = bookingDrafts.get()
  bookingDrafts.set({ ...others, [key]: withDay(draft) })
}

/** Forgets those that fit. */
export function forgetBookingDrafts(fits: (draft: BookingDraft) => boolean = () => true): void {
  const kept = Object.entries(bookingDrafts.get()).filter(([, draft]) => !fits(draft))
  bookingDrafts.set(Object.fromEntries(kept))
}

/** What was told of one person when somebody last booked for her here; her health is asked anew each time. */
type Habits = Omit<BookingDetails, 'health' | 'riskRead' | 'note'>

const habits = createStore<Readonly<Record<string, Habits>>>({}, 'booking-habits', (kept) => isRecordOf(kept, isRecord))

/** Keeps what need not be asked again the next time. */
export function keepHabits(personId: string, details: BookingDetails): void {
  const { health: _health, riskRead: _read, note: _note, ...lasting } = details
  habits.set({ ...habits.get(), [personId]: lasting })
}

/** Forgets what was told of one person, or of everybody. */
export function forgetBookings(personId?: string): void {
  forgetBookingDrafts(({ person }) => personId === undefined || person.id === personId)
  const others = Object.entries(habits.get()).filter(([id]) => personId !== undefined && id !== personId)
  habits.set(Object.fromEntries(others))
  const asked = Object.entries(bathReminders.get()).filter(([id]) => personId !== undefined && id !== personId)
  bathReminders.set(Object.fromEntries(asked))
}

/**
 * What is known of her before anything is asked: what another booking that was begun says, else what the last one said. Health
 * answers of today go from one bath to another, as where she cannot be moved and is bathed at home instead.
 */
export function detailsKnown(personId: string): BookingDetails {
  const begun = Object.values(bookingDrafts.get()).filter(({ person }) => person.id === personId)
  const last = begun[begun.length - 1]
  return { ...habits.get()[personId], ...(last && asOfToday(last).details) }
}

/** Days on which a bath is to be thought of again, `YYYY-MM-DD` by person: a doctor was to be asked first. */
export const bathReminders = createStore<Readonly<Record<string, string>>>({}, 'bath-again', (kept) =>
  isRecordOf(kept, isText),
)

export function remindOfBath(personId: string, day: string): void {
  bathReminders.set({ ...bathReminders.get(), [personId]: day })
}

export function forgetBathReminder(personId: string): void {
  const others = Object.entries(bathReminders.get()).filter(([id]) => id !== personId)
  bathReminders.set(Object.fromEntries(others))
}
