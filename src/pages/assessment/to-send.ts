import type { ActionInput } from '@/contract'
import type { AssessmentDraft } from '@/client/assessment-draft'
import { addressOf, phoneOf, type Known } from './questions'

/** A draft as it goes out; undefined while something is missing that the page for it asks. */
export function toSend(
  draft: AssessmentDraft,
  known: Known,
  files: readonly string[],
): ActionInput<'assessment', 'apply'> | undefined {
  const { city, reason, place, dayPart, companion, times, words, agreed } = draft
  const [address, phone] = [addressOf(draft, known), phoneOf(draft, known)]
  if (!reason || !place || !dayPart || companion === undefined || !agreed || address === '' || phone === '')
    return undefined
  const { phone: theirs = '', ...beside } = companion ?? { name: '', relation: '' }
  return {
    ...{ city, reason, place, address, dayPart, phone, agreed: 1 },
    companion: companion && { ...beside, ...(theirs !== '' && { phone: theirs }) },
    ...(times && { times }),
    ...(words && { words }),
    ...(files.length > 0 && { files: [...files] }),
  }
}
