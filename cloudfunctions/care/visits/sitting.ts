import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import { PRESENCE_MINUTES } from '@/domain/staff/staff'
import { VISIT_LATEST_DAYS } from '@/domain/visit/record'
import type { Tx } from '../../database/database'
import { careCase, presence, staff } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { staffWords } from '../../runtime/names'
import { personByCode } from '../../runtime/service-code'
import { tellThose } from '../../runtime/tell'
import { leaveTrace } from '../../runtime/trace'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { writeContact } from './contacts'
import { openRequest, ownElder, type OwnElder } from './elder'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** A phone's clock may be a little ahead. */
const AHEAD_MS = 10 * MINUTE_MS

const WRONG_CODE = '服务码和这位老人对不上。请对着卡上的8位数字再看看,也可以请老人签名'
const SENT_BEFORE = '这次当面代办已经交过了,不用再交。'

type Input = CareCall<'sitting'>['input']

/** From when to when it was. @throws WireFault invalid at `from` or `to` */
function hoursOf(input: Input, now: Date): { from: Date; to: Date } {
  const [from, to] = [new Date(input.from), new Date(input.to)]
  const latest = now.getTime() + AHEAD_MS
  if (from.getTime() > latest) throw invalidField('from', '当面代办的时间还没到,请看看日期和时间')
  if (from.getTime() < now.getTime() - VISIT_LATEST_DAYS * DAY_MS)
    throw invalidField('from', `当面代办是${VISIT_LATEST_DAYS}天以前的,交不了了。请再去老人家里办一次`)
  if (to.getTime() > latest) throw invalidField('to', '结束的时间还没到,请看看日期和时间')
  if (to.getTime() < from.getTime()) throw invalidField('to', '结束的时间比开始的早,请看看日期和时间')
  if (to.getTime() > from.getTime() + PRESENCE_MINUTES * MINUTE_MS)
    throw invalidField('to', `一次当面代办最多${PRESENCE_MINUTES}分钟,多的请分成两次`)
  return { from, to }
}

/** 当面代办 that was done without a signal: how she showed that she is there, and what was done; all of it or nothing. */
export async function sitting(parts: CareParts, call: CareCall<'sitting'>): Promise<CareOutput<'sitting'>> {
  const { db, now, input } = call
  const hours = hoursOf(input, now)
  const elder = await ownElder(parts, call, '当面代办')
  const { worker, her } = elder
  const { row } = her
  await refuseTwice(db, row.id, worker.id, hours.from)
  await writePresence(parts, call, elder, hours)
  await leaveTrace(db, { personId: row.id, accountId: worker.account, ground: 'presence', action: 'care.sitting' }, now)
  const cases = await openAll(parts, call, elder)
  for (const { ref, outcome, words = '' } of input.contacts) {
    const contact = { ref, outcome, words, caseId: outcome === 'applied' ? (cases.byRef.get(ref) ?? null) : null }
    const of = { her: row, staffId: worker.id, contact, at: hours.from }
    await writeContact(db, parts.keyring, of, now)
  }
  await tellHers(parts, call, elder, hours.from)
  return { cases: await numbersOf(db, cases.ids) }
}

/** One worker sits at one table at one moment: the same, sent under another id, is not done twice. */
async function refuseTwice(tx: Tx, personId: string, staffId: string, from: Date): Promise<void> {
  const [before] = await tx
    .select({ id: presence.id })
    .from(presence)
    .where(and(eq(presence.personId, personId), eq(presence.staffId, staffId), eq(presence.createdAt, from)))
  if (before) throw new WireFault('conflict', SENT_BEFORE)
}

/** Closed as it is written: it opens nothing of hers from now on. @throws WireFault invalid at `by.code` */
async function writePresence(
  { keyring }: CareParts,
  { db, input }: CareCall<'sitting'>,
  { worker, her: { row } }: OwnElder,
  { from, to }: ReturnType<typeof hoursOf>,
): Promise<void> {
  const { by, reason } = input
  if (by.proof === 'service-code' && (await personByCode(db, keyring, by.code))?.id !== row.id)
    throw invalidField('by.code', WRONG_CODE)
  await db.insert(presence).values({
    ...{ id: randomUUID(), staffId: worker.id, personId: row.id, reason, proof: by.proof },
    sealedProof: by.proof === 'signature' ? keyring.sealUnder(row.wrappedKey, row.id, { strokes: by.strokes }) : null,
    createdAt: from,
    endsAt: new Date(from.getTime() + PRESENCE_MINUTES * MINUTE_MS),
    endedAt: to,
  })
}

/** Each request is a case at the desk of her street, as if it had been asked for beside her with a signal. */
async function openAll(
  parts: CareParts,
  call: CareCall<'sitting'>,
  elder: OwnElder,
): Promise<{ ids: string[]; byRef: ReadonlyMap<string, string> }> {
  const ids: string[] = []
  const byRef = new Map<string, string>()
  for (const { ref, title, words } of call.input.requests) {
    const refCity = ref === undefined ? null : elder.worker.city
    const about = { title, words, ref: ref ?? null, refCity, ground: 'presence' } as const
    const id = await openRequest(parts, call, elder, about)
    ids.push(id)
    if (ref !== undefined) byRef.set(ref, id)
  }
  return { ids, byRef }
}

async function numbersOf(tx: Tx, ids: readonly string[]): Promise<{ id: string; number: string }[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .select({ id: careCase.id, number: careCase.number })
    .from(careCase)
    .where(inArray(careCase.id, [...ids]))
  return ids.flatMap((id) => rows.filter((row) => row.id === id))
}

/** She and her helpers hear of it once, with the day on which it was: it is not of now. */
async function tellHers(
  { keyring }: CareParts,
  { db, now, input }: CareCall<'sitting'>,
  { worker: { id, account }, her: { row } }: OwnElder,
  from: Date,
): Promise<void> {
  const [worker] = await db.select().from(staff).where(eq(staff.id, id))
  const [, month, day] = chinaDay(from.getTime()).split('-').map(Number)
  const params = {
    worker: worker ? await staffWords(db, keyring, worker) : '社工',
    elder: elderName(keyring, row),
    day: `${month}月${day}日`,
    count: String(input.requests.length + input.contacts.length),
  }
  const telling = { template: 'sitting-sent', params, link: { person: row.id } } as const
  await tellThose(db, keyring, row.id, telling, now, { except: account })
}
