import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { minuteOf } from '@/domain/booking/clock'
import { isOn, LAST_STEP, STEP_WORDS, type UrgentStep } from '@/domain/booking/urgent'
import { chinaDay } from '@/domain/person/date'
import type { NoticeTelling } from '@/domain/notice/templates'
import type { Tx } from '../../database/database'
import { account, dutyShift, helper, staff, urgentTold } from '../../database/schema'
import { elderName, homeOfCase } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { staffSecret } from '../../runtime/names'
import { standsAt } from '../../runtime/standing'
import { post, tell, tellAll, type AccountSecret } from '../../runtime/tell'
import { nearestWorkers, workersIn, type CaseHome } from '../../runtime/workers'
import type { OpenedCall } from './opened'

type StaffRow = typeof staff.$inferSelect

const MOBILE = /^1\d{10}$/

/** Herself and everybody who stands to her by her word, whatever they may do otherwise. */
export async function herSide(tx: Tx, personId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .select({ accountId: helper.accountId })
    .from(helper)
    .where(and(eq(helper.personId, personId), standsAt(now), ne(helper.standing, 'unconfirmed')))
  return [...new Set(rows.map(({ accountId }) => accountId))]
}

/** Whose turn it is to be told with a step; who was told before is not among the new ones when it is written down. */
export async function staffOf(tx: Tx, home: CaseHome, step: UrgentStep, now: Date): Promise<StaffRow[]> {
  const { city, county, street } = home
  const onDuty = await dutyNow(tx, home, step, now)
  if (step === 0) return [...(await nearestWorkers(tx, home)), ...onDuty]
  if (step === 1) {
    const workers = await workersIn(tx, city, county)
    const ofStreet = workers.filter(
      (row) => row.county === county && (row.street === null || street === null || row.street === street),
    )
    return [...ofStreet, ...onDuty]
  }
  if (step === 2) {
    const officials = (await rolesOf(tx, city, ['official'])).filter(
      (row) => row.county === null || row.county === county,
    )
    return [...(await workersIn(tx, city, county)), ...officials, ...onDuty]
  }
  return [...(await rolesOf(tx, city, ['operator', 'official'])), ...(await workersIn(tx, city, county)), ...onDuty]
}

/** Those of the city in these roles who work here now. */
const rolesOf = (tx: Tx, city: string, roles: readonly StaffRow['role'][]): Promise<StaffRow[]> =>
  tx
    .select()
    .from(staff)
    .where(and(eq(staff.city, city), inArray(staff.role, [...roles]), ...working))

const working = [isNull(staff.endedAt), isNotNull(staff.joinedAt), isNotNull(staff.accountId)]

/**
 * Who stands in the rota at this minute of China's day: at first for her street and her county, then anywhere in the county, then
 * in the city. Where somebody of a provider is on duty, all who sit at its desk are told: the phone of one may lie at home.
 */
async function dutyNow(tx: Tx, { city, county, street }: CaseHome, step: UrgentStep, now: Date): Promise<StaffRow[]> {
  const where = [eq(dutyShift.city, city), eq(dutyShift.day, chinaDay(now.getTime())), isNull(dutyShift.endedAt)]
  const ofCounty = step < LAST_STEP ? [eq(dutyShift.county, county)] : []
  const ofStreet =
    step < 2 ? [street === null ? undefined : or(isNull(dutyShift.street), eq(dutyShift.street, street))] : []
  const shifts = (
    await tx
      .select()
      .from(dutyShift)
      .where(and(...where, ...ofCounty, ...ofStreet))
  ).filter((shift) => isOn(shift, minuteOf(now)))
  if (shifts.length === 0) return []
  const providers = shifts.flatMap(({ providerId }) => providerId ?? [])
  const ids = shifts.map(({ staffId }) => staffId)
  const clerks = providers.length > 0 ? and(eq(staff.role, 'clerk'), inArray(staff.providerId, providers)) : undefined
  return tx
    .select()
    .from(staff)
    .where(and(or(inArray(staff.id, ids), clerks), ...working))
}

/** Tells an account, and writes down that it was; where that fails the others are told all the same, and he again with the next round. */
const apart = (tx: Tx, one: (inner: Tx) => Promise<void>): Promise<void> => tx.transaction(one).catch(() => undefined)

