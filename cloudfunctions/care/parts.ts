import type { ActionInput, ActionName, ActionOutput } from '@/contract'
import type { Pack } from '@/domain/entitlement'
import type { VisitRule } from '@/domain/visit/plan'
import type { Asked, Call } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import type { Places } from '../runtime/places'
import type { FileStorage } from '../runtime/storage'
import type { TextCheck } from '../runtime/text-check'
import { invalidField } from '../runtime/wire-fault'

/** All that the handlers of this function stand on. */
export interface CareParts {
  readonly keyring: Keyring
  /** Counties whose lists are here: which city's desk a case goes to. */
  readonly places: Places
  /** Every city's list: what somebody may have, and why. */
  readonly packs: readonly Pack[]
  /** How often each city visits whom. */
  readonly visits: readonly VisitRule[]
  /** Words are read by nobody beforehand where it is absent: a laptop, a test. */
  readonly textCheck?: TextCheck
  /** Where photos are kept; none are taken where it is absent. */
  readonly files?: FileStorage
  /** Working days until an answer is promised; the runtime's own number where it is absent. */
  readonly answerWorkdays?: number
}

export type CareCall<A extends ActionName<'care'>> = Call<ActionInput<'care', A>>
export type CareOutput<A extends ActionName<'care'>> = ActionOutput<'care', A>

/** Words as they may stand in an input; a sitting has several. */
interface Written {
  readonly title?: string
  readonly words?: string
  readonly requests?: readonly Written[]
  readonly contacts?: readonly Written[]
}

const writtenIn = ({ title, words, requests = [], contacts = [] }: Written): string =>
  [title, words, ...[...requests, ...contacts].map(writtenIn)].filter(Boolean).join('\n')

/** Refuses words that must not be shown, before anything is held. @throws WireFault invalid at `words` */
export async function checkWords({ textCheck }: CareParts, { input, openId }: Asked): Promise<void> {
  const written = writtenIn(input as Written)
  if (written === '' || !textCheck) return
  if ((await textCheck.check(written, await openId())) === 'refuse')
    throw invalidField('words', '这段话里有不能发出去的内容。请改一改再提交,写的都还在')
}
