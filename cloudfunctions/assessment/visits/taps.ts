import { inArray } from 'drizzle-orm'
import { tapMomentFault } from '@/domain/assessment/appointment'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { tapFault, type SheetTap } from '@/domain/assessment/sheet'
import type { Tx } from '../../database/database'
import { assessmentTap } from '../../database/schema'
import type { CaseOwner } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { refusalOf } from '../../runtime/refused'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import type { AssessmentCall, AssessmentOutput, AssessmentParts } from '../parts'
import { tapCount } from './form'
import { openVisit, refuseUnagreed, type OwnVisit } from './team'

/**
 * Keeps the taps of a device. What is there already is passed over, so that the same may come any number of times; all of it or
 * nothing.
 * @throws WireFault invalid for what is no answer of the form, conflict for a form that was signed or is off, and for an id under
 * which something else stands
 */
export async function putTaps(
  { keyring }: AssessmentParts,
  { db, caller, input, now }: AssessmentCall<'putTaps'>,
): Promise<AssessmentOutput<'putTaps'>> {
  const own = await openVisit(db, caller, input.visit)
  await refuseUnagreed(db, own)
  const taps = input.taps as readonly SheetTap[]
  refuseStrange(taps, now)
  const fresh = await notThere(db, keyring, own, taps)
  if (fresh.length > 0) await insertTaps(db, keyring, own, fresh, now)
  return { taps: await tapCount(db, own.visit.id) }
}

function refuseStrange(taps: readonly SheetTap[], now: Date): void {
  for (const tap of taps) {
    const fault = tapFault(GBT_42195, tap) ?? tapMomentFault(new Date(tap.at), now)
    if (fault) throw invalidField('taps', fault)
  }
}

const OTHER = '这里已经有一条编号相同、内容不同的记录。请不要清除这台手机上的数据,联系管理员。'

/** Those that have not arrived yet, each once. @throws WireFault conflict */
async function notThere(
  tx: Tx,
  keyring: Keyring,
  { visit, owner }: OwnVisit,
  taps: readonly SheetTap[],
): Promise<SheetTap[]> {
  const known = new Map<string, string>()
  const ids = taps.map(({ id }) => id)
  const rows = await tx.select().from(assessmentTap).where(inArray(assessmentTap.id, ids))
  for (const row of rows) known.set(row.id, row.visitId === visit.id ? opened(keyring, owner, row.sealed) : '')
  return taps.filter((tap) => {
    const text = canonical(tap)
    const there = known.get(tap.id)
    if (there !== undefined && there !== text) throw new WireFault('conflict', OTHER)
    known.set(tap.id, text)
    return there === undefined
  })
}

const opened = (keyring: Keyring, { id, wrappedKey }: CaseOwner, sealed: Uint8Array): string =>
  canonical(keyring.open(id, { wrappedKey, sealed }) as SheetTap)

/** The same text for the same tap, in whatever order its parts came. */
const canonical = (tap: SheetTap): string => JSON.stringify(Object.entries(tap).sort(([a], [b]) => (a < b ? -1 : 1)))

async function insertTaps(
  tx: Tx,
  keyring: Keyring,
  { visit, owner, me }: OwnVisit,
  taps: readonly SheetTap[],
  now: Date,
): Promise<void> {
  const rows = taps.map((tap) => ({
    ...{ id: tap.id, visitId: visit.id, seat: tap.by, byStaff: me.id, tappedAt: new Date(tap.at), createdAt: now },
    sealed: keyring.sealUnder(owner.wrappedKey, owner.id, tap),
  }))
  await tx
    .insert(assessmentTap)
    .values(rows)
    .catch((error: unknown) => {
      // Drawn for another form at this very moment.
      throw refusalOf(error).code === UNIQUE_VIOLATION ? new WireFault('conflict', OTHER) : error
    })
}

const UNIQUE_VIOLATION = '23505'
