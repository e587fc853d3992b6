import { randomUUID } from 'node:crypto'
import { STOP_WORDS } from '@/domain/booking/grant'
import { monthOf } from '@/domain/booking/money'
import { monthsAfter } from '@/domain/booking/month'
import type { Programme } from '@/domain/booking/programme'
import { dayWords } from '@/domain/booking/words'
import { dayAfter } from '@/domain/facility/hours'
import { yuan } from '@/domain/operator/words'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { decision } from '../../database/schema'
import { partialityOf } from '../../runtime/partiality'
import { inWords } from '../../runtime/refused'
import { leaveTrace } from '../../runtime/trace'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { doerOf, staffOfCall } from '../../runtime/doer'
import { openMonth, type GrantRow } from '../money/months'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { grantThread, staffWords } from './cards'
import { stepCase } from './case-acts'
import { loadGrant, moveGrant, writeGrant, type Loaded } from './load'
import { decidersFault, isHisNo, isObjected, mayOnDesk } from './may'
import { repriceFrom } from './reprice'
import { resealed, secretOf, type GrantSecret } from './secret'
import { aboutGrant, tellHers } from './telling'

type Official = ReturnType<typeof staffOfCall>
type OnDesk = 'grantOnDesk' | 'decideGrant' | 'reviewGrant' | 'stopGrant'

const ELSEWHERE = '这份申请不归您这里办。请看看编号,或问市里的同事。'

/** The official of a call, and the grant that lies with his county or city. @throws WireFault not-found to everybody else */
async function opened(parts: BookingParts, call: BookingCall<OnDesk>, lock: boolean) {
  const official = staffOfCall(call.caller)
  const loaded = await loadGrant(call.db, parts, call.input.case, lock)
  const { city, county } = loaded.grant
  const { division } = official
  if (official.city !== city || (division.county !== null && division.county !== county))
    throw new WireFault('not-found', ELSEWHERE)
  return { official, loaded }
}

async function answered(parts: BookingParts, call: BookingCall<OnDesk>, action: OnDesk, official: Official) {
  const loaded = await loadGrant(call.db, parts, call.input.case)
  await leaveTrace(
    call.db,
    {
      ...{ personId: loaded.her.id, accountId: official.account, ground: 'task', caseId: loaded.row.id },
      action: `booking.${action}`,
    },
    call.now,
  )
  return { grant: await grantThread(call.db, parts, loaded, { may: await mayOnDesk(call.db, call.caller, loaded) }) }
}

/** One grant, for the official of its county. */
export async function grantOnDesk(
  parts: BookingParts,
  call: BookingCall<'grantOnDesk'>,
): Promise<BookingOutput<'grantOnDesk'>> {
  const { official } = await opened(parts, call, false)
  return answered(parts, call, 'grantOnDesk', official)
}

/**
 * Approves with the clause and what it gives, or refuses with a reason. Only what the community has checked, or what she objects to.
 * @throws WireFault forbidden for who has checked it or stands to her, invalid for what is missing, conflict
 */
export async function decideGrant(
  parts: BookingParts,
  call: BookingCall<'decideGrant'>,
): Promise<BookingOutput<'decideGrant'>> {
  const { db, caller, input, now } = call
  const { keyring } = parts
  const { official, loaded } = await opened(parts, call, true)
  const fault = await decidersFault(db, caller, loaded)
  if (fault) throw new WireFault('forbidden', fault)
  if (loaded.grant.state === 'refused' && !isObjected(loaded))
    throw new WireFault('conflict', '这份申请已经答复过了。老人那边提了异议,才能再批一次。')
  const alone = isObjected(loaded) && (await isHisNo(db, caller, loaded))
  const gives = input.approve ? termsOf(loaded.programme, input, chinaDay(now.getTime())) : {}
  const sealed = resealed(keyring, loaded.owner, loaded.grant, { decided: input.words })
  const set = { ...gives, sealed, decidedBy: official.id, decidedAt: now }
  const act = input.approve ? 'approve' : 'refuse'
  const grant = await onceOpen(moveGrant(db, loaded, { act, seen: input.version, set, now }))
  if (input.approve) await openFirst(db, grant, { byAccount: official.account, now })
  await writeDecision(db, parts, loaded, {
    kind: 'grant',
    approved: input.approve,
    by: official,
    words: input.words,
    now,
  })
  const by = doerOf(official)
  await stepCase(
    db,
    keyring,
    loaded.row,
    { events: ['taken', 'answered'], words: alone ? `${input.words}\n${ALONE}` : input.words, by, desk: 'county' },
    now,
  )
  const params = { by: (await staffWords(db, keyring, official.id)) ?? '民政', ...aboutGrant(keyring, loaded) }
  const told = { now, except: official.account }
  const notice = input.approve
    ? ({
        template: 'grant-approved',
        params: { ...params, gives: givesWords(grant, loaded.programme), from: dayWords(grant.fromDay!) },
      } as const)
    : ({ template: 'grant-refused', params: { ...params, words: input.words } } as const)
  await tellHers(db, keyring, loaded, notice, told)
  return answered(parts, call, 'decideGrant', official)
}

