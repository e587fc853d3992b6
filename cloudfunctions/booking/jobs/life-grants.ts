import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { OPEN_GRANT_STATES, type StopReason } from '@/domain/booking/grant'
import { LIFE_EVENT_WORDS, type LifeEventKind } from '@/domain/life/event'
import type { Tx } from '../../database/database'
import { subsidyGrant, type GrantBefore } from '../../database/schema'
import { noteEffect, type Happened, type LifeEffectRow } from '../../runtime/life'
import { officialsOf } from '../../runtime/officials'
import { accountsIn, tellAll } from '../../runtime/tell'
import { loadGrant, writeGrant } from '../grants/load'
import { aboutGrant } from '../grants/telling'
import type { GrantRow } from '../money/months'
import type { BookingParts } from '../parts'

const STOPPED: Readonly<Partial<Record<LifeEventKind, StopReason>>> = {
  died: 'died',
  moved: 'moved-away',
  institution: 'conditions-gone',
}

/** Grants in force pay no more; the county, which answers for them, is told. */
export async function stopGrants(tx: Tx, parts: BookingParts, all: Happened): Promise<void> {
  const { event, ids, now } = all
  const rows = await tx
    .select()
    .from(subsidyGrant)
    .where(and(inArray(subsidyGrant.personId, [...ids]), eq(subsidyGrant.state, 'in-force')))
    .orderBy(asc(subsidyGrant.id))
    .for('no key update')
  for (const row of rows) {
    await writeGrant(tx, row, { state: 'stopped', stopReason: STOPPED[event.kind] ?? 'conditions-gone' }, now)
    await noteEffect(tx, all, { what: 'grant', about: row.id, before: { stopReason: row.stopReason } })
    await tellCounty(tx, parts, row, { template: 'life-grant-stopped', why: LIFE_EVENT_WORDS[event.kind] }, now)
  }
}

async function tellCounty(
  tx: Tx,
  parts: BookingParts,
  { caseId, city, county }: GrantRow,
  { template, why }: { readonly template: 'life-grant-stopped' | 'life-grant-back'; readonly why?: string },
  now: Date,
): Promise<void> {
  const loaded = await loadGrant(tx, parts, caseId)
  const params = { ...aboutGrant(parts.keyring, loaded), ...(why !== undefined && { why }) }
  const officials = accountsIn(await officialsOf(tx, city, county))
  await tellAll(tx, parts.keyring, officials, { template, params, link: { case: caseId } }, { now })
}

/** Unless somebody has decided anew, or granted the same again. A day on which the county had it stop stays that, with its reason. */
export async function undoGrant(tx: Tx, parts: BookingParts, effect: LifeEffectRow, all: Happened): Promise<void> {
  const [row] = await tx.select().from(subsidyGrant).where(eq(subsidyGrant.id, effect.about)).for('no key update')
  if (row?.state !== 'stopped' || (await isAskedAgain(tx, row, all))) return
  const stopReason = (effect.before as GrantBefore | null)?.stopReason ?? null
  await writeGrant(tx, row, { state: 'in-force', stopReason }, all.now)
  await tellCounty(tx, parts, row, { template: 'life-grant-back' }, all.now)
}

/** Whether the same was applied for or granted to her anew. */
export async function isAskedAgain(tx: Tx, { id, programme }: GrantRow, { ids }: Happened): Promise<boolean> {
  const [again] = await tx
    .select({ id: subsidyGrant.id })
    .from(subsidyGrant)
    .where(
      and(
        ne(subsidyGrant.id, id),
        inArray(subsidyGrant.personId, [...ids]),
        eq(subsidyGrant.programme, programme),
        inArray(subsidyGrant.state, [...OPEN_GRANT_STATES]),
      ),
    )
  return again !== undefined
}
