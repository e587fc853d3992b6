import { lookAtPeople } from './gone'

/**
 * Nothing tells a phone that somebody was revoked. As long as a page that speaks of her is on top, the list of people is
 * asked for at a slow beat, so that also a page that nobody touches hides her.
 */

const BEAT_MS = 25_000

/** Who stands on a page that is on top, by one mark for each reader. */
const watched = new Map<object, string>()
let next: ReturnType<typeof setTimeout> | undefined

function plan(): void {
  if (watched.size > 0) next ??= setTimeout(() => void beat(), BEAT_MS)
}

async function beat(): Promise<void> {
  await lookAtPeople([...new Set(watched.values())])
  next = undefined
  plan()
}

/** A page on top speaks of her. @returns how to stop it */
export function watchPerson(id: string): () => void {
  const mark = {}
  watched.set(mark, id)
  plan()
  return () => {
    watched.delete(mark)
    if (watched.size > 0) return
    clearTimeout(next)
    next = undefined
  }
}
