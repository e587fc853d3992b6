import { useEffect } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import { gone, isBarred, lookWhoIsGone } from '@/client/gone'
import { aboutPerson } from '@/client/kept-copies'
import { session } from '@/client/session'
import { useAnswer, type Read } from '@/client/use-answer'

/**
 * One case, the copy on this phone at once. Where the account may no longer see it, the copies of that person are gone.
 * @param caseId undefined waits
 * @param personId whose affair, where it is known: her copies are kept under her id
 */
export function useThread(
  caseId: string | undefined,
  personId: string | undefined,
): Read<ActionOutput<'care', 'thread'>> {
  const account = session.use()?.account.id
  const scope = account && caseId ? `${account}:${aboutPerson(personId ?? '')}` : null
  const read = useAnswer('care', 'thread', { case: caseId ?? '' }, scope)
  const { retry } = read
  const ended = gone.use()[personId ?? '']
  const barred = isBarred(read.error)
  useEffect(() => {
    if (barred && personId) void lookWhoIsGone(personId)
  }, [barred, personId])
  // Others write in it too.
  useDidShow(() => {
    if (scope !== null) retry()
  })
  // Told by another page that she has ended it: this one shows nothing of her from now on.
  return ended ? { ...read, data: undefined, error: ended, loading: false } : read
}
