import { and, eq, inArray, notInArray } from 'drizzle-orm'
import { isAboutPlace, isOpenersOwn, type CaseEventKind } from '@/domain/case/case'
import { mayDo } from '@/domain/case/progress'
import { isForHer } from '@/domain/helper/scope'
import type { NoticeTelling } from '@/domain/notice/templates'
import type { Tx } from '../database/database'
import { caseEvent, helper } from '../database/schema'
import { addEvent, doerWords, eventsOf, subjectOf, type CaseAct, type CaseRow, type Doer } from '../runtime/cases'
import type { Call, Caller } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { standsAt } from '../runtime/standing'
import { tellAll, tellThose } from '../runtime/tell'
import { WireFault } from '../runtime/wire-fault'
import { refuseDriven } from './driven'
import type { CareParts } from './parts'
import { readersOf } from './readers'
import { affairOf, type Affair } from './threads'

/** What every act in a case brings. */
interface ActInput {
  readonly version: number
  readonly words?: string
  readonly files?: readonly string[]
}

/** A case after an act, and who did it in the words of those who may read the name. */
export interface Done {
  readonly affair: Affair
  readonly by: Doer
  readonly who: string
}

/** The account of a call that no one without an account can make. */
export function accountOf(caller: Caller): string {
  if (!caller.account) throw new WireFault('unauthenticated', '请先登录,再接着办。')
  return caller.account
}

/**
 * Does something in the case of this call: asks whether he may, reads the words beforehand, appends the event.
 * @throws WireFault forbidden when it is not his to do, conflict when the case has gone on
 */
export async function act(
  parts: CareParts,
  call: Call<ActInput>,
  event: CaseEventKind,
  more: Partial<Pick<CaseAct, 'to' | 'holder' | 'promisedOn' | 'heldBy' | 'lost' | 'desk' | 'state'>> = {},
): Promise<Done> {
  const { db, caller, now, input } = call
  const before = await affairOf(db, caller, call.forCase, now)
  const { ground, her } = before
  if (!mayDo(event, ground, before.row.kind))
    throw new WireFault('forbidden', ground === 'task' ? '这一步要由老人这边来定。' : '这一步要由社区工作人员来办。')
  if (ground === 'task' && (await isOwnAffair(db, caller, before.row))) throw new WireFault('forbidden', OWN_AFFAIR)
  await refuseDriven(db, before.row, event, ground === 'task' ? caller.staff : null)
  const words = input.words ?? ''
  const staffId = ground === 'task' || isForHer(ground) ? (caller.staff?.id ?? null) : null
  const by = { accountId: accountOf(caller), ground, staffId }
  const { version, files } = input
  const row = await addEvent(
    db,
    parts.keyring,
    { caseId: before.row.id, version, event, words, files, by, ...more },
    now,
  )
  return { affair: { ...before, row }, by, who: await doerWords(db, parts.keyring, her, by) }
}

const OWN_AFFAIR = '这件事是您自己提的,请让同事来办。'

/** A worker is nobody's judge in his own affair. What he wrote down for an elder beside him or on the telephone, or found at her door, is hers. */
async function isOwnAffair(tx: Tx, { account }: Caller, { id, openedBy }: CaseRow): Promise<boolean> {
  if (openedBy !== account) return false
  const ground = (await eventsOf(tx, id))[0]?.ground
  return ground !== 'task' && !isForHer(ground)
}

/** Number and title of a case, as every notice of it has them. */
export const aboutCase = (keyring: Keyring, { row, owner }: Affair) => ({
  number: row.number,
  title: subjectOf(keyring, owner, row).title,
})

/**
 * Tells herself, her helpers, and whoever opened the case while nobody had confirmed him yet. Of a place: herself, and who
 * of her helpers has a part in it; a shop's new telephone number is no news for the whole family.
 */
export async function tellHerSide(
  tx: Tx,
  keyring: Keyring,
  { her, row }: Affair,
  notice: NoticeTelling,
  { now, except }: { readonly now: Date; readonly except: string },
): Promise<void> {
  const telling = { ...notice, link: { case: row.id } }
  await tellThose(tx, keyring, her.id, telling, now, { except, own: isAboutPlace(row.kind) })
  if (!isOpenersOwn(row.kind)) return
  await tellAll(tx, keyring, await takingPart(tx, row, her.id, now), telling, { now, except })
}

/** Accounts that have written in a case for her and are told nothing of it otherwise. */
async function takingPart(tx: Tx, { id, kind }: CaseRow, personId: string, now: Date): Promise<string[]> {
  const untold = isAboutPlace(kind) ? (['unconfirmed', 'confirmed'] as const) : (['unconfirmed'] as const)
  const rows = await tx
    .selectDistinct({ accountId: helper.accountId })
    .from(helper)
    .innerJoin(caseEvent, eq(caseEvent.byAccount, helper.accountId))
    .where(
      and(
        eq(caseEvent.caseId, id),
        notInArray(caseEvent.ground, ['task', 'presence', 'call']),
        eq(helper.personId, personId),
        inArray(helper.standing, [...untold]),
        standsAt(now),
      ),
    )
  return rows.map(({ accountId }) => accountId)
}

/** Tells whoever has the case, or those on whose desk it lies. */
export async function tellDesk(
  tx: Tx,
  keyring: Keyring,
  { row }: Affair,
  notice: NoticeTelling,
  {
    now,
    except,
    holder = row.holder,
  }: { readonly now: Date; readonly except: string; readonly holder?: string | null },
): Promise<void> {
  await tellAll(tx, keyring, await readersOf(tx, row, holder), { ...notice, link: { case: row.id } }, { now, except })
}
