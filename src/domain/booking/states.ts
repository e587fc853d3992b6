/**
 * How one booking goes on. One booking is one service on one day; several of one order stand in one case.
 * `requested`: the provider has not answered. `accepted`: it will come. `started`: checked in, or somebody is at the door.
 * `served`: done, not yet confirmed, or found not to be so. `confirmed`: she, or whoever rang her, said so; the money is settled. `cancelled` by her side,
 * `declined` by the provider or by time. `missed`: she did not come, or nobody opened. `stopped`: broken off, or not
 * begun by her wish at the door.
 * `unfit`: refused on arrival for her health.
 */
export const BOOKING_STATES = [
  'requested',
  'accepted',
  'started',
  'served',
  'confirmed',
  'cancelled',
  'declined',
  'missed',
  'stopped',
  'unfit',
] as const
export type BookingState = (typeof BOOKING_STATES)[number]

/** States in which it has its place, her time and her money. */
export const LIVE_STATES = ['requested', 'accepted', 'started', 'served'] as const satisfies readonly BookingState[]
/** States in which she has had it, or has it still before her: a second one of the same meal is refused. */
export const COUNTING_STATES = [...LIVE_STATES, 'confirmed'] as const satisfies readonly BookingState[]

export const BOOKING_EVENTS = [
  'booked',
  'accepted',
  'declined',
  'expired',
  'assigned',
  'changed',
  'cancelled',
  'undone',
  'started',
  'served',
  'confirmed',
  'called-back',
  'not-had',
  'missed',
  'stopped',
  'unfit',
  'rated',
  'reminded',
  'noted',
] as const
export type BookingEventKind = (typeof BOOKING_EVENTS)[number]

/** Where each event leads; an event that is not named leaves the state as it is, or cannot be. */
const STEPS: Readonly<Record<BookingState, Readonly<Partial<Record<BookingEventKind, BookingState>>>>> = {
  requested: {
    accepted: 'accepted',
    declined: 'declined',
    expired: 'declined',
    changed: 'requested',
    cancelled: 'cancelled',
    undone: 'cancelled',
    noted: 'requested',
  },
  accepted: {
    declined: 'declined',
    assigned: 'accepted',
    changed: 'requested',
    cancelled: 'cancelled',
    undone: 'cancelled',
    started: 'started',
    served: 'served',
    missed: 'missed',
    stopped: 'stopped',
    unfit: 'unfit',
    reminded: 'accepted',
    noted: 'accepted',
  },
  started: { served: 'served', stopped: 'stopped', unfit: 'unfit', noted: 'started' },
  // Looked into, and she has not had it: nobody pays, whatever was written down at the door.
  served: { confirmed: 'confirmed', 'called-back': 'served', 'not-had': 'cancelled', noted: 'served' },
  confirmed: { rated: 'confirmed', noted: 'confirmed' },
  cancelled: {},
  declined: {},
  missed: { rated: 'missed', noted: 'missed' },
  stopped: { rated: 'stopped', noted: 'stopped' },
  unfit: { noted: 'unfit' },
}

/** The state after an event; undefined where it cannot be now. @param state null before it is booked */
export function nextBookingState(state: BookingState | null, event: BookingEventKind): BookingState | undefined {
  if (state === null) return event === 'booked' ? 'requested' : undefined
  return STEPS[state][event]
}

export const isLive = (state: BookingState): boolean => (LIVE_STATES as readonly BookingState[]).includes(state)

export const BOOKING_STATE_WORDS: Readonly<Record<BookingState, string>> = {
  requested: '等对方接单',
  accepted: '已接单',
  started: '正在服务',
  served: '服务完了,等您确认',
  confirmed: '已完成',
  cancelled: '已取消',
  declined: '对方没有接',
  missed: '没有等到人',
  stopped: '中途停了',
  unfit: '当天身体不合适,没有做',
}

/** Why a provider declines; a reason is always given. */
export const DECLINE_REASONS = ['no-staff', 'too-far', 'closed', 'not-offered', 'unsafe', 'other'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]
export const DECLINE_WORDS: Readonly<Record<DeclineReason, string>> = {
  'no-staff': '这个时间没有人手',
  'too-far': '超出了服务的范围',
  closed: '那天不营业',
  'not-offered': '这项服务暂时不做',
  unsafe: '现有条件做不安全',
  other: '其他原因',
}

/** How it was confirmed that she had it. `time`: unsubsidised, and nobody said otherwise for 48 hours. */
export const CONFIRM_WAYS = ['tap', 'code', 'signature', 'call', 'time', 'counter'] as const
export type ConfirmWay = (typeof CONFIRM_WAYS)[number]

/** Hours after which an unsubsidised booking confirms itself; a subsidised one is rung about instead. */
export const CONFIRM_HOURS = 48
/** Minutes in which a booking can be undone, whatever the rule of cancelling says. */
export const UNDO_MINUTES = 10

/** One tap: 满意 · 一般 · 不满意. */
export const SCORES = ['good', 'fair', 'poor'] as const
export type Score = (typeof SCORES)[number]
export const SCORE_WORDS: Readonly<Record<Score, string>> = { good: '满意', fair: '一般', poor: '不满意' }
/** Ratings of a place are shown from so many on: of fewer one could guess whose they are. */
export const LEAST_RATINGS = 5
