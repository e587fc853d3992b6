import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { dayWords } from '@/domain/booking/words'
import {
  effectsOf,
  LIFE_EVENT_WORDS,
  TAKE_BACK_DAYS,
  whereAfter,
  type AssessmentEffect,
  type LifeEventKind,
} from '@/domain/life/event'
import { chinaDay } from '@/domain/person/date'
import { isOfRegister, type Whereabouts } from '@/domain/register/entry'
import { lifeEvent, person } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { staffOfCall } from '../../runtime/doer'
import { putLife } from '../../runtime/life'
import { actorNames } from '../../runtime/names'
import { idsOf, valueOf } from '../../runtime/records'
import { tellThose } from '../../runtime/tell'
import { leaveTrace } from '../../runtime/trace'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { cardOf, isTooLate, lifeOf, mayTakeBack, type LifeRow } from './card'
import { elderIn, writeEntry, type Elder } from './division'
import { endFindings, reopenFindings } from './life-findings'

type LifeCall = CareCall<'lifeEvent'>

/**
 * Something happened in her life: her line in the register says so at once, what serves her follows within moments. Held by her row:
 * of two who say it at once the second is told that it was said.
 * @throws WireFault not-found outside the division, invalid at `on`, conflict where it cannot be so
 */
export async function writeLifeEvent(parts: CareParts, call: LifeCall): Promise<CareOutput<'lifeEvent'>> {
  const { db, caller, input, now } = call
  const { keyring } = parts
  const worker = staffOfCall(caller)
  const her = await elderIn(parts, call, input.person, true)
  const life = await lifeOf(db, await idsOf(db, her.row.id))
  refuseEvent(her, life, input, now)
  const id = randomUUID()
  await db.insert(lifeEvent).values({
    ...{ id, personId: her.row.id, kind: input.kind, on: input.on, before: her.entry.whereabouts, staffId: worker.id },
    sealed: keyring.sealUnder(her.row.wrappedKey, her.row.id, { words: input.words ?? '' }),
    createdAt: now,
  })
  const whereabouts = whereAfter(input.kind)
  // Her line first and what was found behind it: whoever writes of either comes in that order.
  await writeEntry(db, her.row.id, { whereabouts }, now)
  if (!isOfRegister(whereabouts)) await endFindings(db, { eventId: id, personId: her.row.id }, now)
  await putLife(db, { id, kind: input.kind, takenBack: false }, now)
  const event = LIFE_EVENT_WORDS[input.kind]
  const params = { event, day: dayWords(input.on), then: thenWords(input.kind, her.entry.whereabouts) }
  await tellHers(parts, call, her, { template: 'life-changed', params })
  return answered(parts, call, her.row.id, 'care.lifeEvent')
}

function refuseEvent(
  { record, entry }: Elder,
  life: readonly LifeRow[],
  { kind, on }: LifeCall['input'],
  now: Date,
): void {
  const born = valueOf(record, 'birthDate')
  if (on > chinaDay(now.getTime())) throw invalidField('on', '这一天还没到,请看看日期')
  if (born !== null && on < born) throw invalidField('on', '这一天比出生日期还早,请看看日期')
  if (entry.whereabouts === 'died')
    throw new WireFault('conflict', `已经登记去世了,不用再登记。登记错了,${TAKE_BACK_DAYS}天内可以收回。`)
  if (entry.whereabouts === whereAfter(kind))
    throw new WireFault(
      'conflict',
      kind === 'home-again' ? '登记的就是在家,不用再登记。' : `已经登记${LIFE_EVENT_WORDS[kind]}了。`,
    )
  const last = life.find(({ takenBackAt }) => takenBackAt === null)
  if (last && on < last.on)
    throw invalidField('on', `比上一次登记的(${dayWords(last.on)}${LIFE_EVENT_WORDS[last.kind]})还早`)
}

const ASSESSMENT_WORDS: Readonly<Record<AssessmentEffect, string>> = {
  end: '还没办完的能力评估也不办了。',
  unmade: '还没上门的能力评估也不做了。',
  keep: '',
}

