import { useMemo } from 'react'
import { toldOf } from '@/client/answers'
import { city } from '@/client/city'
import { forWhom, type ForWhom } from '@/client/for-whom'
import { countyOf, factsOf, questionsToSettle, type Situation } from '@/client/interview'
import { usePack, type PackRead } from '@/client/pack'
import { judge, type JudgedBenefit, type Judgement, type Pack } from '@/domain/entitlement'
import { today } from '@/client/today'

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
  const answers = toldOf(person.id).answers.use()
  const on = today()
  const judged = useMemo(() => {
    if (!pack) return undefined
    const situation = { pack, person, answers, on }
    const judgement = judge(pack, factsOf(situation), { on: situation.on, county: countyOf(situation) })
    return { pack, person, situation, judgement, answered: Object.keys(answers.chosen).length > 0 }
  }, [pack, person, answers, on])
  return { judged, policy }
}

/** Whether a question of ours could still settle this benefit; else only an office can. */
export function canBeAsked({ situation }: Judged, { missing }: JudgedBenefit): boolean {
  return questionsToSettle(missing, situation).length > 0
}
