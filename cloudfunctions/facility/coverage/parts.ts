import type { FacilityRules } from '@/domain/facility/rules'
import type { Call } from '../../runtime/define'
import type { Places } from '../../runtime/places'
import { WireFault } from '../../runtime/wire-fault'

/** What coverage, targets and the register's state stand on. */
export interface CoverageParts {
  readonly rules: readonly FacilityRules[]
  readonly places: Places
}

/** The city whose desk is open: nobody asks about another one. @throws WireFault forbidden */
export function ownCity({ staff }: Call<unknown>['caller']): string {
  if (!staff) throw new WireFault('forbidden', '请先用动态码打开工作台,再接着办。')
  return staff.city
}

/** What the city lays down. @throws WireFault unavailable for a city of which no rules are here */
export function rulesOf({ rules }: CoverageParts, city: string): FacilityRules {
  const own = rules.find((one) => one.city === city)
  if (!own) throw new WireFault('unavailable', '本市还没有录入养老设施的规则,暂时算不了。请找系统的管理人员。')
  return own
}
