import { and, count, eq, sql } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { community, registerEntry, staff } from '../../database/schema'
import type { StaffCaller } from '../../runtime/define'
import { inCounty, inDivision, type Posted } from '../../runtime/division'
import { staffOfCall } from '../../runtime/doer'
import type { Keyring } from '../../runtime/keyring'
import { staffSecret } from '../../runtime/names'
import { communityKey } from '../../runtime/records'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { filtered, stillHere, unvisitedIn } from './rows'

/** The register as a map: how many live in each community, at the community's point. Nobody is named, and no door is shown. */
export async function elderAreas(
  parts: CareParts,
  { db, caller, input, now }: CareCall<'elderAreas'>,
): Promise<CareOutput<'elderAreas'>> {
  const worker = staffOfCall(caller)
  const today = chinaDay(now.getTime())
  const rows = await db
    .select({
      hash: registerEntry.communityHash,
      elders: count(),
      unvisited: sql<number>`count(*) filter (where ${unvisitedIn(today)})`.mapWith(Number),
    })
    .from(registerEntry)
    .where(and(inDivision(parts.places, worker), stillHere(), filtered(input.filters, today)))
    .groupBy(registerEntry.communityHash)
  const counted = new Map(rows.map(({ hash, ...counts }) => [hash, counts]))
  const areas = (await communitiesOf(db, worker)).flatMap(({ name, lng, lat, county, town }) => {
    const hash = communityKey(parts.keyring, { county, street: town, community: name })
    const counts = counted.get(hash)
    // Of two of one name in a street the first has them all: the register does not tell them apart.
    counted.delete(hash)
    return counts ? [{ name, ...counts, lng, lat }] : []
  })
  const nowhere = [...counted.values()].reduce((sum, { elders }) => sum + elders, 0)
  return { areas, nowhere }
}

/** Communities of a division as the division register prints them. */
export const communitiesOf = (tx: Tx, worker: Posted) => {
  const { street } = worker.division
  return tx
    .select({
      name: community.name,
      county: community.county,
      town: community.town,
      lng: community.lng,
      lat: community.lat,
    })
    .from(community)
    .where(and(inCounty(worker, community), street === null ? undefined : eq(community.town, street)))
    .orderBy(community.id)
}

/** The community of a worker who has one only: his row says no name but under a seal. */
export async function ownCommunity(tx: Tx, keyring: Keyring, worker: StaffCaller): Promise<string | null> {
  if (worker.division.community === null) return null
  const [row] = await tx.select().from(staff).where(eq(staff.id, worker.id))
  return row ? staffSecret(keyring, row).community : null
}
