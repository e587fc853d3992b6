import { useRouter, useDidShow } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import type { GrantThread } from '@/contract/booking/grants'
import { gone } from '@/client/gone'
import { aboutPerson } from '@/client/kept-copies'
import { session } from '@/client/session'
import { useAnswer, type Read } from '@/client/use-answer'

export interface GrantOfPage {
  readonly read: Read<ActionOutput<'booking', 'grant'>>
  readonly thread?: GrantThread
  readonly signedIn: boolean
  /** The address names a case at all. */
  readonly named: boolean
}

/** The grant of a page's address: `id` is its case, `for` whose it is; a link that names the case only is looked up. */
export function useGrantOfPage(): GrantOfPage {
  const { id = '', for: named } = useRouter().params
  const account = session.use()?.account.id ?? null
  const list = useAnswer('care', 'cases', {}, named === undefined ? account : null)
  const personId = named ?? list.data?.cases.find((one) => one.id === id)?.person.id
  const known = named !== undefined || list.data !== undefined || list.error !== undefined
  const scope = account !== null && known && id !== '' ? `${account}:${aboutPerson(personId ?? '')}` : null
  const read = useAnswer('booking', 'grant', { case: id }, scope)
  useDidShow(() => {
    if (scope !== null) read.retry()
  })
  const ended = gone.use()[personId ?? '']
  const waits = !known && account !== null
  const shown = ended ? { ...read, data: undefined, error: ended } : waits ? { ...read, loading: true } : read
  return { read: shown, thread: shown.data?.grant, signedIn: account !== null, named: id !== '' }
}
