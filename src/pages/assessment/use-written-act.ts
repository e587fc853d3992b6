import type { WireError } from '@/contract'
import type { AssessmentThread } from '@/contract/assessment/shapes'
import { useAct } from '@/client/use-act'
import type { DayPart } from '@/domain/assessment/states'
import type { WrittenAct } from './act-words'

interface Told {
  readonly words: string
  readonly dayPart: DayPart
  readonly files: readonly string[]
}

interface Written {
  /** @returns undefined where it was refused */
  readonly done: (told: Told) => Promise<unknown>
  readonly error?: WireError
  readonly attempt: number
}

/** An act of her side on the application as it was seen. */
export function useWrittenAct(act: WrittenAct, { assessment }: Pick<AssessmentThread, 'assessment'>): Written {
  const seen = { case: assessment.case, version: assessment.version }
  const acts = {
    postpone: useAct('assessment', 'postpone'),
    'send-again': useAct('assessment', 'sendAgain'),
    object: useAct('assessment', 'object'),
    withdraw: useAct('assessment', 'withdraw'),
  }
  const withFiles = ({ words, files }: Told) => ({ ...seen, words, ...(files.length > 0 && { files: [...files] }) })
  const done = (told: Told): Promise<unknown> => {
    const { words, dayPart } = told
    switch (act) {
      case 'postpone':
        return acts.postpone.act({ ...seen, dayPart, words })
      case 'send-again':
        return acts['send-again'].act(withFiles(told))
      case 'object':
        return acts.object.act(withFiles(told))
      case 'withdraw':
        return acts.withdraw.act({ ...seen, ...(words !== '' && { words }) })
    }
  }
  const { error, attempt } = acts[act]
  return { done, error, attempt }
}
