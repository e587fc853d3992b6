import { and, desc, eq, inArray, or } from 'drizzle-orm'
import { isOpenersOwn, type CaseEventKind } from '@/domain/case/case'
import type { Tx } from '../database/database'
import { careCase, helper, person } from '../database/schema'
import { answerDay } from '../runtime/calendar'
import { elderName, openCase } from '../runtime/cases'
import { groundOf, openBefore } from '../runtime/presence'
import type { Keyring } from '../runtime/keyring'
import type { PersonRow } from '../runtime/records'
import { leaveListTrace, type Seen } from '../runtime/seen'
import { standsAt } from '../runtime/standing'
import { invalidField } from '../runtime/wire-fault'
import { accountOf, aboutCase, act, tellDesk, tellHerSide, type Done } from './acts'
import { stagesOf } from './assessments'
import { cardsOf, isOpen, type CaseShown } from './cards'
import { backToProvider, laidAnew, settled } from './driven'
import type { CareCall, CareOutput, CareParts } from './parts'
import { reportFacility } from './report'
import { affairOf, threadOf } from './threads'
import { knownTo } from './told'

/** More than anybody has; older ones are found by their number at the window. */
const MOST_LISTED = 200

/** 我的事: what an elder's side asks, reads and says. */
export function affairHandlers(parts: CareParts) {
  const { keyring } = parts
  return {
    askHelp: (call: CareCall<'askHelp'>) => askHelp(parts, call),
    reportFacility: (call: CareCall<'reportFacility'>) => reportFacility(parts, call),
    cases: (call: CareCall<'cases'>) => casesOf(keyring, call),
    async thread({ db, caller, now, forCase }: CareCall<'thread'>): Promise<CareOutput<'thread'>> {
      return { thread: await threadOf(db, keyring, caller, await affairOf(db, caller, forCase, now), now) }
    },
    async say(call: CareCall<'say'>): Promise<CareOutput<'say'>> {
      const done = await act(parts, call, 'said')
      return tellOfWords(parts, call, done)
    },
    complain: (call: CareCall<'complain'>) => complain(parts, call),
    async withdraw(call: CareCall<'withdraw'>): Promise<CareOutput<'withdraw'>> {
      const { row } = await affairOf(call.db, call.caller, call.forCase, call.now)
      const done = await act(parts, call, 'withdrawn', backToProvider(row))
      return tellOfWords(parts, call, await goneOn(call, done), row.holder)
    },
    async close(call: CareCall<'close'>): Promise<CareOutput<'close'>> {
      const { row } = await affairOf(call.db, call.caller, call.forCase, call.now)
      const { affair, by } = await goneOn(call, await act(parts, call, 'closed', backToProvider(row)))
      const telling = { template: 'case-closed', params: aboutCase(keyring, affair) } as const
      const to = { now: call.now, except: by.accountId }
      await tellHerSide(call.db, keyring, affair, telling, to)
      await tellDesk(call.db, keyring, affair, telling, { ...to, holder: row.holder })
      return { thread: await threadOf(call.db, keyring, call.caller, affair, call.now) }
    },
  }
}

/** A booking whose complaint is over stands again as its own days have it. */
async function goneOn({ db, caller, forCase, now }: CareCall<'close' | 'withdraw'>, done: Done): Promise<Done> {
  await settled(db, done.affair.row, now)
  return { ...done, affair: await affairOf(db, caller, forCase, now) }
}

async function askHelp(parts: CareParts, call: CareCall<'askHelp'>): Promise<CareOutput<'askHelp'>> {
  const { db, caller, now, input, forPerson } = call
  const { keyring, places, answerWorkdays } = parts
  if (!forPerson) throw new Error('askHelp was called for nobody')
  const [her] = await db.select().from(person).where(eq(person.id, forPerson.id))
  const place = places.get(her?.residence ?? '')
  if (!place)
    throw invalidField('residence', '还不知道老人住在哪里。请先在资料里填住在哪个区(县)、哪个街道,再请社区帮忙')
  const id = await openCase(
    db,
    keyring,
    {
      kind: 'help',
      personId: forPerson.id,
      title: input.title,
      ref: input.ref,
      refCity: input.city,
      city: place.city,
      words: input.words,
      files: input.files,
      openedBy: accountOf(caller),
      ground: forPerson.ground,
      staffId: forPerson.presence ? (caller.staff?.id ?? null) : null,
      workdays: answerWorkdays,
    },
    now,
  )
  const affair = await affairOf(db, caller, { id, personId: forPerson.id, ground: forPerson.ground }, now)
  return { thread: await threadOf(db, keyring, caller, affair, now) }
}