/** Where the county has nobody else, it is not done in silence. */
const ALONE = '(这里只有一位经办人,异议还是由原来的经办人看的。不同意,可以打 12345 反映。)'

const SECOND = '她又申请了一次这个项目,两份不能都批。请在新的那份上办。'

/** The database lets nobody have one programme twice. */
const onceOpen = <T>(work: Promise<T>): Promise<T> => inWords(work, { subsidy_grant_once: SECOND })

type Terms = BookingCall<'decideGrant'>['input']

/** What is approved: as the programme has it, and as the official sets it where the programme leaves it open. */
function termsOf(programme: Programme, input: Terms, today: string) {
  const { clause, from, until, monthly, visitFen } = input
  if (!clause) throw invalidField('clause', `请写依据哪一条,比如“${programme.source.clause}”`)
  if (!from) throw invalidField('from', '请写从哪天起可以用')
  if (monthOf(from) < monthOf(today)) throw invalidField('from', '最早从这个月1日起。过去的月份不能补')
  if (from > monthsAfter(today, 12)) throw invalidField('from', '最晚从一年以内的一天起')
  if (until !== undefined && until < from) throw invalidField('until', '最后一天不能早于第一天')
  if (programme.monthly !== null && monthly !== undefined && monthly !== programme.monthly)
    throw invalidField('monthly', '这个项目每月多少是文件定的,不能改')
  const sum = programme.monthly ?? monthly
  if (sum === undefined) throw invalidField('monthly', programme.kind === 'visits' ? '请写每月几次' : '请写每月多少钱')
  if (programme.kind === 'visits' && visitFen === undefined) throw invalidField('visitFen', '请写每次最多补多少钱')
  const review = monthsAfter(from, programme.reviewMonths)
  return {
    ...{ clause, fromDay: from, untilDay: until ?? null, monthly: sum, daily: programme.daily },
    visitFen: programme.kind === 'visits' ? visitFen! : null,
    reviewOn: until !== undefined && until < review ? until : review,
  }
}

/** What it gives in words: «每月100元», «每天2元», «每月3次,每次最多50元». */
function givesWords({ monthly, daily, visitFen }: GrantRow, { kind }: Programme): string {
  if (kind === 'visits') return `每月${monthly}次,每次最多${yuan(visitFen ?? 0)}`
  return kind === 'per-day' ? `每天${yuan(daily ?? 0)}` : `每月${yuan(monthly ?? 0)}`
}

/** The account of the month in which it begins, where that is not ahead: she sees it at once. */
async function openFirst(tx: Tx, grant: GrantRow, act: { readonly byAccount: string; readonly now: Date }) {
  const month = monthOf(chinaDay(act.now.getTime()))
  if (monthOf(grant.fromDay!) <= month) await openMonth(tx, grant, month, act)
}