/** Tells an account at once: in its inbox, by WeChat, and by text message too where there is a mobile number. */
async function sendAtOnce(
  tx: Tx,
  keyring: Keyring,
  to: { readonly accountId: string; readonly staff: StaffRow | null },
  telling: Parameters<typeof tell>[3],
  now: Date,
): Promise<void> {
  await tell(tx, keyring, to.accountId, telling, now)
  const [row] = await tx.select().from(account).where(eq(account.id, to.accountId))
  if (!row?.wrappedKey) return
  const { openId, phone } = keyring.open(row.id, row) as AccountSecret
  const mobile = [phone, to.staff && staffSecret(keyring, to.staff).phone].find((one) => one && MOBILE.test(one))
  // Without WeChat his own number has had it already; a message there may be unwanted, and nobody would know.
  if (mobile && (openId || mobile !== phone))
    await post(tx, keyring, { channel: 'sms', template: telling.template, to: mobile }, now)
}

/**
 * Tells of a call that still rings: whoever is new at this step, and in the last round everybody of it again. Her helpers are told
 * of the call once, and at each wider step how far it is.
 * @param by who called, for whom; told to her side
 * @param also somebody of the staff who is told whatever the step: he had said that he comes
 * @param except the account that called
 */
export async function tellRound(
  tx: Tx,
  keyring: Keyring,
  { call, row, her }: OpenedCall,
  {
    step,
    by,
    again,
    also = null,
  }: { readonly step: UrgentStep; readonly by: string; readonly again: boolean; readonly also?: string | null },
  now: Date,
): Promise<void> {
  const mark = async (inner: Tx, accountId: string, staffId: string | null): Promise<boolean> => {
    const values = { id: randomUUID(), callId: call.id, accountId, staffId, step, createdAt: now }
    const marked = await inner.insert(urgentTold).values(values).onConflictDoNothing().returning({ id: urgentTold.id })
    return marked.length > 0
  }
  const caller = row.openedBy
  const hers = await herSide(tx, her.id, now)
  for (const accountId of hers.filter((one) => one !== caller))
    await apart(tx, async (inner) => {
      const called = { template: 'urgent-called', params: { by }, link: { case: row.id } } as const
      if (await mark(inner, accountId, null)) await sendAtOnce(inner, keyring, { accountId, staff: null }, called, now)
    })
  const params = { how: STEP_WORDS[step] }
  const telling = { template: 'urgent-desk', params, link: null, about: her.id }
  const [comes] = also
    ? await tx
        .select()
        .from(staff)
        .where(and(eq(staff.id, also), ...working))
    : []
  const turn = await staffOf(tx, homeOfCase(row), step, now)
  for (const one of [...turn, ...(comes ? [comes] : [])]) {
    const { accountId } = one
    if (!accountId || accountId === caller || hers.includes(accountId)) continue
    await apart(tx, async (inner) => {
      const fresh = await mark(inner, accountId, one.id)
      if (fresh || again) await sendAtOnce(inner, keyring, { accountId, staff: one }, telling, now)
    })
  }
}

/** Tells the caller's side how far it has been told. */
export async function tellWider(
  tx: Tx,
  keyring: Keyring,
  { row, her }: OpenedCall,
  step: UrgentStep,
  now: Date,
): Promise<void> {
  const params = { elder: elderName(keyring, her), how: STEP_WORDS[step] }
  const telling = { template: 'urgent-wider', params, link: { case: row.id } }
  await tellAll(tx, keyring, [...(await herSide(tx, her.id, now)), row.openedBy], telling, { now })
}

/**
 * Tells everybody who was told of a call what came of it: her side with her name, the staff without.
 * @param except whoever did it
 */
export async function tellOutcome(
  tx: Tx,
  keyring: Keyring,
  { call, row, her }: OpenedCall,
  { hers, desk }: { readonly hers: NoticeTelling; readonly desk: NoticeTelling },
  { now, except }: { readonly now: Date; readonly except: string },
): Promise<void> {
  const sideNow = await herSide(tx, her.id, now)
  const told = await tx
    .select({ accountId: urgentTold.accountId, staffId: urgentTold.staffId })
    .from(urgentTold)
    .where(eq(urgentTold.callId, call.id))
  const to = { now, except }
  await tellAll(tx, keyring, [...sideNow, row.openedBy], { ...hers, link: { case: row.id } }, to)
  // Who was told as her helper and is none any more hears no more of her.
  const staff = told.filter(({ staffId }) => staffId).map(({ accountId }) => accountId)
  const others = staff.filter((accountId) => accountId !== row.openedBy && !sideNow.includes(accountId))
  await tellAll(tx, keyring, others, { ...desk, link: null, about: her.id }, to)
}
