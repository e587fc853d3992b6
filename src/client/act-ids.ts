import { newId } from '@/platform/identifier'
import { hasTexts, isRecordOf } from './shapes'
import { createStore } from './store'

/** What was sent last under a name, while its answer is not known. */
interface Tried {
  readonly id: string
  /** Tells one content from another without keeping it. */
  readonly mark: string
}

const tried = createStore<Readonly<Record<string, Tried>>>({}, 'acts', (kept) =>
  isRecordOf(kept, (one) => hasTexts(one, 'id', 'mark')),
)

/** FNV-1a over the text: equal for equal contents; guards nothing. */
function markOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return `${text.length}-${hash.toString(16)}`
}

/** What could be found out by trying all that it may be, had one its mark: numbers of people, digits and links. */
const SECRET = /"(?:identityNumber|phone|code|text|link|secret|value|csv)":/
/** In memory only: such a mark says nothing to whoever finds it. After a kill such an act is another one. */
const salt = newId()

/**
 * The id under which an act is sent: the same one until it is answered, also after the app was killed, as long as it says the
 * same.
 * @param name of the act on this phone: what and for whom
 */
export function actId(name: string, data: unknown): string {
  const text = JSON.stringify(data)
  const mark = markOf(SECRET.test(text) ? `${salt}${text}` : text)
  const known = tried.get()[name]
  if (known?.mark === mark) return known.id
  const id = newId()
  tried.set({ ...tried.get(), [name]: { id, mark } })
  return id
}

/** It was answered, whichever way: the next one is another act. */
export function actAnswered(name: string): void {
  tried.set(Object.fromEntries(Object.entries(tried.get()).filter(([key]) => key !== name)))
}

export const forgetActs = (): void => tried.clear()
