import { useDidShow, useRouter } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import type { AssessmentThread } from '@/contract/assessment/shapes'
import { gone } from '@/client/gone'
import { aboutPerson } from '@/client/kept-copies'
import { session } from '@/client/session'
import { askAgain, useAnswer, type Read } from '@/client/use-answer'

export interface AssessmentOfPage {
  readonly read: Read<ActionOutput<'assessment', 'assessment'>>
  readonly thread?: AssessmentThread
  readonly signedIn: boolean
  /** The address names a case at all. */
  readonly named: boolean
  /** Case and person as every page about it takes them. */
  readonly at: { readonly id: string; readonly for: string | undefined }
}

/** The application of a page's address: `id` is its case, `for` whose it is; a link that names the case only is looked up. */
export function useAssessmentOfPage(): AssessmentOfPage {
  const { id = '', for: named } = useRouter().params
  const account = session.use()?.account.id ?? null
  const list = useAnswer('care', 'cases', {}, named === undefined && id !== '' ? account : null)
  const personId = named ?? list.data?.cases.find((one) => one.id === id)?.person.id
  const known = named !== undefined || list.data !== undefined || list.error !== undefined
  const scope = account !== null && known && id !== '' ? `${account}:${aboutPerson(personId ?? '')}` : null
  const read = useAnswer('assessment', 'assessment', { case: id }, scope)
  useDidShow(() => {
    if (scope !== null) read.retry()
  })
  const ended = gone.use()[personId ?? '']
  const waits = !known && account !== null && id !== ''
  const shown = ended ? { ...read, data: undefined, error: ended } : waits ? { ...read, loading: true } : read
  return {
    ...{ read: shown, thread: shown.data?.thread, signedIn: account !== null, named: id !== '' },
    at: { id, for: personId },
  }
}

/** Something was done with it: every page that shows it asks anew. */
export function askAssessmentAgain(): void {
  askAgain('assessment', 'assessment', 'assessments')
  askAgain('care', 'cases', 'thread')
}
