import type { ForWhom } from '@/client/for-whom'
import { useAnswer } from '@/client/use-answer'
import type { ConsentClass } from '@/domain/consent/consent'
import { beforeTakingBack } from './assessment-consent-words'
import { leadingThread } from './assessment-words'

/**
 * What becomes of her assessment if she takes back a consent that she has given, told before she does; empty where nothing does.
 * @param asked whether it is about to be taken back at all
 */
export function useConsentFollows(account: string, person: ForWhom, cls: ConsentClass, asked: boolean): string {
  const scope = asked && cls === 'assessment' ? account : null
  const { data } = useAnswer('assessment', 'assessments', {}, scope, { for: person.id })
  const leading = leadingThread(data?.threads ?? [])
  return leading ? beforeTakingBack(leading.assessment.state) : ''
}
