import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { daysBefore } from '@/domain/booking/clock'
import { gapsOf, overlap } from '@/domain/booking/urgent'
import { chinaDay } from '@/domain/person/date'
import { covers, isOfProvider, shortRoleWords } from '@/domain/staff/staff'
import { passOneByOne, type Tx } from '../../database/database'
import { dutyShift, provider, staff } from '../../database/schema'
import type { Caller, StaffCaller } from '../../runtime/define'
import { countiesOf, inCounty } from '../../runtime/division'
import { staffSecret } from '../../runtime/names'
import { divisionWords } from '../../runtime/places'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { divisionOf } from '../../runtime/workers'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'

/** Days of the rota that one page shows. */
const DAYS = 7
/** Nobody plans further. */
const MOST_AHEAD = 92

type Shift = BookingOutput<'setDuty'>['shifts'][number]

function staffOf({ staff: one }: Caller): StaffCaller {
  if (!one) throw new WireFault('forbidden', '请先用动态码打开工作台,再接着办。')
  return one
}

const daysFrom = (from: string): string[] => Array.from({ length: DAYS }, (_, at) => daysBefore(from, -at))

/** The rota of a week: who stands in it, when nobody does for the whole county, and who could. */
export async function dutyOf(
  parts: BookingParts,
  { db, caller, input }: BookingCall<'duty'>,
): Promise<BookingOutput<'duty'>> {
  const own = staffOf(caller)
  const counties = countiesOf(parts.places, own).map(({ code, name }) => ({ code, name }))
  const days = daysFrom(input.from)
  const shifts = await shiftsIn(parts, db, own, days)
  const gaps = counties.flatMap(({ code }) =>
    days.flatMap((day) =>
      // Somebody for one street leaves the others without anybody.
      gapsOf(shifts.filter((one) => one.county === code && one.day === day && one.street === null)).map((gap) => ({
        county: code,
        day,
        ...gap,
      })),
    ),
  )
  return { shifts, gaps, counties, staff: own.role === 'community-worker' ? [] : await candidates(parts, db, own) }
}

async function shiftsIn(
  { keyring }: BookingParts,
  tx: Tx,
  own: StaffCaller,
  days: readonly string[],
): Promise<Shift[]> {
  const rows = await tx
    .select({ shift: dutyShift, staff })
    .from(dutyShift)
    .innerJoin(staff, eq(staff.id, dutyShift.staffId))
    .where(
      and(
        inCounty(own, dutyShift),
        inArray(dutyShift.day, [...days]),
        isNull(dutyShift.endedAt),
        // Who works here no more is called by nobody: his hours are a gap.
        isNull(staff.endedAt),
      ),
    )
    .orderBy(asc(dutyShift.day), asc(dutyShift.starts), asc(dutyShift.id))
  return rows.map(({ shift: { id, county: code, street, day, starts, ends }, staff: one }) => {
    const { name, phone } = staffSecret(keyring, one)
    return { ...{ id, county: code, street, day, starts, ends }, staff: { id: one.id, name, phone } }
  })
}

const working = [isNull(staff.endedAt), isNotNull(staff.joinedAt), isNotNull(staff.accountId)]

/** Who works in the caller's city and county and can be put on duty. */
async function candidates({ keyring, places }: BookingParts, tx: Tx, own: StaffCaller) {
  const rows = await tx
    .select({ staff, provider: provider.name })
    .from(staff)
    .leftJoin(provider, eq(provider.id, staff.providerId))
    .where(and(eq(staff.city, own.city), ...working))
    .orderBy(asc(staff.createdAt), asc(staff.id))
  return rows
    .filter(({ staff: one }) => standsFor(own, one))
    .map(({ staff: one, provider: name }) => ({
      ...{ id: one.id, role: one.role, name: staffSecret(keyring, one).name },
      about: `${shortRoleWords(one.role)} · ${name ?? divisionWords(places, one)}`,
    }))
}

/** Whether an official of a county can put somebody on duty: of his county, of the whole city, or of a provider. */
function standsFor({ division: { county } }: StaffCaller, one: typeof staff.$inferSelect): boolean {
  if (county === null || isOfProvider(one.role)) return true
  return covers({ ...divisionOf(one), street: null, community: null }, { county, street: null, community: null })
}

/**
 * Puts somebody on duty, or takes him off.
 * @throws WireFault invalid at the field that is wrong, conflict where he stands in the rota at that time already
 */
export async function setDuty(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'setDuty'>,
): Promise<BookingOutput<'setDuty'>> {
  const own = staffOf(caller)
  const day = input.act === 'add' ? await add(parts, db, own, input, now) : await takeOff(db, own, input.shift, now)
  return { shifts: await shiftsIn(parts, db, own, [day]) }
}

type Adding = Extract<BookingCall<'setDuty'>['input'], { act: 'add' }>

async function add(parts: BookingParts, tx: Tx, own: StaffCaller, input: Adding, now: Date): Promise<string> {
  const { county, day, starts, ends } = input
  const today = chinaDay(now.getTime())
  if (!countiesOf(parts.places, own).some(({ code }) => code === county))
    throw invalidField('county', '这个县(市、区)不归您管,请从列出的里选')
  if (day < today) throw invalidField('day', '这一天已经过了,请选今天或以后')
  if (day > daysBefore(today, -MOST_AHEAD)) throw invalidField('day', '最多排到三个月以后')
  if (ends <= starts) throw invalidField('ends', '下班时间要晚于上班时间。夜班请排成两段:到 24:00,再从 00:00 起')
  const [one] = await tx
    .select()
    .from(staff)
    .where(and(eq(staff.id, input.staff), eq(staff.city, own.city), ...working))
  if (!one || !standsFor(own, one)) throw invalidField('staff', '这位工作人员排不了,请从名单里另选一位')
  await passOneByOne(tx, `duty ${one.id}`)
  const his = await tx
    .select()
    .from(dutyShift)
    .where(and(eq(dutyShift.staffId, one.id), eq(dutyShift.day, day), isNull(dutyShift.endedAt)))
  if (his.some((shift) => overlap(shift, { starts, ends })))
    throw new WireFault('conflict', '这个人那天这段时间已经排过班了。请换一段时间,或先取消原来的。')
  await tx.insert(dutyShift).values({
    ...{ id: randomUUID(), city: own.city, county, street: input.street || null, providerId: one.providerId },
    ...{ staffId: one.id, day, starts, ends, createdAt: now },
  })
  return day
}

async function takeOff(tx: Tx, own: StaffCaller, id: string, now: Date): Promise<string> {
  const [shift] = await tx
    .update(dutyShift)
    .set({ endedAt: now })
    .where(and(eq(dutyShift.id, id), inCounty(own, dutyShift), isNull(dutyShift.endedAt)))
    .returning()
  if (!shift) throw new WireFault('not-found', '这一班已经取消了。请刷新看看。')
  return shift.day
}
