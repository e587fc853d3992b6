import { and, asc, count, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import type { ActionInput } from '@/contract'
import type { StaffMember } from '@/contract/operator'
import { readContactPhone } from '@/domain/person/phone'
import { isOfProvider } from '@/domain/staff/staff'
import { passOneByOne, type Tx } from '../database/database'
import { assessor, staff } from '../database/schema'
import type { Call, HandlersOf, StaffCaller } from '../runtime/define'
import { staffSecret } from '../runtime/names'
import { staffCardOf, type StaffRow } from '../runtime/staff'
import { endStaff } from '../runtime/staff-end'
import { inviteStaff } from '../runtime/staff-invitation'
import { invalidField, WireFault } from '../runtime/wire-fault'
import { orgFor, papersOf, providerOf } from './assessors'
import { rowOnList } from './care-workers'
import type { OperatorParts } from './parts'

type Members = 'staff' | 'inviteStaff' | 'endStaff'

/** Who works for the operator's own city. */
export function memberHandlers(parts: OperatorParts): HandlersOf<'operator', Members> {
  const { keyring } = parts
  return {
    async staff({ db, now, caller }) {
      const rows = await db
        .select()
        .from(staff)
        .where(eq(staff.city, operatorOf(caller).city))
        .orderBy(asc(staff.createdAt), asc(staff.id))
      const members: StaffMember[] = []
      for (const row of rows) members.push(await memberOf(parts, db, row, now))
      return { staff: members }
    },
    async inviteStaff({ db, now, caller, input }) {
      const operator = operatorOf(caller)
      const offer = { ...placeIn(parts, operator.city, input), phone: phoneOf(input.phone) }
      const { role, name } = input
      const told = { ...input, phone: offer.phone }
      const papers = papersOf(told, now)
      const providerId = await providerFor(db, keyring, operator.city, told, now)
      const invited = await inviteStaff(
        db,
        keyring,
        { role, name, city: operator.city, invitedBy: operator.id, providerId, ...offer },
        now,
      )
      if (papers) await db.insert(assessor).values({ staffId: invited.row.id, ...papers, createdAt: now })
      return { member: await memberOf(parts, db, invited.row, now), code: invited.code }
    },
    async endStaff({ db, now, caller, input: { id } }) {
      const operator = operatorOf(caller)
      // Two operators who end each other at once would leave a city without one.
      await passOneByOne(db, `operators ${operator.city}`)
      const [row] = await db
        .select()
        .from(staff)
        .where(and(eq(staff.id, id), eq(staff.city, operator.city)))
      if (!row) throw new WireFault('not-found', '没有找到这位工作人员。请回到名单看看。')
      if (!row.endedAt) {
        await checkOperatorStays(db, row)
        await endStaff(db, keyring, row, caller.account ?? '', now)
      }
      return { member: await memberOf(parts, db, { ...row, endedAt: row.endedAt ?? now }, now) }
    },
  }
}

function operatorOf({ staff: operator }: Call<unknown>['caller']): StaffCaller {
  if (!operator) throw new WireFault('forbidden', '请先用动态码打开工作台,再接着办。')
  return operator
}

async function checkOperatorStays(tx: Tx, row: StaffRow): Promise<void> {
  if (row.role !== 'operator' || !row.joinedAt) return
  const [others] = await tx
    .select({ n: count() })
    .from(staff)
    .where(
      and(
        eq(staff.city, row.city),
        eq(staff.role, 'operator'),
        ne(staff.id, row.id),
        isNull(staff.endedAt),
        isNotNull(staff.joinedAt),
      ),
    )
  if (!others?.n) throw new WireFault('conflict', '这是本市唯一的管理员,不能结束。请先再邀请一位管理员。')
}

/** Where somebody is to work: a county of the operator's city, and nothing narrower without what is wider. */
function placeIn({ places }: OperatorParts, city: string, input: ActionInput<'operator', 'inviteStaff'>) {
  const county = input.county ?? null
  const street = input.street || null
  const community = input.community || null
  if (county !== null && places.get(county)?.city !== city)
    throw invalidField('county', '这个县(市、区)不归您的城市管,请从列出的里选')
  if (street !== null && county === null) throw invalidField('county', '选了街道,请先选县(市、区)')
  if (community !== null && street === null) throw invalidField('street', '填了社区,请先选街道')
  if (input.role === 'operator' && county !== null) throw invalidField('county', '管理员负责全市,不用选县(市、区)')
  if (input.role === 'phone-agent' && county !== null)
    throw invalidField('county', '12349 话务员接全市的电话,不用选县(市、区)')
  if (input.role === 'official' && street !== null)
    throw invalidField('street', '民政经办人员负责全市或一个县(市、区),不用选街道')
  if (isOfProvider(input.role) && county !== null)
    throw invalidField('county', '服务机构的人员跟着机构走,不用选县(市、区)')
  return { county, street, community }
}

/**
 * Whom somebody is to serve for: a provider of the operator's city for a clerk, care worker or assessor, nobody for all others.
 * @throws WireFault invalid at `provider`, or at `phone` for a care worker whom the provider's own list does not name
 */
async function providerFor(
  tx: Tx,
  keyring: OperatorParts['keyring'],
  city: string,
  input: ActionInput<'operator', 'inviteStaff'>,
  now: Date,
): Promise<string | null> {
  const { role, name, phone, provider: id } = input
  if (!isOfProvider(role)) {
    if (id !== undefined) throw invalidField('provider', '这个岗位是政府和社区的,不用选服务机构')
    return null
  }
  if (role === 'assessor') return orgFor(tx, city, input, now)
  if (id === undefined) throw invalidField('provider', '请选一家服务机构')
  const row = await providerOf(tx, city, id)
  if (!row || row.assesses) throw invalidField('provider', '本市没有这家服务机构,请从列出的里选')
  if (role === 'care-worker' && !(await rowOnList(tx, keyring, { provider: id, name, phone })))
    throw invalidField('phone', '这家机构的人员名单里没有这个姓名和电话。请先请机构把人登记好,再来邀请')
  return id
}

function phoneOf(typed: string): string {
  const { phone, problem } = readContactPhone(typed)
  if (phone === undefined) throw invalidField('phone', problem)
  return phone
}

async function memberOf(parts: OperatorParts, tx: Tx, row: StaffRow, now: Date): Promise<StaffMember> {
  const [state, since] = stateOf(row, now)
  return {
    ...(await staffCardOf(tx, parts, row, false)),
    phone: staffSecret(parts.keyring, row).phone,
    state,
    since: since.toISOString(),
  }
}

function stateOf(row: StaffRow, now: Date): [StaffMember['state'], Date] {
  if (row.endedAt) return ['ended', row.endedAt]
  if (row.joinedAt) return ['joined', row.joinedAt]
  const ends = row.invitationEndsAt ?? row.createdAt
  return ends > now ? ['invited', row.createdAt] : ['over', ends]
}
