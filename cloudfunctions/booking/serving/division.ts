import { and, eq, isNull, or, type SQL } from 'drizzle-orm'
import { careCase } from '../../database/schema'
import type { StaffCaller } from '../../runtime/define'

/**
 * Those who live in a worker’s division, as their order’s case has it. Whoever’s street or community nobody has written down is every
 * worker’s of the county or the street: else she would be nobody’s.
 */
export const inDivision = ({ city, division: { county, street, community } }: StaffCaller): SQL =>
  and(
    eq(careCase.city, city),
    county === null ? undefined : eq(careCase.county, county),
    street === null ? undefined : or(eq(careCase.street, street), isNull(careCase.street)),
    community === null ? undefined : or(eq(careCase.communityHash, community), isNull(careCase.communityHash)),
  )!
