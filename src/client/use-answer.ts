import { useMemo } from 'react'
import useSWR from 'swr'
import type { ActionInput, ActionName, ActionOutput, FunctionName, WireError } from '@/contract'
import { call } from './call'
import { keepCopy, readCopy } from './kept-copies'

export interface Read<T> {
  /** The newest answer, or the copy kept on this device. */
  readonly data?: T
  readonly error?: WireError
  /** Nothing to show yet. */
  readonly loading: boolean
  readonly retry: () => void
}

class Refused extends Error {
  constructor(readonly wire: WireError) {
    super(wire.message)
  }
}

/**
 * Reads one action and keeps its last answer on the device, so that a page opens without a network.
 * @param scope whose answer it is; another account never sees this one's copy. Null waits.
 * @param grows the input asks for more of the same list: what stands stays while more of it comes.
 */
export function useAnswer<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  data: ActionInput<F, A>,
  scope: string | null,
  grows = false,
): Read<ActionOutput<F, A>> {
  const key = scope === null ? null : `${scope}:${name}.${action}:${JSON.stringify(data)}`
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
      const answer = await call(name, action, data)
      if (!answer.ok) throw new Refused(answer.error)
      if (key !== null) keepCopy(key, answer.data)
      return answer.data
    },
    { shouldRetryOnError: false, revalidateOnFocus: false, dedupingInterval: 5_000, keepPreviousData: grows },
  )
  const shown = fresh ?? kept
  return {
    data: shown,
    error: error?.wire,
    loading: shown === undefined && isLoading,
    retry: () => void mutate(),
  }
}
