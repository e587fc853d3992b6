import type { MyVisit, SheetPackage } from '@/contract/assessment/visits'
import { forget, keptUnder, readKept } from '@/platform/storage'
import { isListOf, isRecord, isText } from './shapes'
import { createShared, createStore, keepOnPhone } from './store'

/**
 * What an assessor takes along: the list of visits and the forms of those at hand, on the phone, so that a whole day needs no
 * network. Unlike copies of answers they make room for nothing: without the form nobody could go on at a bedside.
 */

interface KeptVisits {
  readonly account: string
  readonly visits: readonly MyVisit[]
  /** When the cloud told it, milliseconds since 1970. */
  readonly at: number
}

const isVisit = (kept: unknown): boolean =>
  isRecord(kept) && isRecord(kept['visit']) && isRecord(kept['person']) && isRecord(kept['wishes'])

const isVisits = (kept: unknown): boolean =>
  kept === null ||
  (isRecord(kept) && isText(kept['account']) && isListOf(kept['visits'], isVisit) && Number.isFinite(kept['at']))

const list = createStore<KeptVisits | null>(null, 'assessor:visits', isVisits)

const ofAccount = (kept: KeptVisits | null, account: string | undefined): KeptVisits | undefined =>
  kept !== null && kept.account === account ? kept : undefined

/** The list of an account as the cloud told it last; undefined where it never did on this phone. */
export const visitsOf = (account: string | undefined): KeptVisits | undefined => ofAccount(list.get(), account)

/** The same in a component. */
export const useKeptVisits = (account: string | undefined): KeptVisits | undefined => ofAccount(list.use(), account)

export const keepVisits = (kept: KeptVisits): void => list.set(kept)

/** The form of a visit, with all that filling it in needs. */
export interface KeptForm {
  readonly account: string
  readonly pack: SheetPackage
  /** When the cloud told it, milliseconds since 1970. */
  readonly at: number
}

const FORMS = 'assessor:form:'

const isForm = (kept: unknown): boolean =>
  isRecord(kept) &&
  isText(kept['account']) &&
  Number.isFinite(kept['at']) &&
  isRecord(kept['pack']) &&
  isVisit(kept['pack']['mine']) &&
  isRecord(kept['pack']['terms']) &&
  isListOf(kept['pack']['taps'], isRecord)

/** Parsed once: a form is drawn anew with every tap. */
const known = new Map<string, KeptForm>()
/** Those that a full phone did not take: they end with the app. */
const unkept = new Set<string>()
/** Counts the changes: whoever shows a form draws it anew. */
const changes = createShared(0)
const changed = (): void => changes.set(changes.get() + 1)

function read(visit: string): KeptForm | undefined {
  const found = known.get(visit) ?? readKept<KeptForm>(FORMS + visit, isForm)
  if (found) known.set(visit, found)
  return found
}

/** The form of a visit as the cloud told it last, with what it has taken since; undefined where it is not on this phone. */
export function formOf(account: string | undefined, visit: string): KeptForm | undefined {
  const found = read(visit)
  return found?.account === account ? found : undefined
}

/** The same in a component. */
export function useForm(account: string, visit: string): KeptForm | undefined {
  changes.use()
  return formOf(account, visit)
}

/** Whether a form lies on the phone, not only in the app as it is open now. */
export const isFormKept = (visit: string): boolean => !unkept.has(visit)

/** How many of these visits have no form on this phone, in a component. */
export function useMissingForms(account: string, visits: readonly string[]): number {
  changes.use()
  return visits.filter((visit) => formOf(account, visit) === undefined || !isFormKept(visit)).length
}

/** @returns false where the phone has no room for it: it then lasts as long as the app stays open */
export function keepForm(form: KeptForm): boolean {
  const visit = form.pack.mine.visit.id
  known.set(visit, form)
  const kept = keepOnPhone(FORMS + visit, form)
  if (kept) unkept.delete(visit)
  else unkept.add(visit)
  changed()
  return kept
}

/** Visits whose forms are on this phone, whoever's they are. */
export const formsKept = (): readonly string[] => [...new Set([...known.keys(), ...keptUnder(FORMS)])]

export function forgetForm(visit: string): void {
  known.delete(visit)
  unkept.delete(visit)
  forget(FORMS + visit)
  changed()
}

/** Forgets all lists and forms of this phone, but the forms of these visits. */
export function forgetKeptVisits(but: readonly string[] = []): void {
  list.clear()
  for (const visit of formsKept()) if (!but.includes(visit)) forgetForm(visit)
}
