import { useMemo } from 'react'
import { toldOf } from '@/client/answers'
import type { ForWhom } from '@/client/for-whom'
import { countyOf, factsOf } from '@/client/interview'
import { usePack } from '@/client/pack'
import { today } from '@/client/today'
import { judge } from '@/domain/entitlement'
import { fullDay } from '../words'

export interface Proposal {
  readonly verdict: 'yes' | 'no' | 'unknown'
  /** What she may say when she applies; empty where nothing speaks for it. */
  readonly words: string
}

const WORDS = {
  yes: (on: string, name: string) => `${on}在这里查过:按我们说的情况,符合“${name}”的条件。请核对。`,
  unknown: (on: string, name: string) => `${on}在这里查过“${name}”:有几样情况还不清楚。请核对。`,
  no: () => '',
} as const

/**
 * What this phone's own judgement says of the benefit behind a programme. It fills in words and opens nothing: whoever applies may
 * take them out.
 * @returns undefined where nothing was told yet, or the programme pays out no benefit of the list
 */
export function useProposal(person: ForWhom, city: string | null, ref: string | null): Proposal | undefined {
  const { pack } = usePack(city)
  const answers = toldOf(person.id).answers.use()
  const on = today()
  return useMemo(() => {
    if (!pack || ref === null || Object.keys(answers.chosen).length === 0) return undefined
    const situation = { pack, person, answers, on }
    const county = countyOf(situation) ?? null
    const judged = judge(pack, factsOf(situation), { on, county }).benefits.find((one) => one.ref === ref)
    return judged && { verdict: judged.verdict, words: WORDS[judged.verdict](fullDay(on), judged.name) }
  }, [pack, ref, answers, person, on])
}
