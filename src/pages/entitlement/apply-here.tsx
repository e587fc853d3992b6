import { ASSESSMENT_REF, itemOf } from '@/client/pack'
import type { Pack } from '@/domain/entitlement'
import { go } from '@/platform/navigate'
import { Button } from '@/ui'
import { PATHS } from '../paths'

interface ApplyHereProps {
  readonly pack: Pick<Pack, 'city' | 'payouts' | 'benefits'>
  /** The list's own reference. */
  readonly benefit: string
}

/**
 * Where the city pays a benefit out as a programme that one can apply for here, or it is the assessment itself: the way there. A
 * judgement opens nothing.
 */
export function ApplyHere({ pack, benefit }: ApplyHereProps) {
  const { city, payouts = {} } = pack
  if (itemOf(pack, ASSESSMENT_REF)?.ref === benefit) {
    return (
      <Button role="link" onPress={() => go(PATHS.assessment)}>
        去申请评估
      </Button>
    )
  }
  const programme = payouts[benefit]
  if (programme === undefined) return null
  return (
    <Button role="link" onPress={() => go(PATHS.grantApply, { programme, city })}>
      去申请
    </Button>
  )
}
