import { and, eq, sql } from 'drizzle-orm'
import { nextGrantState, type GrantAct } from '@/domain/booking/grant'
import type { Programme } from '@/domain/booking/programme'
import type { Tx } from '../../database/database'
import { careCase, person, subsidyGrant } from '../../database/schema'
import type { CaseRow } from '../../runtime/cases'
import type { PersonRow } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import type { GrantRow } from '../money/months'
import type { BookingParts } from '../parts'

/** A grant with its case, and whose it is. */
export interface Loaded {
  readonly grant: GrantRow
  readonly row: CaseRow
  /** The row under whose key it lies. */
  readonly owner: PersonRow
  /** The record that counts: the owner's own, or the one that hers was found to be. */
  readonly her: PersonRow
  readonly programme: Programme
}

const NONE = '没有找到这份补贴申请。请返回看看,或打 12349 问。'

/** Loads the grant of a case, locked where it will be changed. @throws WireFault not-found */
export async function loadGrant(tx: Tx, parts: BookingParts, caseId: string, lock = false): Promise<Loaded> {
  const query = tx
    .select({ grant: subsidyGrant, row: careCase, owner: person })
    .from(subsidyGrant)
    .innerJoin(careCase, eq(careCase.id, subsidyGrant.caseId))
    .innerJoin(person, eq(person.id, subsidyGrant.personId))
    .where(eq(subsidyGrant.caseId, caseId))
  const [found] = await (lock ? query.for('no key update', { of: subsidyGrant }) : query)
  if (!found) throw new WireFault('not-found', NONE)
  return withHer(tx, parts, found)
}

type Found = Pick<Loaded, 'grant' | 'row' | 'owner'>

/** The same of a row that was found already. @throws Error for a programme that no pack has any more */
export async function withHer(tx: Tx, { programmes }: BookingParts, found: Found): Promise<Loaded> {
  const { mergedInto } = found.owner
  const [into] = mergedInto ? await tx.select().from(person).where(eq(person.id, mergedInto)) : []
  const programme = programmes.find(({ key }) => key === found.grant.programme)
  if (!programme) throw new Error('a grant of a programme that no pack has')
  return { ...found, her: into ?? found.owner, programme }
}

const STALE = '这份申请刚有了新变化。您写的还留着,请先看看新的情况,再决定要不要提交。'

const REFUSALS: Readonly<Record<GrantRow['state'], string>> = {
  applied: '这份申请还在等社区核对,还不能办这一步。',
  returned: '这份申请在等老人那边补材料,还不能办这一步。',
  checked: '这份申请社区已经核对过了,在等民政审批。',
  'in-force': '这项补贴已经批准了,不用再办这一步。',
  refused: '这份申请没有批准。不同意可以在这件事里提异议。',
  withdrawn: '这份申请已经撤回了。还要办,请重新申请。',
  stopped: '这项补贴已经停了。还要办,请重新申请。',
  ended: '这项补贴已经到期了。还要办,请重新申请。',
}

/** Columns that an act may set beside state and version. */
type Changes = Partial<
  Pick<
    GrantRow,
    | 'monthly'
    | 'daily'
    | 'visitFen'
    | 'fromDay'
    | 'untilDay'
    | 'reviewOn'
    | 'clause'
    | 'checkedBy'
    | 'decidedBy'
    | 'decidedAt'
    | 'stopReason'
    | 'sealed'
  >
>

/**
 * Moves a grant by an act, if it is still as it was seen.
 * @param seen the version on the screen of whoever acts
 * @throws WireFault conflict
 */
export async function moveGrant(
  tx: Tx,
  { grant }: Pick<Loaded, 'grant'>,
  { act, seen, set, now }: { readonly act: GrantAct; readonly seen: number; readonly set: Changes; readonly now: Date },
): Promise<GrantRow> {
  if (grant.version !== seen) throw new WireFault('conflict', STALE)
  const state = nextGrantState(grant.state, act)
  if (!state) throw new WireFault('conflict', REFUSALS[grant.state])
  return writeGrant(tx, grant, { ...set, state }, now)
}

/** Writes columns of a grant that nobody has changed meanwhile. @throws WireFault conflict */
export async function writeGrant(
  tx: Tx,
  { id, version }: GrantRow,
  set: Changes & Partial<Pick<GrantRow, 'state'>>,
  now: Date,
): Promise<GrantRow> {
  const [row] = await tx
    .update(subsidyGrant)
    .set({ ...set, version: sql`${subsidyGrant.version} + 1`, updatedAt: now })
    .where(and(eq(subsidyGrant.id, id), eq(subsidyGrant.version, version)))
    .returning()
  if (!row) throw new WireFault('conflict', STALE)
  return row
}
