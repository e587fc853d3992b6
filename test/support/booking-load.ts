import { randomUUID } from 'node:crypto'
import type { ActionInput, ActionName, ActionOutput, Answer, FunctionName } from '@/contract'
import type { OrderCard, SlotCard } from '@/contract/booking/shapes'
import type { BookingState } from '@/domain/booking/states'
import { seededRandom } from '../../cloudfunctions/demonstration/random'

/** Families of the demonstration, each with somebody to book for. */
const FAMILIES = [
  ['daughter', 'linfen'],
  ['taiyuan', 'taiyuan'],
  ['hefei', 'hefei'],
  ['harbin', 'harbin'],
  ['xiamen', 'xiamen'],
] as const
/** What one account may write in ten minutes is bounded; the kills share it. */
const WRITES_A_ROUND = 5
const PATIENCE_MS = 15_000

type Sent<T> = { readonly answer: T } | { readonly refused: string } | { readonly lost: true }

async function send<F extends FunctionName, A extends ActionName<F>>(
  origin: string,
  [name, action]: readonly [F, A],
  data: ActionInput<F, A>,
  more: { readonly session?: string; readonly for?: string } = {},
): Promise<Sent<ActionOutput<F, A>>> {
  const { session, ...rest } = more
  try {
    const response = await fetch(`${origin}/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(session && { authorization: `Bearer ${session}` }) },
      body: JSON.stringify({ action, data, requestId: randomUUID(), ...rest }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const answer = (await response.json()) as Answer<ActionOutput<F, A>>
    if (answer.ok) return { answer: answer.data }
    // Whether it was done before the line was cut, nobody who asked can know.
    return answer.error.code === 'unavailable' || answer.error.code === 'internal'
      ? { lost: true }
      : { refused: answer.error.code }
  } catch {
    return { lost: true }
  }
}

const TRIES = 20
const BETWEEN_MS = 500

/** Asks until somebody answers: who comes back after a kill first throws away the connections that died with it. */
async function patiently<T>(ask: () => Promise<Sent<T>>, stopped: () => boolean = () => false): Promise<Sent<T>> {
  for (let left = TRIES; ; left -= 1) {
    const sent = await ask()
    if (!('lost' in sent) || left <= 1 || stopped()) return sent
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
  }
}

/** Why there is no state to be read: nobody answered, it was refused, or the order has no such booking. */
const unread = (read: Sent<unknown>): string => ('lost' in read ? 'lost' : 'refused' in read ? read.refused : 'nothing')

/** A booking as the family was told of it. */
interface Known {
  readonly family: number
  readonly case: string
  readonly booking: string
  version: number
  /** Both, while a cancelling was sent of which no answer came. */
  states: readonly BookingState[]
}

/** Families that book lunches and cancel some, and remember what they were told. */
export class Load {
  private readonly known: Known[] = []
  private stopped = false
  private readonly random = seededRandom('booking load')

  /** Bookings that were acknowledged so far. */
  get acknowledged(): number {
    return this.known.length
  }

  /** Waits until so many more were acknowledged than `before`, so that a kill falls into the middle of the work on any machine. */
  async more(than: number): Promise<void> {
    for (let left = TRIES * 2; left > 0 && this.acknowledged <= than; left -= 1)
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
  }

  stop(): void {
    this.stopped = true
  }

  /** Books and cancels until the server is gone, or told to stop. */
  async work(origin: string): Promise<void> {
    this.stopped = false
    await Promise.all(FAMILIES.map((_, family) => this.family(origin, family)))
  }

  private async session(origin: string, family: number, stopped?: () => boolean): Promise<string | null> {
    const identity = FAMILIES[family]![0]
    const signed = await patiently(() => send(origin, ['account', 'signInDemo'], { identity }), stopped)
    return 'answer' in signed ? signed.answer.session : null
  }

  private async family(origin: string, family: number): Promise<void> {
    const stopped = () => this.stopped
    const session = await this.session(origin, family, stopped)
    if (!session) return
    const me = await patiently(() => send(origin, ['account', 'me'], {}, { session }), stopped)
    const wanted = { city: FAMILIES[family]![1], service: 'meal-in' } as const
    const found = await patiently(() => send(origin, ['booking', 'offerings'], wanted), stopped)
    if (!('answer' in me) || !('answer' in found)) return
    // Whoever has tried his share rests: asking on and on would use up what one sender may ask, and nothing could be read back.
    for (let tries = 0; tries < WRITES_A_ROUND && !this.stopped; tries += 1) {
      const of = this.random.pick(me.answer.people)
      const offering = this.random.pick(found.answer.offerings)
      const read = await send(origin, ['booking', 'offering'], { offering: offering.id })
      if ('lost' in read) return
      const open = 'answer' in read ? read.answer.slots.filter(({ state }) => state === 'open') : []
      if (open.length === 0) continue
      const asked = { offering: offering.id, version: offering.version }
      if (await this.bookOne(origin, { family, session, person: of.id, asked, slot: this.random.pick(open) })) return
      if (this.random.next() < 0.4 && (await this.cancelOne(origin, family, session))) return
    }
  }

  /** @returns true when the server is gone */
  private async bookOne(
    origin: string,
    from: {
      readonly family: number
      readonly session: string
      readonly person: string
      readonly asked: { readonly offering: string; readonly version: number }
      readonly slot: SlotCard
    },
  ): Promise<boolean> {
    const { family, session, person, asked, slot } = from
    const chosen = { ...asked, slots: [slot.id], units: 1 }
    const more = { session, for: person }
    const quoted = await send(origin, ['booking', 'quote'], { ...chosen, details: {} }, more)
    if (!('answer' in quoted)) return 'lost' in quoted
    const { ownFen } = quoted.answer.total
    const booked = await send(origin, ['booking', 'book'], { ...chosen, details: {}, ownFen }, more)
    if (!('answer' in booked)) return 'lost' in booked
    const { order } = booked.answer
    for (const { id, version, state } of order.bookings)
      this.known.push({ family, case: order.case, booking: id, version, states: [state] })
    return false
  }

  private async cancelOne(origin: string, family: number, session: string): Promise<boolean> {
    const mine = this.known.filter((one) => one.family === family && one.states[0] !== 'cancelled')
    if (mine.length === 0) return false
    const one = this.random.pick(mine)
    const before = one.states
    one.states = [...before, 'cancelled']
    const act = { case: one.case, booking: one.booking, version: one.version, ownFen: 0 }
    const done = await send(origin, ['booking', 'cancel'], act, { session })
    if ('lost' in done) return true
    if ('refused' in done) one.states = before
    else this.learn(one, done.answer.order)
    return false
  }

  private learn(one: Known, order: OrderCard): void {
    const now = order.bookings.find(({ id }) => id === one.booking)
    if (!now) throw new Error('an order answered without the booking that was cancelled')
    one.states = [now.state]
    one.version = now.version
  }

  /** What was acknowledged and is not there, or is otherwise than it was acknowledged. */
  async missing(origin: string): Promise<string[]> {
    const wrong: string[] = []
    for (let family = 0; family < FAMILIES.length; family += 1) {
      const mine = this.known.filter((one) => one.family === family)
      const session = mine.length > 0 ? await this.session(origin, family) : null
      for (const one of mine) {
        const on = session ? { session } : {}
        const read = await patiently(() => send(origin, ['booking', 'order'], { case: one.case }, on))
        const now = 'answer' in read ? read.answer.order.bookings.find(({ id }) => id === one.booking) : undefined
        // Time goes on meanwhile: what was asked for may have been accepted.
        const is = now?.state === 'accepted' ? 'requested' : now?.state
        const told = one.states.map((state) => (state === 'accepted' ? 'requested' : state))
        if (!is || !told.includes(is))
          wrong.push(`${one.booking}: told ${one.states.join(' or ')}, is ${now?.state ?? unread(read)}`)
        else if (now) this.keep(one, now.state, now.version)
      }
    }
    return wrong
  }

  private keep(one: Known, state: BookingState, version: number): void {
    one.states = [state]
    one.version = version
  }
}
