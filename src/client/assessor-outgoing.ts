import type { SheetPackage } from '@/contract/assessment/visits'
import type { ActionInput, ActionOutput, Answer, WireError } from '@/contract'
import { now } from '@/platform/clock'
import {
  assessingActs,
  forgetEnded,
  holds,
  holdTaps,
  noteEnded,
  releaseTaps,
  type AssessingAct,
  type AssessingAction,
} from './assessor-acts'
import { forgetAllVisitDrafts, forgetVisitDrafts, visitDraftOf } from './assessor-drafts'
import { assessorFiles, forgetFiles, sendFile, type KeptFile } from './assessor-files'
import { fetchForm, fetchVisits } from './assessor-fetch'
import { formOf, keepForm } from './assessor-kept'
import { dropTaps, forgetTaps, keepTap, rereadTaps, tapsOf, type KeptTap, type NewTap } from './assessor-taps'
import { call } from './call'
import { createSender, KNOWN_AGAIN_MS } from './sending'
import { session } from './session'

/**
 * How forms filled in without a network come to the cloud: the taps of a visit first, in batches, then its photographs and recordings,
 * then the names under it. A tap is known by its id, an act by its own: the same may be sent any number of times.
 */

/** So many taps the cloud takes at once. */
export const MOST_TAPS = 150
/** The fingers are quicker than a signal: what is tapped within this goes together. */
const GATHER_MS = 4_000

type Done<A extends AssessingAction> = ActionOutput<'assessment', A>

/** What stands in the line of a visit: its taps, its files, and then what ends it. */
type Queued =
  | { readonly kind: 'taps'; readonly visit: string; readonly state: { readonly kind: 'waiting' | 'asking' } }
  | { readonly kind: 'file'; readonly visit: string; readonly file: KeptFile; readonly state: KeptFile['state'] }
  | { readonly kind: 'act'; readonly visit: string; readonly act: AssessingAct; readonly state: AssessingAct['state'] }

const signedIn = (): string | undefined => session.get()?.account.id

const ownActs = (): readonly AssessingAct[] => {
  const account = signedIn()
  return assessingActs.reread().filter((act) => act.account === account)
}

const ownTaps = (): readonly KeptTap[] => {
  const account = signedIn()
  return rereadTaps().filter((one) => one.account === account)
}

const ownFiles = (): readonly KeptFile[] => {
  const account = signedIn()
  return assessorFiles.reread().filter((kept) => kept.account === account)
}

function own(): readonly Queued[] {
  const [taps, files, acts] = [ownTaps(), ownFiles(), ownActs()]
  const visits = [...new Set([...taps, ...files, ...acts].map(({ visit }) => visit))]
  return visits.flatMap((visit): Queued[] => {
    const hold = holds.get()[visit]
    const kind = hold && !hold.told ? 'asking' : 'waiting'
    const first: Queued[] = taps.some((one) => one.visit === visit) ? [{ kind: 'taps', visit, state: { kind } }] : []
    const second = files.filter((file) => file.visit === visit)
    const beside = second.map((file): Queued => ({ kind: 'file', visit, file, state: file.state }))
    const then = acts.filter((act) => act.visit === visit)
    return [...first, ...beside, ...then.map((act): Queued => ({ kind: 'act', visit, act, state: act.state }))]
  })
}

/** How much of the signed-in account the cloud has not taken; whoever signs out is asked about it first. */
export const waitingAssessing = (): number => ownTaps().length + ownFiles().length + ownActs().length

const { sendWaiting, restAWhile, wake, keepSending } = createSender<Queued>({
  own,
  lineOf: ({ visit }) => visit,
  sendOne: (queued) => {
    if (queued.kind === 'taps') return sendTaps(queued.visit)
    return queued.kind === 'file' ? sendKept(queued.file) : sendAct(queued.act)
  },
})
export { sendWaiting as sendAssessing, keepSending as keepAssessing }

async function sendTaps(visit: string): Promise<void> {
  const account = signedIn()
  const batch = ownTaps()
    .filter((one) => one.visit === visit)
    .slice(0, MOST_TAPS)
  if (account === undefined || batch.length === 0) return
  const taps = batch.map(({ tap }) => mutable(tap))
  const answer = await call('assessment', 'putTaps', { visit, taps }, { account })
  if (!answer.ok) return settleTaps(account, visit, answer.error)
  releaseTaps(visit)
  wake(visit)
  const known = noteTaken(account, visit, batch)
  // Somebody has written on another device too: both see the same form.
  if (known !== undefined && known !== answer.data.taps) await fetchForm(account, visit)
}

