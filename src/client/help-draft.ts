import { hasTexts, isListOf, isRecord, isRecordOf, isText } from './shapes'
import { createStore } from './store'

/** A request for help being written. It survives a lost session, a call and a closed app, one for each thing and person. */
export interface HelpDraft {
  readonly person: { readonly id: string; readonly called: string }
  readonly city: string
  /** The benefit that it is about; absent for anything else. */
  readonly ref?: string
  /** The benefit's name, or what she calls it. */
  readonly title: string
  /** What is difficult, as chosen. */
  readonly reasons: readonly string[]
  readonly words: string
  readonly phone: string
  /** The act that it was handed over as; changed again, it is another act. */
  readonly sentAs?: string
}

const isDraft = (kept: unknown): boolean =>
  isRecord(kept) &&
  hasTexts(kept, 'city', 'title', 'words', 'phone') &&
  hasTexts(kept['person'], 'id', 'called') &&
  isListOf(kept['reasons'], isText)

export const helpDrafts = createStore<Readonly<Record<string, HelpDraft>>>({}, 'draft:help', (kept) =>
  isRecordOf(kept, isDraft),
)

/** One for each thing and person. */
export const helpKey = ({ person, ref = '' }: Pick<HelpDraft, 'ref'> & { readonly person: { id: string } }): string =>
  `${person.id}:${ref}`

export function keepHelpDraft(draft: HelpDraft): void {
  helpDrafts.set({ ...helpDrafts.get(), [helpKey(draft)]: draft })
}

/** Forgets those that fit. */
export function forgetHelpDrafts(fits: (draft: HelpDraft) => boolean = () => true): void {
  const kept = Object.entries(helpDrafts.get()).filter(([, draft]) => !fits(draft))
  helpDrafts.set(Object.fromEntries(kept))
}

/** What the desk reads: what is difficult, her own words, and where to ring. */
export function helpWords({ reasons, words, phone }: Pick<HelpDraft, 'reasons' | 'words' | 'phone'>): string {
  const difficult = reasons.length > 0 ? `${reasons.join(';')}。` : ''
  return [difficult, words.trim(), phone && `联系电话:${phone}`].filter(Boolean).join('\n')
}
