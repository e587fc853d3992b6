import type { ActionInput, ActionName, ActionOutput } from '@/contract'
import type { AssessmentTerms } from '@/domain/assessment/terms'
import type { Pack } from '@/domain/entitlement'
import type { Asked, Call } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import type { Places } from '../runtime/places'
import type { FileStorage } from '../runtime/storage'
import type { TextCheck } from '../runtime/text-check'
import { invalidField } from '../runtime/wire-fault'

/** All that the handlers of this function stand on. */
export interface AssessmentParts {
  readonly keyring: Keyring
  /** Counties whose lists are here. */
  readonly places: Places
  /** What each city has decided about assessments. */
  readonly terms: readonly AssessmentTerms[]
  /** Every city's list: with a new level she is judged again. */
  readonly packs: readonly Pack[]
  /** Words are read by nobody beforehand where it is absent: a laptop, a test. */
  readonly textCheck?: TextCheck
  /** Where photos and recordings are kept; none are taken where it is absent. */
  readonly files?: FileStorage
}

export type AssessmentCall<A extends ActionName<'assessment'>> = Call<ActionInput<'assessment', A>>
export type AssessmentOutput<A extends ActionName<'assessment'>> = ActionOutput<'assessment', A>

/** What a city has decided. @throws WireFault invalid for a city that has no terms here */
export function termsOf({ terms }: Pick<AssessmentParts, 'terms'>, city: string): AssessmentTerms {
  const found = terms.find((one) => one.city === city)
  if (!found) throw invalidField('city', '这座城市还没有能力评估的资料。请打 12349 问当地民政')
  return found
}

/** Wherever somebody writes freely and others read it. Answers and notes on the form are shown to no service outside. */
interface Written {
  readonly words?: string
  readonly times?: string
}

/** Refuses words that must not be shown, before anything is held. @throws WireFault invalid at `words` */
export async function checkWords({ textCheck }: AssessmentParts, { input, openId }: Asked): Promise<void> {
  if (!textCheck) return
  const { words, times } = input as Written
  const written = [words, times].filter(Boolean).join('\n')
  if (written === '') return
  if ((await textCheck.check(written, await openId())) === 'refuse')
    throw invalidField('words', '这段话里有不能发出去的内容。请改一改再提交,写的都还在')
}
