import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { LAST_STEP, nextRound, stepAt, type UrgentStep } from '@/domain/booking/urgent'
import { readContactPhone } from '@/domain/person/phone'
import type { Tx } from '../../database/database'
import { account, urgentCall } from '../../database/schema'
import { addEvent, doerWords, elderName, openCase, type CaseOpening, type Doer } from '../../runtime/cases'
import type { Limit } from '../../runtime/define'
import { put } from '../../runtime/jobs'
import type { Keyring } from '../../runtime/keyring'
import type { Places } from '../../runtime/places'
import { idsOf, openPerson, valueOf, type OpenPerson } from '../../runtime/records'
import type { AccountSecret } from '../../runtime/tell'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { openedCall, type OpenedCall, type UrgentSecret } from './opened'
import { tellRound } from './round'
import { cardForHerSide } from './hers'

/** The kind of the job that tells a call wider; about the call and the minute of the round. */
export const WIDER_JOB = 'urgent-wider'

const MINUTE_MS = 60_000

/** Somebody who presses all day calls whole streets out; the telephone numbers on the page go on working. */
export const URGENT_LIMITS: { readonly callUrgent: readonly Limit[] } = {
  callUrgent: [
    {
      name: 'urgent call',
      by: 'account',
      most: 10,
      minutes: 60,
      counts: 'tries',
      words: '这一小时里已经求助很多次了,这一次没有发出去。请直接打电话:有生命危险打 120,其他打 12349。',
    },
  ],
}

/** Puts up the next round of a call that began at `openedAt`; each round is put up once. @returns when it is */
export async function putNextRound(tx: Tx, callId: string, openedAt: Date, now: Date): Promise<Date> {
  const minute = nextRound((now.getTime() - openedAt.getTime()) / MINUTE_MS)
  const at = new Date(openedAt.getTime() + minute * MINUTE_MS)
  await put(tx, WIDER_JOB, `${callId} ${minute}`, at, now)
  return at
}

/**
 * 告诉家人和社区: opens the case and tells at once. Pressed again while it rings, it is the same call; pressed again after somebody
 * said that he comes, it is a new one: he may have been there and gone, or nobody knows any more that it was never ended.
 * Nothing that could be missing stops it: without a known street the whole city is told.
 * @throws WireFault invalid at `city` for one that is not here, not-found when she was erased
 */
export async function callUrgent(
  { keyring, places }: BookingParts,
  call: BookingCall<'callUrgent'>,
): Promise<BookingOutput<'callUrgent'>> {
  const { db, caller, now, input, forPerson } = call
  if (!forPerson || !caller.account) throw new Error('callUrgent was called for nobody')
  // Held until the call is there: of two presses at once the second finds the first one's.
  const her = await openPerson(db, keyring, forPerson.id, true)
  const [open] = await db
    .select()
    .from(urgentCall)
    .where(
      and(
        inArray(urgentCall.personId, await idsOf(db, her.row.id)),
        inArray(urgentCall.state, ['ringing', 'answered']),
      ),
    )
    .limit(1)
  const before = open ? await openedCall(db, open.caseId, true) : null
  if (before?.call.state === 'ringing') return { urgent: await cardForHerSide(db, keyring, forPerson.ground, before) }
  const staffId = forPerson.presence ? (caller.staff?.id ?? null) : null
  const by = { accountId: caller.account, ground: forPerson.ground, staffId }
  if (before?.call.state === 'answered') await goesOnAnew(db, keyring, before, by, now)
  const { city, home, step } = whereOf(places, her, input.city)
  const opening: CaseOpening = {
    ...{ kind: 'urgent', personId: her.row.id, title: '紧急求助', words: input.words ?? '', city, quiet: true },
    ...{ openedBy: by.accountId, ground: by.ground, staffId },
    ...(home && { home }),
  }
  const caseId = await openCase(db, keyring, opening, now)
  const callId = randomUUID()
  const secret = await secretOf(db, keyring, call, her)
  await db.insert(urgentCall).values({
    ...{ id: callId, caseId, personId: her.row.id, state: 'ringing', step, createdAt: now },
    nextAt: await putNextRound(db, callId, now, now),
    sealed: keyring.sealUnder(her.row.wrappedKey, her.row.id, secret),
  })
  const opened = await openedCall(db, caseId)
  const who = by.ground === 'self' ? elderName(keyring, her.row) : await doerWords(db, keyring, her.row, by)
  const also = before?.call.answeredByStaff ?? null
  await tellRound(db, keyring, opened, { step, by: who, again: false, also }, now)
  return { urgent: await cardForHerSide(db, keyring, forPerson.ground, opened) }
}

/** A call that was answered is over with the next one; whoever answered it is told of that. */
async function goesOnAnew(tx: Tx, keyring: Keyring, { call, row }: OpenedCall, by: Doer, now: Date): Promise<void> {
  await tx.update(urgentCall).set({ state: 'over', nextAt: null, endedAt: now }).where(eq(urgentCall.id, call.id))
  const words = '又求助了一次,在新的求助里接着办。'
  await addEvent(tx, keyring, { caseId: row.id, version: row.version, event: 'withdrawn', words, by }, now)
}

interface Whereabouts {
  readonly city: string
  /** Stands in where her record does not say it. */
  readonly home: CaseOpening['home'] | null
  readonly step: UrgentStep
}

/**
 * Whose desk. A record without a county lies with nobody's street: it stands under the city's own code, and the city is told from
 * the first minute.
 */
function whereOf(places: Places, { row }: OpenPerson, city: string | undefined): Whereabouts {
  const place = places.get(row.residence ?? '')
  if (place) return { city: place.city, home: null, step: stepAt(0) }
  const some = [...places.values()].find((one) => one.city === city)
  if (!some) throw invalidField('city', '还不知道老人在哪个城市,没有发出去。请直接打 120 或 12349')
  if (row.residence) return { city: some.city, home: null, step: LAST_STEP }
  return {
    city: some.city,
    home: { county: `${some.code.slice(0, 4)}00`, street: null, communityHash: null },
    step: LAST_STEP,
  }
}

/** What is told: what was typed, and what her record has where nothing was. */
async function secretOf(
  tx: Tx,
  keyring: Keyring,
  { input, caller }: BookingCall<'callUrgent'>,
  { record }: OpenPerson,
): Promise<UrgentSecret> {
  return {
    address: input.address ?? valueOf(record, 'address'),
    place: input.place ?? null,
    phone: phoneOf(input.phone) ?? valueOf(record, 'phone') ?? (await ownPhone(tx, keyring, caller.account)),
    words: input.words ?? '',
    lifeAtRisk: input.lifeAtRisk,
  }
}

/** A number that cannot be read is passed over: nobody in need is sent back to mend a digit. */
const phoneOf = (typed: string | undefined): string | null => readContactPhone(typed ?? '').phone ?? null

/** The number by which the caller himself is known here. */
async function ownPhone(tx: Tx, keyring: Keyring, accountId: string | null): Promise<string | null> {
  if (!accountId) throw new WireFault('unauthenticated', '请先登录,再接着办。')
  const [row] = await tx.select().from(account).where(eq(account.id, accountId))
  return row?.wrappedKey ? ((keyring.open(row.id, row) as AccountSecret).phone ?? null) : null
}
