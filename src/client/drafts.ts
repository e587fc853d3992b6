import type { Scope } from '@/domain/helper/scope'
import type { ReportFault } from '@/domain/case/report'
import type { Relation } from '@/domain/person/relation'
import { hasLists, hasTexts, isRecord, isRecordOf } from './shapes'
import { createStore, type Store } from './store'

/** What was typed in the forms about helpers, records and places: it survives a lost session, a call and a closed app. */

const clearing: (() => void)[] = []

function draft<T>(empty: T, name: string, fits: (kept: unknown) => boolean, bare?: (value: T) => T): Store<T> {
  const store = createStore<T>(empty, `draft:${name}`, fits, undefined, bare)
  clearing.push(() => store.clear())
  return store
}

/** Forgets those about one person. */
export function forgetDraftsOf(personId: string): void {
  for (const store of [inviteDraft, askElderDraft, lineDraft, guardianDraft])
    if (store.get().person === personId) store.clear()
}

/** Forgets every one of them. */
export const forgetDrafts = (): void => clearing.forEach((clear) => clear())

interface DayParts {
  readonly year: string
  readonly month: string
  readonly day: string
}
export const NO_DAY: DayParts = { year: '', month: '', day: '' }

/** Who signs in by phone: the number, and whether a code is on its way to it. */
export interface PhoneDraft {
  readonly phone: string
  readonly sent: boolean
}
export const phoneDraft = draft<PhoneDraft>({ phone: '', sent: false }, 'phone', (kept) => hasTexts(kept, 'phone'))

/** What a helper may do and until when, as it is being chosen. */
export interface Terms {
  readonly scopes: readonly Scope[]
  readonly until: 'always' | 'day'
  readonly date: DayParts
}
export const NO_TERMS: Terms = { scopes: [], until: 'always', date: NO_DAY }

/** What came of an invitation; the cloud tells link and digits once, so they stand here until put away. */
export interface Invited {
  readonly id: string
  readonly link: string
  readonly code: string
  /** ISO 8601 instant. */
  readonly endsAt: string
}

/** An invitation being written: to another helper, or to the elder herself. */
export interface InviteDraft {
  /** Whose helper; another person's draft is no use to this page. */
  readonly person: string
  readonly terms: Terms
  readonly invited?: Invited
}
const isInvite = (kept: unknown): boolean =>
  hasTexts(kept, 'person') && isRecord(kept) && hasLists(kept['terms'], 'scopes')
const NO_INVITE: InviteDraft = { person: '', terms: NO_TERMS }
export const inviteDraft = draft<InviteDraft>(NO_INVITE, 'invite', isInvite)
export const askElderDraft = draft<InviteDraft>(NO_INVITE, 'ask-elder', isInvite)

/** It was withdrawn: neither page offers its link and digits any more. */
export function forgetInvited(id: string): void {
  for (const store of [inviteDraft, askElderDraft]) if (store.get().invited?.id === id) store.clear()
}

/** An invitation being taken up: by its link, or by six digits and the elder's name. */
export interface AcceptDraft {
  readonly link: string
  readonly code: string
  readonly name: string
  readonly relation?: Relation
}
export const NO_ACCEPT: AcceptDraft = { link: '', code: '', name: '' }
/** Whoever holds link or digits may take it up: in memory only, gone with the app. */
export const acceptDraft = draft<AcceptDraft>(
  NO_ACCEPT,
  'accept',
  (kept) => hasTexts(kept, 'link', 'code', 'name'),
  ({ relation }) => ({ ...NO_ACCEPT, ...(relation && { relation }) }),
)

/** One line of a record being changed. */
export interface LineDraft {
  readonly person: string
  /** The line, and which of its pages: `disability:1`. */
  readonly key: string
  readonly chosen: readonly string[]
  readonly text: string
  readonly date: DayParts
}
export const NO_LINE: LineDraft = { person: '', key: '', chosen: [], text: '', date: NO_DAY }
export const lineDraft = draft<LineDraft>(
  NO_LINE,
  'line',
  (kept) =>
    hasTexts(kept, 'person', 'key', 'text') &&
    hasLists(kept, 'chosen') &&
    isRecord(kept) &&
    hasTexts(kept['date'], 'year'),
  // An identity number stays in memory.
  (line) => (line.key.startsWith('identityNumber') ? { ...line, text: '' } : line),
)

/** A helper's words to the worker who checks whether he is her guardian. */
export interface GuardianDraft {
  readonly person: string
  readonly words: string
  /** The case, once it was sent. */
  readonly sent: string
}
export const guardianDraft = draft<GuardianDraft>({ person: '', words: '', sent: '' }, 'guardian', (kept) =>
  hasTexts(kept, 'person', 'words', 'sent'),
)

/** A mistake about a place being told: of the place, whoever tells it; so it stands when somebody signs in meanwhile. */
export interface ReportDraft {
  readonly facility: string
  readonly name: string
  readonly what: readonly ReportFault[]
  readonly words: string
  /** The act that it was handed over as; changed again, it is another act. */
  readonly sentAs?: string
}
const isReport = (kept: unknown): boolean =>
  hasTexts(kept, 'facility', 'name', 'words') && isRecord(kept) && hasLists(kept, 'what')

/** By place. */
export const reportDrafts = draft<Readonly<Record<string, ReportDraft>>>({}, 'report', (kept) =>
  isRecordOf(kept, isReport),
)

export function keepReport(report: ReportDraft): void {
  reportDrafts.set({ ...reportDrafts.get(), [report.facility]: report })
}

/** Forgets those that fit. */
export function forgetReports(fits: (report: ReportDraft) => boolean): void {
  const kept = Object.entries(reportDrafts.get()).filter(([, report]) => !fits(report))
  reportDrafts.set(Object.fromEntries(kept))
}
