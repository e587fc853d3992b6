import { onSignal } from '@/platform/connection'
import { newId } from '@/platform/identifier'
import { exchange } from './exchange'
import { hasTexts, isListOf } from './shapes'
import { createStore } from './store'

/** Sessions that ended on this phone and of which the cloud may not have heard: it is told again until it has answered. */

interface Ending {
  readonly token: string
  /** The id of the act, the same in every try. */
  readonly id: string
}

const endings = createStore<readonly Ending[]>([], 'endings', (kept) =>
  isListOf(kept, (one) => hasTexts(one, 'token', 'id')),
)

/** The cloud knows it, or the token has ended by itself. */
const isHeard = (code: string | undefined): boolean =>
  code !== 'unavailable' && code !== 'internal' && code !== 'too-many'

async function tell({ token, id }: Ending): Promise<void> {
  const answer = await exchange('account', { action: 'signOut', data: {}, requestId: id }, token)
  if (answer.ok || isHeard(answer.error.code)) endings.set(endings.get().filter((one) => one.id !== id))
}

/** Ends a session in the cloud, now or with the next signal. */
export function endSession(token: string): void {
  const ending = { token, id: newId() }
  endings.set([...endings.get(), ending])
  void tell(ending)
}

const tellAll = (): void => endings.get().forEach((ending) => void tell(ending))

/** From the start of the app on, whenever there is a signal. @returns how to stop it */
export function keepEnding(): () => void {
  tellAll()
  return onSignal(tellAll)
}
