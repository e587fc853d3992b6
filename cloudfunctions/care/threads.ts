import { and, eq, inArray } from 'drizzle-orm'
import type { CaseEventCard, CaseThread } from '@/contract/care'
import { CASE_EVENTS, isAboutPlace, isDriven, type CaseEventKind } from '@/domain/case/case'
import { answers, isOfThread } from '@/domain/case/driven'
import { actorWords, mayDo, nextState } from '@/domain/case/progress'
import { reaches, type Ground } from '@/domain/helper/scope'
import { fullYears } from '@/domain/person/age'
import { chinaDay } from '@/domain/person/date'
import { maskedName } from '@/domain/person/masked'
import type { Tx } from '../database/database'
import { booking, careCase, person, serviceOrder } from '../database/schema'
import { applicantTo, standingTo } from '../runtime/access'
import { elderName, eventSecret, eventsOf, subjectOf, type CaseRow } from '../runtime/cases'
import { hasConsent } from '../runtime/consents'
import type { Caller, ForCase, ForPerson } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { actorNames } from '../runtime/names'
import { idsOf, recordIn, valueOf, type PersonRow } from '../runtime/records'
import { WireFault } from '../runtime/wire-fault'
import { cardsOf, RESIDENT, residentIn } from './cards'
import { knownTo } from './told'

/** A case as one caller stands to it. */
export interface Affair {
  readonly row: CaseRow
  /** The row under whose key the case lies. */
  readonly owner: PersonRow
  /** The record that counts: the owner's own, or the one that hers was found to be. */
  readonly her: PersonRow
  readonly ground: Ground
  /** How the caller stands to her beside the desk; null for a worker who is nothing else to her. */
  readonly standing: ForPerson | null
  /** The caller reads how it stands, and no word of others. */
  readonly stateOnly: boolean
}

/** Whether the caller reads the case without being told whose it is. */
const isNameless = ({ ground, row }: Pick<Affair, 'ground' | 'row'>): boolean =>
  ground === 'task' && isAboutPlace(row.kind)

/** Loads the case of a call that the runtime has let through. */
export async function affairOf(tx: Tx, caller: Caller, forCase: ForCase | null, now: Date): Promise<Affair> {
  if (!forCase) throw new Error('an action on a case was called without one')
  const [found] = await tx
    .select({ row: careCase, owner: person })
    .from(careCase)
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(eq(careCase.id, forCase.id))
  if (!found) throw new WireFault('not-found', '没有找到这件事。请看看编号,或打 12349 问。')
  const { mergedInto } = found.owner
  const [into] = mergedInto ? await tx.select().from(person).where(eq(person.id, mergedInto)) : []
  const her = into ?? found.owner
  const { ground, stateOnly = false } = forCase
  const standing = ground === 'unconfirmed' ? applicantTo : standingTo
  return { ...found, her, ground, stateOnly, standing: await standing(tx, caller, her.id, now) }
}

/** The whole thread, as this caller may see it. */
export async function threadOf(
  tx: Tx,
  keyring: Keyring,
  caller: Caller,
  affair: Affair,
  now: Date,
): Promise<CaseThread> {
  const { row, owner, her } = affair
  const served = await servedIn(tx, caller, affair)
  const known = await knownIn(tx, keyring, affair, served)
  const shown = { row, owner, person: known, guarded: affair.ground === 'unconfirmed' }
  const [card] = await cardsOf(tx, keyring, [shown], now)
  if (!card) throw new Error('a case gave no card')
  const subject = subjectOf(keyring, owner, row)
  return {
    case: card,
    about: { ref: subject.ref, city: subject.city, words: subject.words },
    events: await eventCards(tx, keyring, caller, affair, { forName: known.name, served }),
    may: mayNow(caller, affair),
    contact: isReached(affair, served) ? await contactOf(tx, keyring, her, served, now) : null,
  }
}

/**
 * What a provider's people may know of her whom they serve: her name and telephone while somebody of theirs will come or she to
 * them, never where she lives; that stands with the order as far as they need it. Null for everybody else.
 */
async function servedIn(tx: Tx, { staff }: Caller, { row, ground }: Affair): Promise<Served | null> {
  if (ground !== 'task' || staff?.role !== 'clerk') return null
  const [live] = await tx
    .select({ id: booking.id })
    .from(booking)
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .where(and(eq(serviceOrder.caseId, row.id), inArray(booking.state, ['accepted', 'started'])))
    .limit(1)
  return { comes: live !== undefined }
}

