import { and, eq, ne, notInArray, or, type SQL } from 'drizzle-orm'
import { compile, type Pack } from '@/domain/entitlement'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { found, registerEntry } from '../../database/schema'
import type { StaffCaller } from '../../runtime/define'
import type { CareParts } from '../parts'

export type FoundRow = typeof found.$inferSelect

/** Who may be called of the city's own accord: she lives here still, and never said 不要主动联系. */
export const mayBeCalled: SQL = and(
  eq(registerEntry.uncalled, false),
  notInArray(registerEntry.whereabouts, ['died', 'moved']),
)!

/** Findings that somebody may do something about, or has. */
export const isStanding: SQL = ne(found.state, 'over')

/** The list of a city. @throws Error for a city without one: nobody works for it */
export function packFor({ packs }: CareParts, city: string): Pack {
  const pack = packs.find((one) => one.city === city)
  if (!pack) throw new Error(`there is no list of ${city}`)
  return pack
}

/** A benefit as the list for a county has it today; undefined for one that it does not have. */
export function benefitOf(parts: CareParts, { city, division }: StaffCaller, ref: string, now: Date) {
  const pack = packFor(parts, city)
  const county = pack.counties.some(({ code }) => code === division.county) ? division.county : null
  return compile(pack, { on: chinaDay(now.getTime()), county }).byRef.get(ref)?.benefit
}

/** Counts anew what of hers waits for somebody. */
export async function countUnclaimed(tx: Tx, personId: string): Promise<void> {
  const waiting = await tx.$count(
    found,
    and(
      eq(found.personId, personId),
      ne(found.kind, 'soon'),
      or(eq(found.state, 'open'), eq(found.state, 'wants'), eq(found.state, 'unreached')),
    ),
  )
  await tx.update(registerEntry).set({ unclaimed: waiting }).where(eq(registerEntry.personId, personId))
}
