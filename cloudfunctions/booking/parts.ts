import type { ActionInput, ActionName, ActionOutput } from '@/contract'
import type { Programme } from '@/domain/booking/programme'
import type { Asked, Call } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import type { Places } from '../runtime/places'
import type { FileStorage } from '../runtime/storage'
import type { TextCheck } from '../runtime/text-check'
import { invalidField } from '../runtime/wire-fault'

/** All that the handlers of this function stand on. */
export interface BookingParts {
  readonly keyring: Keyring
  /** Counties whose lists are here. */
  readonly places: Places
  /** Programmes of every city, from the packs. */
  readonly programmes: readonly Programme[]
  /** Words are read by nobody beforehand where it is absent: a laptop, a test. */
  readonly textCheck?: TextCheck
  /** Where photos are kept; none are taken where it is absent. */
  readonly files?: FileStorage
  /** Working days until an answer is promised; the runtime's own number where it is absent. */
  readonly answerWorkdays?: number
}

export type BookingCall<A extends ActionName<'booking'>> = Call<ActionInput<'booking', A>>
export type BookingOutput<A extends ActionName<'booking'>> = ActionOutput<'booking', A>

/** Wherever somebody writes freely and others read it; the same names in every action. */
interface Written {
  readonly words?: string
  readonly note?: string
  /** What an offering says of itself. */
  readonly about?: string
  /** Why there is no code at the door. */
  readonly proof?: { readonly words?: string }
  /** Her address and her answers about her body are shown to no service outside. */
  readonly details?: { readonly note?: string }
  readonly dishes?: readonly { readonly name: string }[]
}

/** A call for help: nothing holds it up. */
const isUrgent = (input: object): boolean => 'lifeAtRisk' in input

/** Refuses words that must not be shown, before anything is held. @throws WireFault invalid at `words` */
export async function checkWords({ textCheck }: BookingParts, { input, openId }: Asked): Promise<void> {
  // A call for help goes to those who come, and waits for no service that reads it first.
  if (!textCheck || isUrgent(input as object)) return
  const { words, note, about, proof, details, dishes = [] } = input as Written
  const all = [words, note, about, proof?.words, details?.note, ...dishes.map(({ name }) => name)]
  const written = all.filter(Boolean).join('\n')
  if (written === '') return
  if ((await textCheck.check(written, await openId())) === 'refuse')
    throw invalidField('words', '这段话里有不能发出去的内容。请改一改再提交,写的都还在')
}