interface Served {
  readonly comes: boolean
}

const isReached = (affair: Affair, served: Served | null): boolean => {
  const { ground, row, stateOnly } = affair
  if (stateOnly || ground !== 'task' || isNameless(affair) || row.state === 'withdrawn' || row.state === 'closed')
    return false
  return served === null || served.comes
}

/** Somebody whom nobody has confirmed reads the name that he typed himself, and the id that he was given. */
async function knownIn(
  tx: Tx,
  keyring: Keyring,
  affair: Affair,
  served: Served | null,
): Promise<{ readonly id: string; readonly name: string }> {
  const { row, her, standing, ground } = affair
  if (isNameless(affair)) return residentIn(row)
  if (served) return { id: row.id, name: served.comes ? elderName(keyring, her) : maskedName(elderName(keyring, her)) }
  if (ground !== 'unconfirmed') return { id: standing?.id ?? her.id, name: elderName(keyring, her) }
  if (!standing?.helper) throw new Error('an applicant who was let in stands to nobody')
  const { id, name } = await knownTo(tx, keyring, standing.helper)
  return { id, name: name ?? '老人' }
}

/** What happened, oldest first, each line with who did it for whom. */
async function eventCards(
  tx: Tx,
  keyring: Keyring,
  caller: Caller,
  affair: Affair,
  { forName, served }: { readonly forName: string; readonly served: Served | null },
): Promise<CaseEventCard[]> {
  const { row, owner, her, stateOnly } = affair
  const nameOf = await actorNames(tx, keyring, await idsOf(tx, her.id))
  const cards: CaseEventCard[] = []
  for (const event of await eventsOf(tx, row.id)) {
    const { byAccount, ground } = event
    const { words, files } = eventSecret(keyring, owner, event)
    const isTime = ground === 'time'
    const yours = !isTime && byAccount === caller.account
    const ofHers = !isTime && ground !== 'task' && ground !== 'presence' && ground !== 'call'
    const by = served && ofHers ? herSide(ground, forName) : await nameOf({ accountId: byAccount, ground })
    const unnamed = isNameless(affair) && !yours && ofHers
    cards.push({
      seq: event.seq,
      kind: event.kind,
      at: event.createdAt.toISOString(),
      who: unnamed ? RESIDENT : actorWords(isTime ? { by: null, as: null, forName } : { by, as: ground, forName }),
      as: isTime ? null : ground,
      words: stateOnly && !yours ? '' : words,
      files: stateOnly ? [] : [...files],
      yours,
    })
  }
  return cards
}

/** Of her side a provider reads that somebody of hers wrote, not who. */
const herSide = (ground: Ground, name: string): string => (ground === 'self' ? name : '家人')

/** What the caller may do with the case as it stands now. */
function mayNow(caller: Caller, { row, ground, standing }: Affair): CaseEventKind[] {
  const grounds: Ground[] = ground === 'task' || ground === 'unconfirmed' ? [ground] : []
  if (standing && reaches(standing.scopes, 'handle')) grounds.push(standing.ground)
  const holds = row.holder !== null && row.holder === caller.staff?.id
  // A complaint about a booking is heard however far the booking is.
  const begins = (event: CaseEventKind) => event === 'complained' && row.kind === 'booking' && row.desk === 'provider'
  return CASE_EVENTS.filter(
    (event) =>
      isOfThread(event, row) &&
      (begins(event) || nextState(row.state, event).state !== undefined) &&
      grounds.some((as) => mayDo(event, as, row.kind) && (as !== 'task' || answersNow(caller, row, event))) &&
      (holds || (event !== 'answered' && event !== 'handed-on')),
  )
}

const answersNow = ({ staff }: Caller, { kind, desk }: CaseRow, event: CaseEventKind): boolean =>
  !isDriven(kind) || event === 'said' || (staff !== null && answers(staff.role, desk))

/** How to reach her: for whoever works on her affair, and only while there is something to do. */
async function contactOf(
  tx: Tx,
  keyring: Keyring,
  her: PersonRow,
  served: Served | null,
  now: Date,
): Promise<CaseThread['contact']> {
  if (!her.wrappedKey) return null
  const record = recordIn(keyring, her)
  const birthDate = valueOf(record, 'birthDate')
  return {
    name: elderName(keyring, her),
    phone: valueOf(record, 'phone'),
    address: !served && (await hasConsent(tx, her.id, 'place')) ? valueOf(record, 'address') : null,
    age: birthDate ? fullYears(birthDate, chinaDay(now.getTime())) : null,
  }
}
