import {
  ASSESSMENT_PLACES,
  ASSESSMENT_REASONS,
  DAY_PARTS,
  type AssessmentPlace,
  type AssessmentReason,
  type DayPart,
} from '@/domain/assessment/states'
import type { LocalFile } from '@/platform/local-file'
import { hasTexts, isListOf, isRecord, isRecordOf, isText } from './shapes'
import { createShared, createStore } from './store'

/** Who will be with her when the assessors come. */
export interface Companion {
  readonly name: string
  readonly phone: string
  readonly relation: string
}

/**
 * An application for an assessment being written. It survives a lost session, a call and a closed app; one for each person, as nobody
 * can have two under way.
 */
export interface AssessmentDraft {
  readonly person: { readonly id: string; readonly called: string }
  readonly city: string
  readonly reason?: AssessmentReason
  readonly place?: AssessmentPlace
  /** Undefined as long as nobody has typed anything: what her record has is proposed then. */
  readonly address?: string
  readonly dayPart?: DayPart
  readonly times?: string
  readonly phone?: string
  /** Null: she will be alone. */
  readonly companion?: Companion | null
  readonly words?: string
  /** The notice was read, by her or to her. */
  readonly agreed?: boolean
  /** Pages that were gone through, in that order. */
  readonly answered: readonly string[]
}

const isOneOf = (known: readonly string[], value: unknown): boolean =>
  value === undefined || known.includes(value as string)

const isCompanion = (value: unknown): boolean =>
  value === undefined || value === null || hasTexts(value, 'name', 'phone', 'relation')

const isDraft = (kept: unknown): boolean =>
  isRecord(kept) &&
  hasTexts(kept, 'city') &&
  hasTexts(kept['person'], 'id', 'called') &&
  isListOf(kept['answered'], isText) &&
  isOneOf(ASSESSMENT_REASONS, kept['reason']) &&
  isOneOf(ASSESSMENT_PLACES, kept['place']) &&
  isOneOf(DAY_PARTS, kept['dayPart']) &&
  isCompanion(kept['companion'])

export const assessmentDrafts = createStore<Readonly<Record<string, AssessmentDraft>>>({}, 'draft:assessment', (kept) =>
  isRecordOf(kept, isDraft),
)

export function keepAssessmentDraft(draft: AssessmentDraft): void {
  assessmentDrafts.set({ ...assessmentDrafts.get(), [draft.person.id]: draft })
}

/** Photographs of an application, by person; the phone lets them go when the app is closed, and with the draft they are of. */
export const assessmentPhotos = createShared<Readonly<Record<string, readonly LocalFile[]>>>({})

/** What is left of some by person without one of them, or without anybody. */
function without<T>(all: Readonly<Record<string, T>>, personId: string | undefined): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => personId !== undefined && id !== personId))
}

/** Forgets what was begun for one person, or for everybody: the next account on this phone finds nothing of it. */
export function forgetAssessmentDrafts(personId?: string): void {
  assessmentDrafts.set(without(assessmentDrafts.get(), personId))
  assessmentPhotos.set(without(assessmentPhotos.get(), personId))
}
