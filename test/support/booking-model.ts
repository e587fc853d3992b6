import { answerBy } from '../../src/domain/booking/clock'

/**
 * Booking as one would do it on paper: slots with places, bookings with a state, one purse a person for the month. No database, no
 * constraints, no transactions; what it says is what the product must do.
 */

const MINUTE = 60_000
const UNDO = 10 * MINUTE
const CONFIRMS_ITSELF = 48 * 60 * MINUTE

export interface MSlot {
  readonly id: string
  readonly service: 'lunch' | 'cleaning'
  readonly day: string
  readonly starts: number
  readonly ends: number
  readonly closesAt: number
  readonly freeUntil: number
  readonly capacity: number
  closed: boolean
}

export type MState = 'requested' | 'accepted' | 'served' | 'confirmed' | 'cancelled' | 'declined'

export interface MBooking {
  readonly id: string
  readonly case: string
  readonly person: number
  slot: MSlot
  readonly units: number
  state: MState
  readonly undoUntil: number
  answerBy: number | null
  servedAt: number | null
  /** Of the purse, while it lives. */
  held: number
  own: number
  /** What the purse paid in the end. */
  settled: number
  /** Who goes; null while nobody is sent. */
  worker: number | null
}

export interface MWaiting {
  readonly id: string
  readonly person: number
  readonly slot: MSlot
  readonly units: number
  state: 'waiting' | 'offered' | 'taken' | 'gone'
  until: number
}

export const LIVE: readonly MState[] = ['requested', 'accepted', 'served']
const COUNTS: readonly MState[] = [...LIVE, 'confirmed']
export const PRICES = { lunch: 1_500, cleaning: 6_000 } as const
const LATE_PERCENT = 50
const WAIT = 60 * MINUTE
const ANSWER_MINUTES = 120
export const PURSE = 10_000

export class Model {
  readonly bookings: MBooking[] = []
  readonly waiting: MWaiting[] = []
  now = 0

  constructor(
    readonly slots: readonly MSlot[],
    /** Whether each person has a purse. */
    readonly granted: readonly boolean[],
  ) {}

  taken(slot: MSlot): number {
    const booked = this.bookings.filter((one) => one.slot === slot && COUNTS.includes(one.state))
    const offered = this.waiting.filter((one) => one.slot === slot && one.state === 'offered')
    return [...booked, ...offered].reduce((sum, { units }) => sum + units, 0)
  }

  isOpen = (slot: MSlot): boolean => !slot.closed && this.now < slot.closesAt

  left(person: number): number {
    if (!this.granted[person]) return 0
    const used = this.bookings
      .filter((one) => one.person === person)
      .reduce((sum, { held, settled }) => sum + held + settled, 0)
    return PURSE - used
  }

  /** Whether somebody could be there: no second lunch on a day, not in two places, and nothing twice at one time. */
  private hasTime(person: number, slot: MSlot, except?: MBooking): boolean {
    return this.bookings.every((one) => {
      if (one === except || one.person !== person || !COUNTS.includes(one.state)) return true
      if (slot.service === 'lunch' && one.slot.service === 'lunch' && one.slot.day === slot.day) return false
      const under = one.state === 'requested' || one.state === 'accepted'
      const together = one.slot.starts < slot.ends && slot.starts < one.slot.ends
      return !(under && together)
    })
  }

  /** The purse pays what it can of one portion, which is hers; she pays the rest, and others' portions. */
  private priced(person: number, slot: MSlot, units: number): { held: number; own: number } {
    const list = PRICES[slot.service] * units
    const held = Math.min(this.left(person), PRICES[slot.service])
    return { held, own: list - held }
  }

  /** What she would pay, or null where it cannot be booked. @param kept the place is kept for her */
  book(person: number, slot: MSlot, units: number, kept = false): { readonly own: number } | null {
    const room = kept || this.taken(slot) + units <= slot.capacity
    if (!this.isOpen(slot) || !room || !this.hasTime(person, slot)) return null
    return this.priced(person, slot, units)
  }

