import { useMemo } from 'react'
import { readAnswers } from '@/client/answers'
import { city } from '@/client/city'
import { forWhom, type ForWhom } from '@/client/for-whom'
import { countyOf, factsOf, questionsToSettle, type Situation } from '@/client/interview'
import { usePack, type PackRead } from '@/client/pack'
import { judge, type JudgedBenefit, type Judgement, type Pack } from '@/domain/entitlement'
import { today } from '@/platform/clock'

export interface Judged {
  readonly pack: Pack
  readonly person: ForWhom
  readonly situation: Situation
  readonly judgement: Judgement
  /** Whether she has answered anything yet. */
  readonly answered: boolean
}

/** Judges her on this phone, for today; undefined while the policy is not here yet. */
export function useJudged(): { readonly judged?: Judged; readonly policy: PackRead } {
  const policy = usePack(city.use())
  const person = forWhom.use()
  const { pack } = policy
  const told = JSON.stringify(readAnswers(person.id).chosen)
  const judged = useMemo(() => {
    if (!pack) return undefined
    const situation = { pack, person, answers: readAnswers(person.id), on: today() }
    const judgement = judge(pack, factsOf(situation), { on: situation.on, county: countyOf(situation) })
    return { pack, person, situation, judgement, answered: told !== '{}' }
  }, [pack, person, told])
  return { judged, policy }
}

/** Whether a question of ours could still settle this benefit; else only an office can. */
export function canBeAsked({ situation }: Judged, { missing }: JudgedBenefit): boolean {
  return questionsToSettle(missing, situation).length > 0
}
