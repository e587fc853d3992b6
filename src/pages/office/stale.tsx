import type { WireError } from '@/contract'
import { askAgain } from '@/client/use-answer'
import { Button } from '@/ui'

/** Everything of an application that a page of the office shows. */
export const lookAgain = (): void => askAgain('assessment', 'officeCase', 'officeDesk', 'teams')

/** Somebody else was quicker: what stands now is read before it is done again. */
export function Stale({ error }: { readonly error?: WireError }) {
  if (error?.code !== 'conflict') return null
  return (
    <Button kind="other" onPress={lookAgain}>
      看看后来有什么变化
    </Button>
  )
}
