import type { County } from '@/domain/entitlement/pack'
import type { Facility } from '@/domain/facility/facility'
import type { FacilityRules, Neighbourhood } from '@/domain/facility/rules'

/** What a city's demonstration is made of: its counties, its own rules and names, its division register. */
export interface DemoCity {
  /** The city's key, `linfen`. */
  readonly city: string
  /** Those to be filled; a test takes fewer than there are. */
  readonly counties: readonly County[]
  readonly rules: FacilityRules
  readonly neighbourhoods: readonly Neighbourhood[]
}

/** An invented place. */
export interface DemoFacility extends Facility {
  readonly city: string
}
