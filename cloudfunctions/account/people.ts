import { and, asc, eq, sql } from 'drizzle-orm'
import type { PersonCard } from '@/contract/account'
import type { Tx } from '../database/database'
import { facility, helper, person } from '../database/schema'
import type { Keyring } from '../runtime/keyring'

/** The half of a person that is sealed. */
export interface PersonSecret {
  readonly name: string
  readonly birthDate: string | null
  /** Street or town of residence, as the division register prints it. */
  readonly town: string | null
}

type HelperRow = typeof helper.$inferSelect
type PersonRow = typeof person.$inferSelect

/** The people whom an account may act for: herself first, then in the order in which they were added. */
export async function peopleOf(db: Tx, keyring: Keyring, accountId: string): Promise<PersonCard[]> {
  const rows = await db
    .select({ helper, person })
    .from(helper)
    .innerJoin(person, eq(person.id, helper.personId))
    .where(eq(helper.accountId, accountId))
    .orderBy(sql`${helper.standing} <> 'self'`, asc(helper.createdAt), asc(helper.personId))
  const cards: PersonCard[] = []
  for (const row of rows) cards.push(await cardOf(db, keyring, row))
  return cards
}

/** What the account sees of one person; opens her sealed half. */
export async function cardOf(
  db: Tx,
  keyring: Keyring,
  row: { readonly helper: HelperRow; readonly person: PersonRow },
): Promise<PersonCard> {
  const secret = keyring.open(row.person.id, row.person) as PersonSecret
  return {
    id: row.person.id,
    name: secret.name,
    relation: row.helper.relation as PersonCard['relation'],
    birthDate: secret.birthDate,
    residence: row.person.residence,
    community: await windowFor(db, row.person.residence, secret.town),
    standing: row.helper.standing,
    demo: row.person.demo,
  }
}

/** The service window of her street or town; null when hers is not known, for a county's window is nobody's home. */
async function windowFor(db: Tx, county: string | null, town: string | null): Promise<PersonCard['community']> {
  if (!county || !town) return null
  const [row] = await db
    .select()
    .from(facility)
    .where(and(eq(facility.county, county), eq(facility.type, 'service_window'), eq(facility.town, town)))
    .orderBy(asc(facility.id))
    .limit(1)
  if (!row) return null
  const { contact, phone } = row.details
  return { name: town, contact: contact ?? '值班人员', phone, place: { lng: row.lng, lat: row.lat } }
}
