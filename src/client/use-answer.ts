import useSWR from 'swr'
import type { ActionInput, ActionName, ActionOutput, FunctionName, WireError } from '@/contract'
import { keep, readKept } from '@/platform/storage'
import { call } from './call'

export interface Read<T> {
  /** The newest answer, or the copy kept on this device. */
  readonly data?: T
  readonly error?: WireError
  /** Nothing to show yet. */
  readonly loading: boolean
  readonly retry: () => void
}

/** What the keys of one scope's copies begin with. */
export const keptOf = (scope: string): string => `kept:${scope}:`

class Refused extends Error {
  constructor(readonly wire: WireError) {
    super(wire.message)
  }
}

/**
 * Reads one action and keeps its last answer on the device, so that a page opens without a network.
 * @param scope whose answer it is; another account never sees this one's copy. Null waits.
 */
export function useAnswer<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  data: ActionInput<F, A>,
  scope: string | null,
): Read<ActionOutput<F, A>> {
  const key = scope === null ? null : `${keptOf(scope)}${name}.${action}:${JSON.stringify(data)}`
  const kept = key === null ? undefined : readKept<ActionOutput<F, A>>(key)
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
      if (key !== null) keep(key, answer.data)
      return answer.data
    },
    // A list that grows keeps what stands while more of it comes.
    { shouldRetryOnError: false, revalidateOnFocus: false, dedupingInterval: 5_000, keepPreviousData: true },
  )
  const shown = fresh ?? kept
  return {
    data: shown,
    error: error?.wire,
    loading: shown === undefined && isLoading,
    retry: () => void mutate(),
  }
}