/** Words of one side reach the other; a complaint opens what was over, with a new promised day. */
async function complain(parts: CareParts, call: CareCall<'complain'>): Promise<CareOutput<'complain'>> {
  const { db, caller, now, forCase, input } = call
  const { row } = await affairOf(db, caller, forCase, now)
  const kind: CaseEventKind = input.kind
  const again = isOpen(row) ? {} : { holder: null, promisedOn: answerDay(now, parts.answerWorkdays) }
  const done = await act(parts, call, kind, { ...again, ...laidAnew(row, kind, now, parts.answerWorkdays) })
  return tellOfWords(parts, call, done, row.holder)
}

/** Tells both sides but the one who wrote. @param holder who had it before, when it was laid back on the desk */
async function tellOfWords(
  { keyring }: CareParts,
  { db, caller, now }: CareCall<'say' | 'complain' | 'withdraw'>,
  { affair, by, who }: Done,
  holder: string | null = affair.row.holder,
) {
  const telling = (name: string) =>
    ({ template: 'case-message', params: { by: name, ...aboutCase(keyring, affair) } }) as const
  const to = { now, except: by.accountId }
  await tellHerSide(db, keyring, affair, telling(who), to)
  // What one desk says of a complaint, the other reads too; of her side it is told no name.
  const isBetween = affair.row.kind === 'booking' && affair.row.desk === 'street'
  if (by.ground !== 'task') await tellDesk(db, keyring, affair, telling('居民'), { ...to, holder })
  else if (isBetween) await tellDesk(db, keyring, affair, telling(who), { ...to, holder })
  return { thread: await threadOf(db, keyring, caller, affair, now) }
}

/** Cases of everybody whom the account may look after; of whoever has not confirmed him, only those that he opened. */
async function casesOf(keyring: Keyring, { db, caller, now }: CareCall<'cases'>): Promise<CareOutput<'cases'>> {
  const account = accountOf(caller)
  const links = await db
    .select()
    .from(helper)
    .where(and(eq(helper.accountId, account), standsAt(now)))
  const open = caller.staff && (await openBefore(db, caller.staff, now))
  const stands: Link[] = [
    // Beside her, or on the telephone, he acts as that, even where he is her son too.
    ...(open ? [{ id: open.row.id, personId: open.her.id, standing: groundOf(open.row) } as const] : []),
    ...links.filter(({ standing, scopes }) => standing !== 'confirmed' || scopes.length > 0),
  ]
  if (stands.length === 0) return { cases: [] }
  const shown: CaseShown[] = []
  const seen: Seen[] = []
  const rows = await rowsFor(db, account, stands)
  const stages = await stagesOf(db, keyring, rows)
  for (const { row, owner, link, her } of rows) {
    const guarded = link.standing === 'unconfirmed'
    const known = guarded ? await knownTo(db, keyring, link.id) : { id: link.personId, name: elderName(keyring, her) }
    const person = { id: known.id, name: known.name ?? '老人' }
    shown.push({ row, owner, person, guarded, assessment: stages.get(row.id) })
    const ground = link.standing === 'confirmed' ? 'helper' : link.standing
    if (ground !== 'ended' && ground !== 'unconfirmed') seen.push({ personId: her.id, ground })
  }
  await leaveListTrace(db, account, 'care.cases', seen, now)
  return { cases: await cardsOf(db, keyring, shown, now) }
}

type HelperRow = typeof helper.$inferSelect

/** How the caller stands to somebody whose cases he reads: as one of her people, or with her affairs open before him. */
interface Link extends Pick<HelperRow, 'id' | 'personId'> {
  readonly standing: HelperRow['standing'] | 'presence' | 'call'
}

/** Cases of the persons to whom an account stands, newest first, each with the link by which he may read it. */
async function rowsFor(tx: Tx, account: string, links: readonly Link[]) {
  const own = [...new Set(links.map(({ personId }) => personId))]
  const persons = await tx
    .select()
    .from(person)
    .where(or(inArray(person.id, own), inArray(person.mergedInto, own)))
  const byId = new Map(persons.map((row): [string, PersonRow] => [row.id, row]))
  const found = await tx
    .select({ row: careCase, owner: person })
    .from(careCase)
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(inArray(careCase.personId, [...byId.keys()]))
    .orderBy(desc(careCase.updatedAt), desc(careCase.id))
    .limit(MOST_LISTED)
  return found.flatMap(({ row, owner }) => {
    const her = byId.get(owner.mergedInto ?? owner.id) ?? owner
    const link = links.find(({ personId }) => personId === her.id)
    const his = isOpenersOwn(row.kind) && row.openedBy === account
    if (!link || (link.standing === 'unconfirmed' && !his)) return []
    return [{ row, owner, link, her }]
  })
}
