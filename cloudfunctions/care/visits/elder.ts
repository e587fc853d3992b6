import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { accessLog, person, registerEntry } from '../../database/schema'
import { openCase, type CaseOpening } from '../../runtime/cases'
import { isHis } from '../../runtime/division'
import { staffOfCall } from '../../runtime/doer'
import { idsOf, openPerson, type OpenPerson } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import type { CareCall, CareParts } from '../parts'

export type EntryRow = typeof registerEntry.$inferSelect

/** Somebody of a worker's register, and the worker. */
export interface OwnElder {
  readonly worker: ReturnType<typeof staffOfCall>
  readonly her: OpenPerson
  readonly entry: EntryRow
}

/** A call that names her. */
type AtHerDoor = Pick<CareCall<'recordVisit'>, 'db' | 'caller'> & { readonly input: { readonly person: string } }

/** What was brought too late for her: a visit or a sitting, as it is called in the words of a refusal. */
export type Brought = '探访' | '当面代办'

const NOBODY = '您的名册里没有这位老人。请看看是不是选错了人,要找人可以打 12349。'
const moved = (what: Brought) =>
  `这位老人已经搬到别的社区,不归您的名册了。这次${what}已经留在您手机上,没有丢;请告诉那边的社区,或打 12349 转告。`
const died = (what: Brought) =>
  `这位老人已经登记为去世,这次${what}没有交上去,还留在您手机上。要是登记错了,请先在她的档案里撤回,再交一次。`

/**
 * Somebody of whom a worker brings something that was done at her door, perhaps hours ago: the record that counts.
 * Who is known to him and lives elsewhere by now is told as that; whoever never was in his register does not exist for him.
 * @param lock holds her row until the transaction ends, for whoever writes of her
 * @throws WireFault not-found, or conflict with what to do
 */
export async function ownElder(
  { keyring, places }: CareParts,
  { db: tx, caller, input }: AtHerDoor,
  what: Brought,
  lock = true,
): Promise<OwnElder> {
  const worker = staffOfCall(caller)
  const her = await openRoot(tx, keyring, input.person, lock)
  const [entry] = await tx.select().from(registerEntry).where(eq(registerEntry.personId, her.row.id))
  if (!entry || !isHis(places, worker, entry)) {
    if (await knewHer(tx, worker.account, her.row.id)) throw new WireFault('conflict', moved(what))
    throw new WireFault('not-found', NOBODY)
  }
  if (entry.whereabouts === 'moved') throw new WireFault('conflict', moved(what))
  if (entry.whereabouts === 'died') throw new WireFault('conflict', died(what))
  return { worker, her, entry }
}

/** The record to which an id leads; a phone that was away may still name the one of before. */
async function openRoot(tx: Tx, keyring: CareParts['keyring'], personId: string, lock: boolean): Promise<OpenPerson> {
  const [row] = await tx
    .select({ wrappedKey: person.wrappedKey, mergedInto: person.mergedInto })
    .from(person)
    .where(eq(person.id, personId))
  if (!row?.wrappedKey) throw new WireFault('not-found', NOBODY)
  const her = await openPerson(tx, keyring, row.mergedInto ?? personId, lock)
  // Merged in this very moment: the one that it was merged into is asked instead.
  return her.row.mergedInto ? openRoot(tx, keyring, her.row.mergedInto, lock) : her
}

/** He has seen her in his register before: she has a line of that in «谁看过». */
async function knewHer(tx: Tx, account: string, personId: string): Promise<boolean> {
  const [line] = await tx
    .select({ id: accessLog.id })
    .from(accessLog)
    .where(
      and(
        inArray(accessLog.personId, await idsOf(tx, personId)),
        eq(accessLog.accountId, account),
        inArray(accessLog.ground, ['task', 'presence']),
      ),
    )
    .limit(1)
  return line !== undefined
}

/** A request that comes of what was brought: a case at the desk of her street, in the worker's city. */
export function openRequest(
  { keyring, answerWorkdays }: CareParts,
  { db, now }: Pick<CareCall<'recordVisit'>, 'db' | 'now'>,
  { worker, her }: OwnElder,
  about: Pick<CaseOpening, 'title' | 'words' | 'files' | 'ref' | 'refCity' | 'ground'>,
): Promise<string> {
  const of = { kind: 'help', personId: her.row.id, city: worker.city } as const
  const by = { openedBy: worker.account, staffId: worker.id, workdays: answerWorkdays }
  return openCase(db, keyring, { ...about, ...of, ...by }, now)
}
