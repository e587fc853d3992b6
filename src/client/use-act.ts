import { useRef, useState } from 'react'
import type { ActionInput, ActionName, ActionOutput, FunctionName, WireError } from '@/contract'
import { actAnswered, actId } from './act-ids'
import { call } from './call'
import { isBarred, lookWhoIsGone } from './gone'
import { session } from './session'

export interface Acting<F extends FunctionName, A extends ActionName<F>> {
  /** Sends it once; a second press waits for the first. @returns what came of it, undefined where it was refused */
  readonly act: (data: ActionInput<F, A>) => Promise<ActionOutput<F, A> | undefined>
  readonly busy: boolean
  /** Why it was refused, until the next try. */
  readonly error?: WireError
  /** Counts the tries: each that fails brings her to the error again. */
  readonly attempt: number
  /** What is being mended is no longer called wrong. */
  readonly mended: () => void
}

/** Whether it was done is not known: the same act is tried again under the same id. */
const isLost = ({ code }: WireError): boolean => code === 'unavailable' || code === 'internal' || code === 'too-many'

/**
 * An act of one page, for one person or for the account itself.
 * @param personId for whom; undefined for the account itself
 */
export function useAct<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  personId?: string,
): Acting<F, A> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<WireError>()
  const [attempt, setAttempt] = useState(0)
  const under = useRef(false)
  // Whoever opened the page: what was typed here is his, whoever signs in in another tab meanwhile.
  const [account] = useState(() => session.get()?.account.id)
  const act = async (data: ActionInput<F, A>): Promise<ActionOutput<F, A> | undefined> => {
    if (under.current) return undefined
    under.current = true
    setBusy(true)
    const key = `${name}.${action} ${personId ?? ''}`
    const answer = await call(name, action, data, { for: personId, requestId: actId(key, data), account })
    under.current = false
    setBusy(false)
    setAttempt((before) => before + 1)
    setError(answer.ok ? undefined : answer.error)
    if (answer.ok || !isLost(answer.error)) actAnswered(key)
    if (answer.ok) return answer.data
    if (personId !== undefined && isBarred(answer.error)) void lookWhoIsGone(personId)
    return undefined
  }
  return { act, busy, error, attempt, mended: () => setError(undefined) }
}
