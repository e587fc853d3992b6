import { and, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Access } from '@/contract'
import { isAboutPlace, isOpenersOwn } from '@/domain/case/case'
import { reaches, SCOPES, type Scope } from '@/domain/helper/scope'
import { covers } from '@/domain/staff/staff'
import type { Tx } from '../database/database'
import { careCase, caseEvent, helper, person, presence } from '../database/schema'
import type { Caller, ForCase, ForPerson } from './define'
import { standsAt } from './standing'
import { WireFault } from './wire-fault'
import { divisionOf } from './workers'

type PersonAccess = Extract<Access, { by: 'person' }>
type CaseAccess = Extract<Access, { by: 'case' }>

/**
 * How the caller stands to a person now, whatever he wants of her; null for a stranger. A worker beside her, or on the telephone with her, acts as that,
 * even where he is her son too.
 */
export async function standingTo(tx: Tx, caller: Caller, personId: string, now: Date): Promise<ForPerson | null> {
  return (await besideHer(tx, caller, personId, now)) ?? (await asHelper(tx, caller, personId, now))
}

/**
 * How somebody stands to a record that his own case names, under the record's own id: while nobody has confirmed him he does
 * not know it himself.
 */
export const applicantTo = (tx: Tx, caller: Caller, personId: string, now: Date): Promise<ForPerson | null> =>
  asHelper(tx, caller, personId, now, true)

async function besideHer(tx: Tx, { staff }: Caller, personId: string, now: Date): Promise<ForPerson | null> {
  if (staff?.role !== 'community-worker' && staff?.role !== 'phone-agent') return null
  const [row] = await tx
    .select({ id: presence.id, proof: presence.proof, died: hasDied('presence.person_id') })
    .from(presence)
    .where(
      and(
        eq(presence.staffId, staff.id),
        eq(presence.personId, personId),
        isNull(presence.endedAt),
        gt(presence.endsAt, now),
      ),
    )
  if (!row) return null
  const ground = row.proof === 'spoken' ? 'call' : 'presence'
  const died = row.died ? { died: true as const } : {}
  return { id: personId, ground, relation: '老人', scopes: SCOPES, helper: null, presence: row.id, ...died }
}

/**
 * A helper may still name her by the id that he knew before she agreed. Until then only that one counts: whether the row
 * that her number led to is one whose id he has from elsewhere, he is not told.
 */
async function asHelper(
  tx: Tx,
  caller: Caller,
  personId: string,
  now: Date,
  byRecord = false,
): Promise<ForPerson | null> {
  if (!caller.account) return null
  const { id, standing, relation, scopes: given, personId: herId } = helper
  const [row] = await tx
    .select({ id, standing, relation, scopes: given, personId: herId, died: hasDied('helper.person_id') })
    .from(helper)
    .where(
      and(
        eq(helper.accountId, caller.account),
        or(
          eq(helper.formerPersonId, personId),
          and(
            or(eq(helper.personId, personId), inArray(helper.personId, joinedTo(tx, personId))),
            byRecord ? undefined : or(ne(helper.standing, 'unconfirmed'), isNull(helper.formerPersonId)),
          ),
        ),
        standsAt(now),
      ),
    )
    .orderBy(helper.createdAt)
    .limit(1)
  if (!row || row.standing === 'ended') return null
  const ground = row.standing === 'confirmed' ? 'helper' : row.standing
  const scopes = ground === 'self' || ground === 'guardian' ? SCOPES : row.scopes
  const died = row.died ? { died: true as const } : {}
  return { id: row.personId, ground, relation: row.relation, scopes, helper: row.id, presence: null, ...died }
}

/**
 * Whether the register says that she has died; part of the question that is asked anyway. Written out, for a column among what is selected loses
 * its table's name, and would be compared with itself.
 */
const hasDied = (id: 'helper.person_id' | 'presence.person_id') =>
  sql<boolean>`exists (select 1 from register_entry her where her.person_id = ${sql.raw(id)} and her.whereabouts = 'died')`

/** The record that one was found to belong to: its id of before still names her. */
const joinedTo = (tx: Tx, personId: string) =>
  tx.select({ id: person.mergedInto }).from(person).where(eq(person.id, personId))

const STRANGER = '您现在不能替这位老人办。请先请老人同意,或请社区工作人员帮忙。'
const UNASKED = '老人还没有同意您替她办这件事。请老人自己同意,或请社区工作人员当面记录。'
const OWN = '这件事要老人自己办,或由社区工作人员当面帮她办。'
/** Why nothing new is begun for somebody who died, and what to do where that is wrong. */
export const DIED = '社区登记这位老人已经去世,不能再替老人约、替老人申请。登记错了,请告诉社区,30天内能收回。'
/** What begins something new that somebody would have to come for or pay. */
const FOR_THE_LIVING: readonly string[] = ['book', 'pay', 'assess']
const NOT_BY_PHONE = '这件事不能在电话里办。请老人自己办,或请社区工作人员当面帮她办。'
const lacking = (words: string) => `老人同意您的事里没有“${words}”。要办,请老人在“谁能替我办”里加上。`
const NEEDED: Readonly<Record<Scope, string>> = {
  view: '查看',
  handle: '办理',
  book: '预约',
  pay: '付款',
  assess: '评估',
}

