import type { ActionOutput } from '@/contract'
import type { CaseThread } from '@/contract/care'
import { session } from '@/client/session'
import { useAnswer, type Read } from '@/client/use-answer'
import { useThread } from './use-thread'

/**
 * The case of an address, and whose it is. A link from a message or from a member of the family names the case only; the
 * list of cases knows the person.
 */
export function useCaseOf(
  caseId: string,
  named: string | undefined,
): {
  readonly read: Read<ActionOutput<'care', 'thread'>>
  readonly thread?: CaseThread
  readonly personId?: string
} {
  const account = session.use()?.account.id ?? null
  const list = useAnswer('care', 'cases', {}, named === undefined ? account : null)
  const personId = named ?? list.data?.cases.find(({ id }) => id === caseId)?.person.id
  const known = named !== undefined || list.data !== undefined || list.error !== undefined
  const read = useThread(known && caseId !== '' ? caseId : undefined, personId)
  const waits = !known && account !== null
  return { read: waits ? { ...read, loading: true } : read, thread: read.data?.thread, personId }
}
