import { mutate } from 'swr'
import type { PresenceCard } from '@/contract/care'
import { now } from '@/platform/clock'
import { call } from './call'
import { forgetChosenCity } from './city'
import { askElderDraft, guardianDraft, inviteDraft, lineDraft } from './drafts'
import { BESIDE, forWhom, isBeside, MYSELF, type ForWhom } from './for-whom'
import { alsoLook, forgetPerson, gone } from './gone'
import { isAbout } from './kept-copies'
import { forgetOutgoingFor } from './outgoing-acts'
import { registerDraft } from './register-draft'
import { hasTexts, isRecord } from './shapes'
import { createStore } from './store'

/** 当面代办 on the phone of a worker: whose record is open, until when, and that nothing of hers stays. */

const isPresence = (kept: unknown): boolean =>
  kept === null ||
  (hasTexts(kept, 'id', 'openedAt', 'endsAt') && isRecord(kept) && hasTexts(kept['person'], 'id', 'name'))

/** The elder who sits beside whoever holds this phone; null when nobody does. */
export const beside = createStore<PresenceCard | null>(null, 'beside', isPresence)

const CALL_OVER = {
  code: 'forbidden',
  message: '这次通话的资料已经关上:挂断以后,或者满一小时,会自动关上。老人的资料在这台设备上已经清掉了。',
} as const

const OVER = {
  code: 'forbidden',
  message: '和这位老人的当面代办已经结束:满一小时会自动结束。老人的资料在这部手机上已经清掉了。',
} as const

/** What a person's pages know of somebody of whom nothing is left but that she was here. */
const nobody = ({ person, proof }: PresenceCard): ForWhom => ({
  ...MYSELF,
  id: person.id,
  relation: BESIDE,
  standing: proof === 'spoken' ? 'calling' : 'beside',
})

/** What pages say whose time with her is over. */
const overOf = ({ proof }: PresenceCard) => (proof === 'spoken' ? CALL_OVER : OVER)

/** Nothing that was read of her, told about her or begun for her stays. */
function forgetElder(id: string): void {
  forgetPerson(id)
  forgetOutgoingFor(id)
  forgetChosenCity(id)
  for (const draft of [inviteDraft, askElderDraft, lineDraft, guardianDraft, registerDraft]) {
    if (draft.get().person === id) draft.clear()
  }
  void mutate(isAbout(id), undefined, { revalidate: false })
  void mutate(isList, undefined)
}

/** Lists of everybody's affairs, in which she stood too as long as hers were open. */
const isList = (key: unknown): boolean => typeof key === 'string' && /:(care\.cases|booking\.upcoming):/.test(key)

let alarm: ReturnType<typeof setTimeout> | undefined

/** The hour is over while a page of hers may stand open: it says so, and shows nothing of her. */
function expire(): void {
  const open = beside.get()
  if (!open) return
  const { id } = open.person
  beside.clear()
  receipt.clear()
  forgetElder(id)
  gone.set({ ...gone.get(), [id]: overOf(open) })
  if (forWhom.get().id === id) forWhom.set(nobody(open))
}

const isReceipt = (kept: unknown): boolean =>
  kept === null || (isRecord(kept) && typeof kept['id'] === 'string' && typeof kept['at'] === 'number')

/** When this phone first heard of a sitting, by its own clock. */
const receipt = createStore<{ readonly id: string; readonly at: number } | null>(null, 'beside-since', isReceipt)

/**
 * What is left of a sitting, in ms, counted by this phone's clock from when it heard of it: a clock that goes wrong may not
 * end what the cloud holds open, and the cloud refuses what is over, whatever this phone believes.
 */
function remaining({ id, openedAt, endsAt }: PresenceCard): number {
  const heard = receipt.get()
  const since = heard?.id === id ? Math.max(0, now() - heard.at) : 0
  return Date.parse(endsAt) - Date.parse(openedAt) - since
}

function watch(open: PresenceCard): void {
  clearTimeout(alarm)
  if (receipt.get()?.id !== open.id) receipt.set({ id: open.id, at: now() })
  alarm = setTimeout(expire, Math.max(0, remaining(open)))
}

/** From now on every page is about her. */
export function beginBeside(open: PresenceCard): void {
  const before = beside.get()
  if (before && before.person.id !== open.person.id) forgetElder(before.person.id)
  const { id, name } = open.person
  gone.set(Object.fromEntries(Object.entries(gone.get()).filter(([other]) => other !== id)))
  beside.set(open)
  const chosen = forWhom.get()
  const opened = { ...nobody(open), name }
  if (chosen.id !== id || chosen.name !== name || chosen.standing !== opened.standing) forWhom.set(opened)
  // Answers of a sitting that has just ended were forgotten; what is asked again within seconds is asked anew.
  if (before?.id !== open.id) void mutate(isAbout(id))
  watch(open)
}

/** What the record says of her, for the pages that judge and the line that says whose affair it is. */
export function learnBeside(part: Pick<ForWhom, 'name' | 'birthDate' | 'residence'>): void {
  const person = forWhom.get()
  if (isBeside(person)) forWhom.set({ ...person, ...part })
}

/** Nobody sits here any more. */
export function endBeside(): void {
  clearTimeout(alarm)
  const open = beside.get()
  const person = forWhom.get()
  if (open) forgetElder(open.person.id)
  beside.clear()
  receipt.clear()
  if (isBeside(person)) {
    forgetElder(person.id)
    forWhom.set(MYSELF)
  }
}

/** Asks who sits here. @returns false where nobody could be asked */
export async function lookBeside(): Promise<boolean> {
  const answer = await call('care', 'presence', {})
  if (!answer.ok) return false
  if (answer.data.presence) beginBeside(answer.data.presence)
  else if (beside.get()) expire()
  return true
}

// A refusal about the elder beside him: is the hour over, or is only this one thing refused?
alsoLook(async (personId) => {
  // Several answers of one page are refused at once: the first has found it out.
  if (gone.get()[personId] === OVER || gone.get()[personId] === CALL_OVER) return true
  if (beside.get()?.person.id !== personId) return false
  await lookBeside()
  return true
})

// Opened again after the app was killed.
const kept = beside.get()
if (kept && remaining(kept) > 0) watch(kept)
else endBeside()