/** What stops or goes on, for those who must know. */
function thenWords(kind: LifeEventKind, before: Whereabouts): string {
  const { bookings, grants, assessments } = effectsOf(kind)
  if (bookings === 'resume')
    return before === 'hospital'
      ? '停下的每周预约,接着订。'
      : '以前停掉的预约和补贴不会自己恢复,要的请重新约、重新申请。'
  const meals =
    bookings === 'pause' ? '每周的预约先停下,约好的、排队等的取消了,不收钱。' : '约好的、排队等的服务都取消了,不收钱。'
  const money = grants === 'stop' ? '批过的补贴停了,还没批的申请不办了。' : ''
  return `${meals}${money}${ASSESSMENT_WORDS[assessments]}`
}

/** What taking it back brings, for those who must know. */
function backWords(kind: LifeEventKind): string {
  const { bookings, grants } = effectsOf(kind)
  if (bookings === 'resume') return '每周的预约又停下了,约好的取消了,不收钱。'
  const meals = '每周的预约接着订,只订一次的请再约,排队等的请重新排。'
  return grants === 'stop' ? `${meals}因为这次登记停掉的补贴、没办完的申请也恢复了。` : meals
}

/** It was a mistake: all is as it was before, as far as places are still there. */
export async function takeBackLife(
  parts: CareParts,
  call: CareCall<'takeBackLife'>,
): Promise<CareOutput<'takeBackLife'>> {
  const { db, caller, input, now } = call
  const worker = staffOfCall(caller)
  const [asked] = await db
    .select({ personId: lifeEvent.personId, into: person.mergedInto })
    .from(lifeEvent)
    .innerJoin(person, eq(person.id, lifeEvent.personId))
    .where(eq(lifeEvent.id, input.event))
  // An id that leads nowhere is told like somebody of another street.
  const her = await elderIn(parts, call, asked?.into ?? asked?.personId ?? input.event, true)
  const ids = await idsOf(db, her.row.id)
  const life = await lifeOf(db, ids)
  const at = life.findIndex(({ id }) => id === input.event)
  const row = life[at]
  if (!row) throw new WireFault('not-found', '没有找到这次登记。请刷新看看。')
  refuseTakeBack(row, life.slice(0, at), now)
  await db.update(lifeEvent).set({ takenBackAt: now, takenBackBy: worker.id }).where(eq(lifeEvent.id, row.id))
  await writeEntry(db, her.row.id, { whereabouts: row.before }, now)
  if (!isOfRegister(whereAfter(row.kind))) await reopenFindings(db, { event: row, personId: her.row.id, ids }, now)
  await putLife(db, { id: row.id, kind: row.kind, takenBack: true }, now)
  const params = { event: LIFE_EVENT_WORDS[row.kind], then: backWords(row.kind) }
  await tellHers(parts, call, her, { template: 'life-taken-back', params })
  return answered(parts, call, her.row.id, 'care.takeBackLife')
}

function refuseTakeBack(row: LifeRow, later: readonly LifeRow[], now: Date): void {
  if (mayTakeBack(row, later, now)) return
  if (row.takenBackAt !== null) throw new WireFault('conflict', '已经收回了。')
  if (isTooLate(row, now))
    throw new WireFault('conflict', `登记已经过了${TAKE_BACK_DAYS}天,不能收回了。请打 12349 说明,重新登记。`)
  throw new WireFault('conflict', '后面又登记了别的。请先收回后面的。')
}

interface Said {
  readonly template: 'life-changed' | 'life-taken-back'
  readonly params: Readonly<Record<string, string>>
}

/** Her helpers, and herself unless she died; the worker's own word is no news to him. */
async function tellHers(
  { keyring }: CareParts,
  { db, caller, now }: Pick<LifeCall, 'db' | 'caller' | 'now'>,
  her: Elder,
  { template, params }: Said,
): Promise<void> {
  const { account } = staffOfCall(caller)
  const by = await (await actorNames(db, keyring, [her.row.id]))({ accountId: account, ground: 'task' })
  const telling = {
    template,
    params: { by, elder: elderName(keyring, her.row), ...params },
    link: { person: her.row.id },
  }
  await tellThose(db, keyring, her.row.id, telling, now, { except: account })
}

/** Her card as it is now, with the line that says who did what. */
export async function answered(
  parts: CareParts,
  { db, caller, now }: Pick<LifeCall, 'db' | 'caller' | 'now'>,
  personId: string,
  action: string,
): Promise<CareOutput<'elder'>> {
  const { account } = staffOfCall(caller)
  const her = await elderIn(parts, { db, caller }, personId)
  await leaveTrace(db, { personId: her.row.id, accountId: account, ground: 'task', action }, now)
  return { elder: await cardOf(db, parts, her, { accountId: account, now }) }
}
