import { forgetAll } from '@/platform/storage'
import { forgetOthersAnswers } from './answers'
import { forWhom, MYSELF } from './for-whom'
import { session } from './session'
import { keptOf } from './use-answer'

/** Signs out on this device: it keeps nothing of the people whom the account acts for. */
export function signOut(): void {
  const held = session.get()
  if (held) forgetAll(keptOf(held.account.id))
  forgetOthersAnswers()
  forWhom.set(MYSELF)
  session.set(null)
}