/** Lets the caller act for a person as the action says. @throws WireFault forbidden */
export async function personFor(
  tx: Tx,
  caller: Caller,
  personId: string,
  access: PersonAccess,
  now: Date,
): Promise<ForPerson> {
  const standing = await standingTo(tx, caller, personId, now)
  const fault = standing ? faultOf(standing, access) : STRANGER
  if (!standing || fault) throw new WireFault('forbidden', fault ?? STRANGER)
  return standing
}

function faultOf({ ground, scopes, died }: ForPerson, access: PersonAccess): string | null {
  if (died && FOR_THE_LIVING.includes(access.scope)) return DIED
  if (ground === 'self' || ground === 'guardian') return null
  if (ground === 'presence') return access.presence ? null : OWN
  if (ground === 'call') return access.call ? null : NOT_BY_PHONE
  if (ground === 'unconfirmed') return access.unconfirmed ? null : UNASKED
  if (access.scope === 'own') return OWN
  return reaches(scopes, access.scope) ? null : lacking(NEEDED[access.scope])
}

type CaseDeskRow = Pick<
  typeof careCase.$inferSelect,
  'kind' | 'city' | 'county' | 'street' | 'communityHash' | 'providerId' | 'desk'
>

/**
 * Whether a case is somebody's task. A clerk has what his provider serves, also while the street looks into a complaint; a
 * community worker has what lies on the street's desk, and reads on in what she brought to the county's, where an official decides. What
 * is said of an elder's body is not the street's: an assessment is the county's and its two assessors'.
 */
export function isOnDeskOf(staff: NonNullable<Caller['staff']>, row: CaseDeskRow): boolean {
  if (staff.city !== row.city) return false
  if (staff.role === 'clerk') return row.kind === 'booking' && row.providerId === staff.provider
  if (staff.role === 'official')
    return (
      (row.kind === 'grant' || row.kind === 'assessment') &&
      row.desk === 'county' &&
      (staff.division.county ?? row.county) === row.county
    )
  if (staff.role !== 'community-worker' || row.desk === 'provider' || row.kind === 'assessment') return false
  return covers(staff.division, divisionOf(row))
}

/** A worker of her division who wrote the application beside her: the elder asks him how it stands. */
async function hasBrought(tx: Tx, { account, staff }: Caller, row: typeof careCase.$inferSelect): Promise<boolean> {
  if (row.kind !== 'assessment' || row.openedBy !== account || staff?.role !== 'community-worker') return false
  if (staff.city !== row.city || !covers(staff.division, divisionOf(row))) return false
  const [opening] = await tx
    .select({ ground: caseEvent.ground })
    .from(caseEvent)
    .where(and(eq(caseEvent.caseId, row.id), eq(caseEvent.seq, 1)))
  return opening?.ground === 'presence'
}

const NO_CASE = '没有找到这件事。请看看编号,或打 12349 问。'

/**
 * Lets the caller act in a case. To whom it is none of his business it does not exist.
 * @throws WireFault not-found, or forbidden for a helper who may only look
 */
export async function caseFor(tx: Tx, caller: Caller, caseId: string, access: CaseAccess, now: Date): Promise<ForCase> {
  const [row] = await tx
    .select({ case: careCase, mergedInto: person.mergedInto })
    .from(careCase)
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(eq(careCase.id, caseId))
  if (!row) throw new WireFault('not-found', NO_CASE)
  const { personId } = row.case
  const found = (ground: ForCase['ground']): ForCase => ({ id: caseId, personId, ground })
  const own = isOpenersOwn(row.case.kind) && row.case.openedBy === caller.account
  // Who asks to be her guardian reads of his own papers what everybody may who asks: they are never his task.
  const isDesk = access.desk === 'only' || (access.desk === 'too' && !(own && row.case.kind === 'guardian'))
  if (isDesk && caller.staff && isOnDeskOf(caller.staff, row.case))
    return { ...found('task'), nameless: isAboutPlace(row.case.kind) }
  const herId = row.mergedInto ?? personId
  const standing =
    access.desk === 'only'
      ? null
      : ((await standingTo(tx, caller, herId, now)) ?? (own ? await applicantTo(tx, caller, herId, now) : null))
  if (standing?.ground === 'unconfirmed' && own) return found('unconfirmed')
  if (!standing && access.desk === 'too' && (await hasBrought(tx, caller, row.case)))
    return { ...found('task'), stateOnly: true }
  if (!standing || standing.ground === 'unconfirmed' || !reaches(standing.scopes, 'view'))
    throw new WireFault('not-found', NO_CASE)
  if (standing.ground === 'call' && access.call === false) throw new WireFault('forbidden', NOT_BY_PHONE)
  if (!reaches(standing.scopes, access.scope)) throw new WireFault('forbidden', lacking(NEEDED[access.scope]))
  return found(standing.ground)
}