/** Looked at again: it still holds. @throws WireFault forbidden, invalid, conflict */
export async function reviewGrant(
  parts: BookingParts,
  call: BookingCall<'reviewGrant'>,
): Promise<BookingOutput<'reviewGrant'>> {
  const { db, caller, input, now } = call
  const { keyring } = parts
  const { official, loaded } = await opened(parts, call, true)
  const fault = await partialityOf(db, caller, loaded)
  if (fault) throw new WireFault('forbidden', fault)
  const today = chinaDay(now.getTime())
  if (input.next <= today || input.next > monthsAfter(today, 36))
    throw invalidField('next', '下次复核要在明天以后、三年以内')
  const { reviewed } = secretOf(keyring, loaded.owner, loaded.grant)
  const notes = { reviewed: [reviewed, `${today} ${input.words}`].filter(Boolean).join('\n') }
  const set = { reviewOn: input.next, sealed: resealed(keyring, loaded.owner, loaded.grant, notes) }
  await moveGrant(db, loaded, { act: 'review', seen: input.version, set, now })
  await writeDecision(db, parts, loaded, {
    kind: 'grant-review',
    approved: true,
    by: official,
    words: input.words,
    now,
  })
  const by = (await staffWords(db, keyring, official.id)) ?? '民政'
  const params = { by, ...aboutGrant(keyring, loaded), next: dayWords(input.next) }
  await tellHers(db, keyring, loaded, { template: 'grant-reviewed', params }, { now, except: official.account })
  return answered(parts, call, 'reviewGrant', official)
}

/**
 * Stops it from a day on. Until then it pays; what was booked for later becomes her own, she is told, and may cancel it free.
 * @throws WireFault forbidden, invalid at `from`, conflict
 */
export async function stopGrant(
  parts: BookingParts,
  call: BookingCall<'stopGrant'>,
): Promise<BookingOutput<'stopGrant'>> {
  const { db, caller, input, now } = call
  const { keyring } = parts
  const { official, loaded } = await opened(parts, call, false)
  const fault = await partialityOf(db, caller, loaded)
  if (fault) throw new WireFault('forbidden', fault)
  const { fromDay, untilDay } = loaded.grant
  const today = chinaDay(now.getTime())
  if (untilDay !== null && input.from > untilDay) throw invalidField('from', '到那天它已经到期了。请选早一点的一天')
  if (input.from > monthsAfter(today, 12)) throw invalidField('from', '请选一年以内的一天')
  const last = dayAfter(input.from, -1)
  // Before its first day: it never pays, and is over now.
  const neverBegins = fromDay !== null && last < fromDay
  const stopped: Partial<GrantSecret> = { stopped: input.words }
  const set = {
    untilDay: neverBegins ? fromDay : last,
    stopReason: input.reason,
    sealed: resealed(keyring, loaded.owner, loaded.grant, stopped),
  }
  const by = doerOf(official)
  const stop = () =>
    input.from > today && !neverBegins && loaded.grant.state === 'in-force' && loaded.grant.version === input.version
      ? writeGrant(db, loaded.grant, set, now)
      : moveGrant(db, loaded, { act: 'stop', seen: input.version, set, now })
  const changed = await repriceFrom(db, parts, { grantId: loaded.grant.id, day: input.from, stop, by, now })
  await writeDecision(db, parts, loaded, { kind: 'grant-stop', approved: false, by: official, words: input.words, now })
  await stepCase(db, keyring, loaded.row, { events: ['said'], words: input.words, by }, now)
  const why = `${STOP_WORDS[input.reason]}。${input.words}`.replace(/[。.]+$/, '')
  const many = changed > 0 ? String(changed) : ''
  const params = { ...aboutGrant(keyring, loaded), why, from: dayWords(input.from), changed: many }
  await tellHers(db, keyring, loaded, { template: 'grant-stopped', params }, { now, except: official.account })
  return answered(parts, call, 'stopGrant', official)
}

interface Decided {
  readonly kind: 'grant' | 'grant-review' | 'grant-stop'
  readonly approved: boolean
  readonly by: Official
  readonly words: string
  readonly now: Date
}

/** The row that is never changed. */
async function writeDecision(
  tx: Tx,
  { keyring }: BookingParts,
  { grant, owner }: Loaded,
  { kind, approved, by, words, now }: Decided,
): Promise<void> {
  await tx.insert(decision).values({
    ...{ id: randomUUID(), personId: owner.id, kind, about: grant.id, outcome: approved ? 'approved' : 'refused' },
    sealed: keyring.sealUnder(owner.wrappedKey, owner.id, { reason: words, case: grant.caseId }),
    ...{ byStaff: by.id, createdAt: now },
  })
}