/** The wire's lists may be written on; the domain's may not. */
type OnWire = ActionInput<'assessment', 'putTaps'>['taps'][number]
const mutable = (tap: KeptTap['tap']): OnWire =>
  ('value' in tap && Array.isArray(tap.value) ? { ...tap, value: [...(tap.value as number[])] } : tap) as OnWire

/** What the cloud has stands on the form before it leaves the queue. @returns how many it then knows of */
function noteTaken(account: string, visit: string, batch: readonly KeptTap[]): number | undefined {
  const form = formOf(account, visit)
  if (form) {
    const ids = new Set(form.pack.taps.map(({ id }) => id))
    const more = batch.flatMap(({ tap }) => (ids.has(tap.id) ? [] : [mutable(tap)]))
    keepForm({ ...form, pack: { ...form.pack, taps: [...form.pack.taps, ...more] } })
  }
  dropTaps(batch)
  return form && formOf(account, visit)?.pack.taps.length
}

/** Nothing got through, or the cloud asks for patience: the same again later. */
const isPassing = ({ code }: WireError): boolean =>
  code === 'unavailable' || code === 'internal' || code === 'too-many' || code === 'unauthenticated'

const saidIn = ({ message, fields = {} }: WireError): string =>
  [message, ...Object.values(fields).filter((words) => words !== message)].join(' ')

const TOO_OFTEN = '太频繁了,过一分钟再试。填的都在这部手机里,会自己再交。'

/** The desk closes by itself at the end of the day. Open, a refusal means the act itself, and nobody need wait for a better hour. */
async function isDeskClosed(account: string): Promise<boolean> {
  const me = await call('account', 'me', {}, { account })
  return !me.ok || me.data.staff?.deskOpen !== true
}

/** What passes by itself is waited for, and said where it would be taken for a bad signal. @returns whether it is waited for */
async function isWaitedFor(account: string, visit: string, error: WireError): Promise<boolean> {
  const often = error.code === 'too-many'
  const closed = error.code === 'forbidden' && (await isDeskClosed(account))
  if (!isPassing(error) && !closed) return false
  if (often || closed) holdTaps(visit, { account, message: often ? TOO_OFTEN : saidIn(error), told: true })
  else releaseTold(visit)
  restAWhile(visit, often)
  return true
}

/** What was said of the last try is true no more. */
function releaseTold(visit: string): void {
  if (holds.get()[visit]?.told) releaseTaps(visit)
}

async function settleTaps(account: string, visit: string, error: WireError): Promise<void> {
  if (await isWaitedFor(account, visit, error)) return
  holdTaps(visit, { account, message: saidIn(error), told: false })
  await fetchVisits(account)
}

async function sendKept(kept: KeptFile): Promise<void> {
  const { account, visit } = kept
  const error = await sendFile(kept)
  if (error && (await isWaitedFor(account, visit, error))) return
  releaseTold(visit)
  if (!error) return wake(visit)
  assessorFiles.change(kept.id, { state: { kind: 'asking', message: saidIn(error) } })
}

const TOO_OLD: WireError = { code: 'conflict', message: '放得太久,不能自动交了。请先看看是不是已经交过。' }

async function sendAct(act: AssessingAct): Promise<void> {
  const { id, account, action, data, triedAt = now() } = act
  if (now() - triedAt > KNOWN_AGAIN_MS) return ask(act, TOO_OLD)
  // Before it leaves: the phone may be switched off while it is on its way. What it says stands from now on.
  const said = act.triedAt === undefined ? withFiles(act) : data
  if (act.triedAt === undefined) assessingActs.change(id, { triedAt, data: said })
  const answer = await (call('assessment', action, said, { account, requestId: id }) as Promise<
    Answer<Done<AssessingAction>>
  >)
  if (answer.ok) return arrive(act, answer.data)
  const { error } = answer
  if (await isWaitedFor(account, act.visit, error)) return
  releaseTold(act.visit)
  return ask(act, error)
}

