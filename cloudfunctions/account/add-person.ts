import { randomUUID } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import type { PersonCard } from '@/contract/account'
import type { ActionInput } from '@/contract'
import { birthDateFault } from '@/domain/person/birth-date'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../database/database'
import { helper, person } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { invalidField, WireFault } from '../runtime/wire-fault'
import { cardOf, type PersonSecret } from './people'

/** Nobody looks after more; it stops a script from filling the table. */
const MOST_PEOPLE = 20

export interface Addition {
  readonly accountId: string
  readonly now: Date
  readonly input: ActionInput<'account', 'addPerson'>
  /** GB/T 2260 codes of the places whose lists are here. */
  readonly counties: ReadonlySet<string>
}

/**
 * Adds an elder to act for: 本人 at once, everybody else unconfirmed until she agrees.
 * @throws WireFault invalid for an impossible birth date or a county that is not here, conflict for a second 本人 or a 21st person.
 */
export async function addPerson(db: Tx, keyring: Keyring, addition: Addition): Promise<PersonCard> {
  const { accountId, now, input } = addition
  checkTold(addition)
  const standing = input.relation === '本人' ? ('self' as const) : ('unconfirmed' as const)
  await checkRoom(db, accountId, standing)
  const id = randomUUID()
  const secret: PersonSecret = { name: input.name, birthDate: input.birthDate ?? null, town: null }
  const personRow = {
    id,
    ...keyring.seal(id, secret),
    residence: input.residence ?? null,
    demo: false,
    createdAt: now,
  }
  const helperRow = { accountId, personId: id, relation: input.relation, standing, createdAt: now }
  await db.insert(person).values(personRow)
  await db.insert(helper).values(helperRow)
  return cardOf(db, keyring, { person: personRow, helper: helperRow })
}

function checkTold({ input: { birthDate, residence }, now, counties }: Addition): void {
  const fault = birthDate && birthDateFault(birthDate, chinaDay(now.getTime()))
  if (fault) throw invalidField('birthDate', fault)
  if (residence && !counties.has(residence))
    throw invalidField('residence', '这个地方的清单还没有收进来,请从列出的县(市、区)里选')
}

async function checkRoom(db: Tx, accountId: string, standing: 'self' | 'unconfirmed'): Promise<void> {
  const [all] = await db.select({ n: count() }).from(helper).where(eq(helper.accountId, accountId))
  if ((all?.n ?? 0) >= MOST_PEOPLE) throw new WireFault('conflict', `最多可以添加${MOST_PEOPLE}位老人。`)
  if (standing !== 'self') return
  const [self] = await db
    .select({ n: count() })
    .from(helper)
    .where(and(eq(helper.accountId, accountId), eq(helper.standing, 'self')))
  if ((self?.n ?? 0) > 0) throw new WireFault('conflict', '您自己已经添加过了,在“我的”里可以看到。')
}
