import { decides, isKnown, type ForWhom } from '@/client/for-whom'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'
import { obstacleFor, type Obstacle } from './obstacle'

/** What keeps her from applying, with what the cloud knows of her consent; `loading` until it has said so. */
export function useObstacle(person: ForWhom): { readonly obstacle: Obstacle | null; readonly loading: boolean } {
  const account = session.use()?.account.id ?? null
  const asked = account !== null && decides(person) && isKnown(person)
  const read = useAnswer('account', 'consents', {}, asked ? account : null, { for: person.id })
  const state = read.data?.consents.find((one) => one.class === 'assessment')?.state
  return {
    obstacle: obstacleFor(person, account !== null, state === undefined ? undefined : state === 'given'),
    loading: asked && read.loading,
  }
}