/** So many files the names may say themselves; the cloud puts all others of the visit under them too. */
const MOST_SAID = 20

/** Photographs and recordings have gone before the names: these stand under them too. */
function withFiles({ account, action, data, visit }: AssessingAct): AssessingAct['data'] {
  const files = visitDraftOf(account, visit).files.slice(0, MOST_SAID)
  return action === 'sign' && files.length > 0 ? ({ ...data, files } as AssessingAct['data']) : data
}

/** The cloud has it: of her answers nothing stays on the phone. */
async function arrive({ id, account, visit }: AssessingAct, answer: Done<AssessingAction>): Promise<void> {
  wake(visit)
  releaseTaps(visit)
  if ('sheet' in answer) keepForm({ account, pack: withoutAnswers(answer.sheet), at: now() })
  else noteEnded(visit, account, answer.visit.id)
  await done(id, account, visit)
}

async function done(id: string, account: string, visit: string): Promise<void> {
  forgetVisitDrafts(account, visit)
  assessingActs.take(id)
  await fetchVisits(account)
}

const withoutAnswers = (pack: SheetPackage): SheetPackage => ({ ...pack, taps: [] })

/** It cannot be done so: what stands in the cloud now is fetched, and whoever did it is asked. */
async function ask({ id, account, visit, action }: AssessingAct, error: WireError): Promise<void> {
  await fetchForm(account, visit)
  // An earlier try was taken and its answer lost, or the other one has signed on his device.
  if (action === 'sign' && formOf(account, visit)?.pack.mine.state === 'signed') return done(id, account, visit)
  const { code, fields = {} } = error
  assessingActs.change(id, { state: { kind: 'asking', code, message: saidIn(error), fields } })
  await fetchVisits(account)
}

let gathering: ReturnType<typeof setTimeout> | undefined

/** Takes a tap: on the phone at once, on its way with those that follow it within seconds. */
export function tapDown(account: string, visit: string, made: NewTap): void {
  keepTap(account, visit, made, formOf(account, visit)?.pack.taps ?? [])
  clearTimeout(gathering)
  gathering = setTimeout(() => void sendWaiting(), GATHER_MS)
}

/** An act as a page hands it over. */
export type NewAssessing = {
  [A in AssessingAction]: Pick<AssessingAct<A>, 'id' | 'visit' | 'action' | 'data' | 'title'>
}[AssessingAction]

/**
 * Takes what ends a visit: on the phone first, then on its way.
 * @returns settled once it was tried; false where nobody is signed in
 */
export async function enqueueAssessing(act: NewAssessing): Promise<boolean> {
  const account = signedIn()
  if (account === undefined) return false
  const before = assessingActs.reread()
  if (!before.some(({ id }) => id === act.id))
    assessingActs.put({ ...act, account, createdAt: now(), state: { kind: 'waiting' } } as AssessingAct)
  wake(act.visit)
  await sendWaiting()
  return true
}

/** Takes an act back, to be mended or given up. */
export const takeBack = (id: string): AssessingAct | undefined => assessingActs.take(id)

/** «再传一次» */
export async function sendTapsAgain(visit: string): Promise<void> {
  releaseTaps(visit)
  wake(visit)
  await sendWaiting()
}

/** «再传一次» */
export async function sendFileAgain(id: string): Promise<void> {
  assessorFiles.change(id, { state: { kind: 'waiting' } })
  await sendAllNow()
}

/** «不要了»: taps that the cloud will never take. */
export function giveUpTaps(visit: string): void {
  dropTaps(tapsOf(signedIn()).filter((one) => one.visit === visit))
  releaseTaps(visit)
}

/** Looks for a way out for everything at once: the desk has just been opened, or somebody asks for it. */
export async function sendAllNow(): Promise<void> {
  for (const { visit } of own()) wake(visit)
  await sendWaiting()
}

/** Forgets what an account has not sent; whoever signs out was asked before. */
export function forgetAssessing(account: string): void {
  forgetTaps(account)
  forgetFiles(account)
  forgetAllVisitDrafts(account)
  for (const act of assessingActs.reread()) if (act.account === account) assessingActs.take(act.id)
  forgetEnded(account)
  holds.clear()
}
