import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { SCOPES, type Scope } from '@/domain/helper/scope'
import { GUARDIAN_DECISIONS } from '@/domain/notice/templates'
import type { Tx } from '../database/database'
import { account, decision, helper, person } from '../database/schema'
import { elderName } from '../runtime/cases'
import type { Keyring } from '../runtime/keyring'
import { nameOf, NOBODY } from '../runtime/names'
import { idsOf } from '../runtime/records'
import { standsAt } from '../runtime/standing'
import { tell } from '../runtime/tell'
import { WireFault } from '../runtime/wire-fault'
import { act, tellHerSide } from './acts'
import { workerOf } from './desk'
import type { CareCall, CareOutput, CareParts } from './parts'
import { affairOf, threadOf, type Affair } from './threads'

type HelperRow = typeof helper.$inferSelect

/**
 * The worker has the papers before him and decides. The decision stays as a row that is never changed; the helper stands
 * as guardian, or as he stood before, also where an objection undoes what was decided in this case; both are told.
 * @throws WireFault invalid in another kind of case, conflict when the helper has gone meanwhile
 */
export async function decideGuardian(
  parts: CareParts,
  call: CareCall<'decideGuardian'>,
): Promise<CareOutput<'decideGuardian'>> {
  const { db, caller, now, input, forCase } = call
  const { keyring } = parts
  const worker = workerOf(caller.staff)
  const before = await affairOf(db, caller, forCase, now)
  if (before.row.kind !== 'guardian') throw new WireFault('invalid', '这件事不是监护人登记,请直接答复。')
  const asking = await askingOf(db, before, now)
  const { affair, by } = await act(parts, call, 'answered', { heldBy: worker.id })
  const former = asking.standing === 'guardian' ? await formerOf(db, keyring, asking, before.row.id) : null
  const after = input.approve ? await makeGuardian(db, asking, now) : await undo(db, asking, former, now)
  await db.insert(decision).values({
    id: randomUUID(),
    personId: before.owner.id,
    kind: 'guardian',
    about: asking.id,
    outcome: input.approve ? 'approved' : 'refused',
    sealed: keyring.sealUnder(before.owner.wrappedKey, before.owner.id, {
      reason: input.words,
      case: before.row.id,
      ...(input.approve && { former: former ?? standingOf(asking) }),
    } satisfies DecisionSecret),
    byStaff: worker.id,
    createdAt: now,
  })
  const params = {
    helper: await accountName(db, keyring, asking.accountId),
    elder: elderName(keyring, before.her),
    decision: GUARDIAN_DECISIONS[input.approve ? 'approved' : 'refused'],
  }
  const telling = { template: 'guardian-decided', params } as const
  await tellHerSide(db, keyring, affair, telling, { now, except: by.accountId })
  // Whoever does not stand to her any more is told of it too.
  if (after.standing === 'ended') await tell(db, keyring, asking.accountId, { ...telling, link: null }, now)
  return { thread: await threadOf(db, keyring, caller, affair, now) }
}

/** The helper row that asks: of whoever opened the case, as he stands to her now. */
async function askingOf(tx: Tx, { row, her }: Affair, now: Date): Promise<HelperRow> {
  const [found] = await tx
    .select()
    .from(helper)
    .where(and(eq(helper.accountId, row.openedBy), inArray(helper.personId, await idsOf(tx, her.id)), standsAt(now)))
  if (!found) throw new WireFault('conflict', '这位帮手已经不在名单上了,不能登记。请刷新再看。')
  return found
}

/** What a decision keeps sealed under the key of the case's person. */
interface DecisionSecret {
  readonly reason: string
  readonly case: string
  /** How the helper stood before he was made guardian: what an objection that is upheld brings back. */
  readonly former?: Former
}

/** Moments as ISO 8601 instants. */
interface Former {
  readonly standing: HelperRow['standing']
  readonly scopes: Scope[]
  readonly until: string | null
  readonly confirmedAt: string | null
}

const standingOf = ({ standing, scopes, until, confirmedAt }: HelperRow): Former => ({
  standing,
  scopes,
  until: until?.toISOString() ?? null,
  confirmedAt: confirmedAt?.toISOString() ?? null,
})

/** What a guardian's row goes back to where that is not written down. */
const NOTHING: Former = { standing: 'ended', scopes: [], until: null, confirmedAt: null }

/** How he stood before this case made him guardian; null where another did. */
async function formerOf(tx: Tx, keyring: Keyring, asking: HelperRow, caseId: string): Promise<Former | null> {
  const [latest] = await tx
    .select({ decision, owner: person })
    .from(decision)
    .innerJoin(person, eq(person.id, decision.personId))
    .where(and(eq(decision.about, asking.id), eq(decision.kind, 'guardian'), eq(decision.outcome, 'approved')))
    .orderBy(desc(decision.createdAt))
    .limit(1)
  if (!latest?.owner.wrappedKey) return null
  const { wrappedKey, id } = latest.owner
  const kept = keyring.open(id, { wrappedKey, sealed: latest.decision.sealed }) as Partial<DecisionSecret>
  if (kept.case !== undefined && kept.case !== caseId) return null
  return kept.former ?? NOTHING
}

/** Refused: a guardian by this case stands again as before it, anybody else as he stands. */
async function undo(tx: Tx, asking: HelperRow, former: Former | null, now: Date): Promise<HelperRow> {
  if (!former) return asking
  const { standing, scopes } = former
  const at = (moment: string | null) => (moment === null ? null : new Date(moment))
  const [row] = await tx
    .update(helper)
    .set({
      ...{ standing, scopes, until: at(former.until), confirmedAt: at(former.confirmedAt) },
      ...(standing === 'ended' && { endedAt: now }),
      version: sql`${helper.version} + 1`,
    })
    .where(and(eq(helper.id, asking.id), eq(helper.version, asking.version), eq(helper.standing, 'guardian')))
    .returning()
  if (!row) throw changed()
  return row
}

const changed = () => new WireFault('conflict', '这位帮手的情况刚刚变了,请看看现在的再定。')

/** Approved once more, a guardian is what he is. */
async function makeGuardian(tx: Tx, asking: HelperRow, now: Date): Promise<HelperRow> {
  if (asking.standing === 'guardian') return asking
  const [row] = await tx
    .update(helper)
    .set({
      standing: 'guardian',
      scopes: [...SCOPES],
      until: null,
      confirmedAt: asking.confirmedAt ?? now,
      version: sql`${helper.version} + 1`,
    })
    .where(
      and(
        eq(helper.id, asking.id),
        eq(helper.version, asking.version),
        inArray(helper.standing, ['unconfirmed', 'confirmed']),
      ),
    )
    .returning()
  if (!row) throw changed()
  return row
}

async function accountName(tx: Tx, keyring: Keyring, id: string): Promise<string> {
  const [row] = await tx.select().from(account).where(eq(account.id, id))
  return row ? nameOf(keyring, row) : NOBODY
}