  booked(person: number, slot: MSlot, units: number, as: { readonly id: string; readonly case: string }): void {
    const atOnce = slot.service === 'lunch'
    this.bookings.push({
      ...{ ...as, person, slot, units, state: atOnce ? 'accepted' : 'requested', undoUntil: this.now + UNDO },
      answerBy: atOnce ? null : Math.min(answerBy(new Date(this.now), ANSWER_MINUTES).getTime(), slot.starts),
      ...{ servedAt: null, settled: 0, worker: null, ...this.priced(person, slot, units) },
    })
  }

  /** Whether a worker can go: to no other visit at that time. Visits of different hours leave him his way. */
  isFree = (worker: number, at: MBooking): boolean =>
    this.bookings.every(
      (one) => one === at || one.worker !== worker || one.slot !== at.slot || !LIVE.includes(one.state),
    )

  /** What cancelling costs her now, or null where it cannot be. */
  cancelCost(one: MBooking): number | null {
    if (one.state !== 'requested' && one.state !== 'accepted') return null
    return this.fee(one)
  }

  /** Of her own share alone: the purse pays for nothing that was not served. */
  private fee(one: MBooking): number {
    const free = one.state === 'requested' || this.now <= one.undoUntil || this.now <= one.slot.freeUntil
    return free ? 0 : Math.floor((one.own * LATE_PERCENT) / 100)
  }

  cancelled(one: MBooking): void {
    Object.assign(one, { state: 'cancelled', own: this.fee(one), held: 0 })
    this.freed(one.slot)
  }

  declined(one: MBooking): void {
    Object.assign(one, { state: 'declined', held: 0 })
    this.freed(one.slot)
  }

  confirmed(one: MBooking): void {
    Object.assign(one, { state: 'confirmed', settled: one.held, held: 0 })
  }

  /** Who waits longest and fits is offered what became free, as long as orders are open. */
  private freed(slot: MSlot): void {
    for (;;) {
      const free = slot.capacity - this.taken(slot)
      const next = this.waiting.find((one) => one.slot === slot && one.state === 'waiting' && one.units <= free)
      if (!next || !this.isOpen(slot)) return
      Object.assign(next, { state: 'offered', until: Math.min(this.now + WAIT, slot.closesAt) })
    }
  }

  /** Whether somebody may begin to wait: only where it is full, and she could have it. */
  mayWait(person: number, slot: MSlot, units: number): boolean {
    const waits = this.waiting.some(
      (one) => one.person === person && one.slot === slot && (one.state === 'waiting' || one.state === 'offered'),
    )
    return this.isOpen(slot) && this.taken(slot) + units > slot.capacity && !waits && this.hasTime(person, slot)
  }

  passed(one: MWaiting, state: 'taken' | 'gone'): void {
    const wasOffered = one.state === 'offered'
    one.state = state
    if (wasOffered && state === 'gone') this.freed(one.slot)
  }

  /** When a request that nobody answers is over: orders are closed and the time to answer is too, or it would begin. */
  answerableUntil = (one: MBooking): number => Math.min(one.slot.starts, Math.max(one.answerBy ?? 0, one.slot.closesAt))

  /** What time alone does. */
  timePasses(to: number): void {
    this.now = to
    for (const one of this.bookings) {
      if (one.state === 'requested' && this.now >= this.answerableUntil(one)) this.declined(one)
      const itself = one.state === 'served' && one.held === 0 && one.servedAt !== null
      if (itself && this.now >= one.servedAt! + CONFIRMS_ITSELF) this.confirmed(one)
    }
    for (const one of this.waiting) if (one.state === 'offered' && this.now >= one.until) this.passed(one, 'gone')
    for (const one of this.waiting) if (one.state === 'waiting' && !this.isOpen(one.slot)) one.state = 'gone'
  }
}
