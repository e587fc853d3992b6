import { useEffect, useMemo, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import useSWR, { mutate as mutateAll } from 'swr'
import type { ActionInput, ActionName, ActionOutput, FunctionName, WireError } from '@/contract'
import { watchPerson } from './beat'
import { call } from './call'
import { gone, isBarred, lookWhoIsGone } from './gone'
import { aboutPerson, keepCopy, personOf, readCopy } from './kept-copies'

export interface Read<T> {
  /** The newest answer, or the copy kept on this device. */
  readonly data?: T
  readonly error?: WireError
  /** Nothing to show yet. */
  readonly loading: boolean
  readonly retry: () => void
}

export interface ReadOptions {
  /** The person about whom it is asked. */
  readonly for?: string
  /** The input asks for more of the same list: what stands stays while more of it comes. */
  readonly grows?: boolean
  /** Asked while somebody types: it would push out what is opened each day, and tell what was typed. No copy is kept. */
  readonly fleeting?: boolean
  /** Others may have moved it on while it was not looked at: each page that opens asks, were it seconds after the last. */
  readonly moving?: boolean
}

class Refused extends Error {
  constructor(readonly wire: WireError) {
    super(wire.message)
  }
}

/** Whose answers a scope names; what anyone may read is nobody's. */
const ownerOf = (scope: string | null): string | undefined => {
  const [owner] = (scope ?? '').split(':')
  return owner === '' || owner === 'anyone' ? undefined : owner
}

/** Asks the cloud anew wherever a page shows this answer. */
export function askAgain<F extends FunctionName>(name: F, ...actions: readonly ActionName<F>[]): void {
  const asked = actions.map((action) => `:${name}.${action}:`)
  void mutateAll((key) => typeof key === 'string' && asked.some((part) => key.includes(part)))
}

/** As long as the page is on top, who stands on it is looked after. */
function useWatch(personId: string | undefined): void {
  const [onTop, setOnTop] = useState(true)
  useDidShow(() => setOnTop(true))
  useDidHide(() => setOnTop(false))
  useEffect(() => (personId !== undefined && onTop ? watchPerson(personId) : undefined), [personId, onTop])
}

/**
 * Reads one action and keeps its last answer on the device, so that a page opens without a network. Where the cloud says
 * that a person is no longer the account's business, the copies of her are gone at once.
 * @param scope whose answer it is; another account never sees this one's copy. Null waits.
 */
export function useAnswer<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  data: ActionInput<F, A>,
  scope: string | null,
  { for: personId, grows = false, fleeting = false, moving = false }: ReadOptions = {},
): Read<ActionOutput<F, A>> {
  const about = personId === undefined ? '' : aboutPerson(personId)
  const key = scope === null ? null : `${scope}:${name}.${action}:${about}${JSON.stringify(data)}`
  const watching = personOf(key)
  useWatch(watching)
  // Read once a key: reading is parsing, and a page is drawn many times.
  const kept = useMemo(() => (key === null ? undefined : readCopy<ActionOutput<F, A>>(key)), [key])
  const {
    data: fresh,
    error,
    isLoading,
    mutate,
  } = useSWR<ActionOutput<F, A>, Refused>(
    key,
    async () => {
      const answer = await call(name, action, data, { for: personId, account: ownerOf(scope) })
      if (!answer.ok) {
        if (personId !== undefined && isBarred(answer.error)) void lookWhoIsGone(personId)
        throw new Refused(answer.error)
      }
      if (key !== null && !fleeting) keepCopy(key, answer.data)
      return answer.data
    },
    {
      shouldRetryOnError: false,
      revalidateOnFocus: false,
      dedupingInterval: watching === undefined && !moving ? 5_000 : 0,
      keepPreviousData: grows,
    },
  )
  const ended = gone.use()[personId ?? '']
  const refused = ended ?? error?.wire
  const shown = isBarred(refused) ? undefined : (fresh ?? kept)
  // A tab or a page underneath stays open, and what it shows may be taken back meanwhile.
  const shownBefore = useRef(false)
  useDidShow(() => {
    if (shownBefore.current && personId !== undefined && key !== null) void mutate()
    shownBefore.current = true
  })
  return {
    data: shown,
    error: refused,
    loading: shown === undefined && !refused && isLoading,
    retry: () => void mutate(),
  }
}
