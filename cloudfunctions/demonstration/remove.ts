import { eq, inArray, like, notExists, or, and } from 'drizzle-orm'
import type { Database, Tx } from '../database/database'
import { account, facility, helper, identity, person, request, seed } from '../database/schema'

/**
 * Takes out all that a demonstration put in, and whom its identities added while they were played. People whom a real
 * account helps too stay. Runs as the owner; there may be nothing to take out. Knows no invented person by name.
 * @returns how many rows of places and of people are gone
 */
export async function removeDemonstration({ owner }: Database): Promise<{ places: number; people: number }> {
  return owner.transaction(async (tx) => {
    const sown = await tx.delete(seed).where(like(seed.name, 'demo/%')).returning({ name: seed.name })
    // Whoever never had one is not made to look through all its people at each start.
    if (sown.length === 0) return { places: 0, people: 0 }
    const played = await tx.select({ id: identity.accountId }).from(identity).where(eq(identity.provider, 'demo'))
    const people = await removePeople(
      tx,
      played.map(({ id }) => id),
    )
    const places = await tx.delete(facility).where(eq(facility.demo, true)).returning({ id: facility.id })
    return { places: places.length, people }
  })
}

async function removePeople(tx: Tx, accounts: readonly string[]): Promise<number> {
  const invented = tx.select({ id: person.id }).from(person).where(eq(person.demo, true))
  const links = await tx
    .delete(helper)
    .where(or(inArray(helper.accountId, [...accounts]), inArray(helper.personId, invented)))
    .returning({ id: helper.personId })
  const helped = inArray(
    person.id,
    links.map(({ id }) => id),
  )
  const byNobodyElse = notExists(tx.select().from(helper).where(eq(helper.personId, person.id)))
  const gone = await tx
    .delete(person)
    .where(or(eq(person.demo, true), and(helped, byNobodyElse)))
    .returning({ id: person.id })
  await tx.delete(request).where(inArray(request.accountId, [...accounts]))
  await tx.delete(identity).where(inArray(identity.accountId, [...accounts]))
  await tx.delete(account).where(inArray(account.id, [...accounts]))
  return gone.length
}
