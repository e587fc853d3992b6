import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { ActionInput } from '@/contract'
import { readContactPhone } from '@/domain/person/phone'
import { chinaDay } from '@/domain/person/date'
import { passOneByOne, type Tx } from '../database/database'
import { provider } from '../database/schema'
import { nameKey } from '../runtime/names'
import { invalidField } from '../runtime/wire-fault'

type Invitation = ActionInput<'operator', 'inviteStaff'>

/** A provider of the city; undefined where there is none of this id. */
export async function providerOf(tx: Tx, city: string, id: string) {
  const [row] = await tx
    .select()
    .from(provider)
    .where(and(eq(provider.id, id), eq(provider.city, city)))
  return row
}

/**
 * What an assessor's papers say; null for everybody else.
 * @throws WireFault invalid at `assessor` where they are missing or of somebody who is none, at `assessor.validTo` where they are over
 */
export function papersOf({ role, assessor: papers, org }: Invitation, now: Date) {
  if (role !== 'assessor') {
    if (papers || org) throw invalidField('assessor', '只有评估员才填医护背景、资格和评估机构')
    return null
  }
  if (!papers) throw invalidField('assessor', '请填评估员有没有医护背景、资格到哪天')
  if (papers.validTo < chinaDay(now.getTime()))
    throw invalidField('assessor.validTo', '资格已经过期了。请照新的证书填,或请本人先去换证')
  return papers
}

/**
 * The organisation that somebody assesses for: one of the city's, or a new one that is named with him. What serves elders does not
 * become one by this: whoever assesses must not serve them. docs/decisions/082
 * @throws WireFault invalid at `provider` or `org`
 */
export async function orgFor(tx: Tx, city: string, { provider: id, org }: Invitation, now: Date): Promise<string> {
  if (id !== undefined && org) throw invalidField('provider', '请选一家评估机构,或写一家新的,不要两样都填')
  if (org) return newOrg(tx, city, org, now)
  if (id === undefined) throw invalidField('provider', '请选一家评估机构,或写一家新的')
  const row = await providerOf(tx, city, id)
  if (!row?.assesses) throw invalidField('provider', '本市没有这家评估机构,请从列出的里选,或写一家新的')
  return id
}

async function newOrg(tx: Tx, city: string, told: NonNullable<Invitation['org']>, now: Date): Promise<string> {
  const { phone, problem } = readContactPhone(told.phone)
  if (phone === undefined) throw invalidField('org.phone', problem)
  // Two operators who name the same one at once would name it twice.
  await passOneByOne(tx, `assessing organisations ${city}`)
  const there = await tx.select({ name: provider.name }).from(provider).where(eq(provider.city, city))
  if (there.some(({ name }) => nameKey(name) === nameKey(told.name)))
    throw invalidField('org.name', '本市已经有叫这个名字的机构。是评估机构的,请从列出的里选')
  const id = `org-${randomUUID()}`
  await tx.insert(provider).values({ id, city, name: told.name, phone, assesses: true, createdAt: now })
  return id
}
