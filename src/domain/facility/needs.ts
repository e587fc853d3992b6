import type { FacilityService } from './facility'
import { TYPE_NEEDS, type FacilityType, type Need } from './types'
import { needToldBy } from './written-services'

/** What a row tells of what a place offers. */
export interface Offer {
  readonly type: FacilityType
  readonly services: readonly FacilityService[]
  readonly beds?: number
  readonly functions?: { readonly basic: readonly string[]; readonly extra: readonly string[] }
}

/** Who comes for these in vain has walked for nothing: a type alone does not promise them where a row tells what there is. */
const TO_BE_TOLD: ReadonlySet<Need> = new Set(['eat', 'bath', 'live'])

/**
 * What people come to a place for: first what its type is there for, then what it offers besides. A type's first need is what
 * it is; of the others, meals, baths and beds count where the row tells them, or tells nothing at all. Nobody moves into
 * a day centre of 0 beds.
 */
export function needsOf({ type, services, beds, functions }: Offer): Need[] {
  const named = [...(functions?.basic ?? []), ...(functions?.extra ?? [])].map(needToldBy)
  const offered = services.flatMap(({ need }) => need ?? [])
  const told = new Set([...offered, ...named, ...(beds ? (['live'] as const) : [])])
  const silent = services.length === 0 && named.length === 0
  const promised = (TYPE_NEEDS[type] as readonly Need[]).filter((need, index) => {
    if (index === 0 || !TO_BE_TOLD.has(need) || told.has(need)) return true
    return silent && !(need === 'live' && beds === 0)
  })
  return [...new Set<Need>([...promised, ...offered])]
}
