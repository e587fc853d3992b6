import { mutate } from 'swr'
import type { WireError } from '@/contract'
import type { PersonCard } from '@/contract/account'
import { forgetAnswers, toldOf } from './answers'
import { forgetAssessmentDrafts } from './assessment-draft'
import { forgetBookings } from './booking-draft'
import { call } from './call'
import { forgetCaseDrafts } from './case-drafts'
import { forgetDraftsOf } from './drafts'
import { calledOf, forWhom, isBeside, isKnown, MYSELF, type ForWhom } from './for-whom'
import { forgetGrantDrafts } from './grant-draft'
import { forgetHelpDrafts } from './help-draft'
import { casesOf, dropCopiesOf, dropUnnamedCopies, isAbout } from './kept-copies'
import { forgetStart, moveStart } from './place'
import { session } from './session'
import { createShared } from './store'
import { forgetUrgent } from './urgent-draft'

/** People for whom the account may no longer act, by id, in words for every page that still speaks of them. */
export const gone = createShared<Readonly<Record<string, WireError>>>({})

/** For whom an account has just stopped acting, as it calls her: said once, where the list no longer names her. */
export const parted = createShared<{ readonly account: string; readonly called: string } | null>(null)

/** Told to whom she had agreed; somebody who was never let in has lost nothing. */
function notePart(chosen: ForWhom): void {
  const account = session.get()?.account.id
  const acted = chosen.standing === 'confirmed' || chosen.standing === 'guardian' || chosen.standing === 'ended'
  if (account !== undefined && acted) parted.set({ account, called: calledOf(chosen) })
}

/** The cloud gives nothing of her, or not this: revoked, run out, erased, or a helper without that scope. */
export const isBarred = (error: WireError | undefined): boolean =>
  error?.code === 'forbidden' || error?.code === 'not-found'

const ENDED: WireError = {
  code: 'forbidden',
  message: '您现在不能看这位老人的资料了:可能是授权停了、到期了,或者资料已经抹掉。这部手机上存的也清掉了。',
}

const sees = ({ standing }: PersonCard): boolean => standing !== 'unconfirmed' && standing !== 'ended'

/**
 * What stays of somebody who is gone: nothing that was read of her, told or being written about her here.
 * @param cases hers
 */
export function forgetPerson(id: string, cases: readonly string[] = casesOf(id)): void {
  forgetCaseDrafts(cases)
  forgetHelpDrafts(({ person }) => person.id === id)
  forgetGrantDrafts(({ person }) => person.id === id)
  forgetAssessmentDrafts(id)
  forgetBookings(id)
  forgetUrgent(id)
  dropCopiesOf(id)
  dropUnnamedCopies(id)
  forgetAnswers(id)
  forgetDraftsOf(id)
  forgetStart(id)
}

/** What was told here of somebody who is known by another id now; what is there already stands. */
function moveAnswers(from: string, to: string): void {
  const { answers } = toldOf(from)
  const told = answers.get()
  if (Object.keys(told.chosen).length === 0 || Object.keys(toldOf(to).answers.get().chosen).length > 0) return
  toldOf(to).answers.set(told)
  forgetAnswers(from)
}

/** The person of a list who is the one chosen: by her id, by the one before she agreed herself, or as 本人. */
const sameAs = (chosen: ForWhom, people: readonly PersonCard[]): PersonCard | undefined =>
  people.find(({ id }) => id === chosen.id) ??
  people.find(({ was, standing }) => (isKnown(chosen) ? was === chosen.id : standing === 'self'))

/** The people whom the cloud named last, as it named them. */
let listed: ReadonlyMap<string, string> = new Map()

/** Brings the phone in line with the list of people that the cloud has just given. */
export function learnPeople(people: readonly PersonCard[]): void {
  listed = new Map(people.map((person) => [person.id, JSON.stringify(person)]))
  const chosen = forWhom.get()
  const found = sameAs(chosen, people)
  if (found && found.id !== chosen.id) {
    moveAnswers(chosen.id, found.id)
    moveStart(chosen.id, found.id)
  }
  // The elder beside a worker is none of his own people, as long as she sits there.
  const stays = isBeside(chosen) && !gone.get()[chosen.id]
  const changed = !stays && JSON.stringify(found ?? MYSELF) !== JSON.stringify(chosen)
  if (changed && !found) notePart(chosen)
  if (changed) forWhom.set(found ?? MYSELF)
  const back = Object.keys(gone.get()).filter((id) => people.some((person) => person.id === id && sees(person)))
  if (back.length > 0) gone.set(Object.fromEntries(Object.entries(gone.get()).filter(([id]) => !back.includes(id))))
}

const elsewhere = new Set<(personId: string) => Promise<boolean>>()

/** Whoever knows of somebody who is on no list of people; true where nothing is left to find out. */
export const alsoLook = (look: (personId: string) => Promise<boolean>): void => void elsewhere.add(look)

/** Her name and what he calls her stay until he leaves the page: it must say whose affair has ended. */
function nameOnly(person: ForWhom): ForWhom {
  return { ...person, birthDate: null, residence: null, community: null, standing: 'ended', scopes: [] }
}

/** Nothing of her stays, and every page that speaks of her says so. */
function end(id: string, cases?: readonly string[]): void {
  forgetPerson(id, cases)
  gone.set({ ...gone.get(), [id]: ENDED })
  if (forWhom.get().id === id) forWhom.set(nameOnly(forWhom.get()))
}

/** After a refusal: is she gone, or is only this one thing not his to see? */
export async function lookWhoIsGone(personId: string): Promise<void> {
  const cases = casesOf(personId)
  dropCopiesOf(personId)
  for (const look of elsewhere) if (await look(personId)) return
  const me = await call('account', 'me', {})
  if (!me.ok) return
  const still = me.data.people.find(({ id }) => id === personId)
  if (still) learnPeople(me.data.people)
  else end(personId, cases)
}

/** Somebody of his own people: not the elder beside a worker, nor whoever stands in a case at his desk. */
const isHis = (id: string): boolean => {
  const chosen = forWhom.get()
  return chosen.id === id ? isKnown(chosen) && !isBeside(chosen) : listed.has(id)
}

/** Without any refusal: whether those of whom a page speaks are his to see still, and as before. */
export async function lookAtPeople(ids: readonly string[]): Promise<void> {
  const his = ids.filter((id) => isHis(id) && !gone.get()[id])
  if (his.length === 0 && listed.size > 0) return
  const before = listed
  const me = await call('account', 'me', {})
  if (!me.ok) return
  const { people } = me.data
  const missing = his.filter((id) => !people.some((person) => person.id === id || person.was === id))
  missing.forEach((id) => end(id))
  // The chosen one is missing: her page says so, until he leaves it.
  if (!missing.includes(forWhom.get().id)) learnPeople(people)
  for (const id of his) {
    const changed = before.has(id) && listed.has(id) && before.get(id) !== listed.get(id)
    if (changed) void mutate(isAbout(id))
  }
}
