import { useMemo } from 'react'
import { toldOf } from '@/client/answers'
import { useCity } from '@/client/city'
import { forWhom, type ForWhom } from '@/client/for-whom'
import { countyOf, factsOf, questionsToSettle, type Situation } from '@/client/interview'
import { usePack, type PackRead } from '@/client/pack'
import {
  judge,
  layeredFor,
  type Benefit,
  type Facts,
  type JudgedBenefit,
  type Judgement,
  type Pack,
  type PolicyDocument,
} from '@/domain/entitlement'
import { today } from '@/client/today'

export interface Judged {
  readonly pack: Pack
  /** The city's items with her county's own list on them, and the papers of both. */
  readonly benefits: readonly Benefit[]
  readonly documents: readonly PolicyDocument[]
  readonly person: ForWhom
  readonly situation: Situation
  /** All that is known of her: folding her answers into it is the dear part, so it is done once a judgement. */
  readonly facts: Facts
  readonly judgement: Judgement
  /** Whether she has answered anything yet. */
  readonly answered: boolean
}

/**
 * Judges her on this phone, for today; undefined while the policy is not here yet. It asks the network for nothing as
 * long as the phone has the policy.
 * @param of the city of a page that speaks of one in its address; hers where it does not
 */
export function useJudged(of?: string): {
  readonly judged?: Judged
  readonly policy: PackRead
  /** Null where no city is known yet. */
  readonly city: string | null
} {
  const own = useCity()
  const city = of ?? own
  const policy = usePack(city)
  const person = forWhom.use()
  const { pack } = policy
  const answers = toldOf(person.id).answers.use()
  const on = today()
  const judged = useMemo(() => {
    if (!pack) return undefined
    const situation = { pack, person, answers, on }
    const county = countyOf(situation) ?? null
    const { benefits, documents } = layeredFor(pack, county)
    const facts = factsOf(situation)
    const judgement = judge(pack, facts, { on, county })
    const answered = Object.keys(answers.chosen).length > 0
    return { pack, benefits, documents, person, situation, facts, judgement, answered }
  }, [pack, person, answers, on])
  return { judged, policy, city }
}

/**
 * The same answer by one county's own list. An item that stands on that list alone can be sent to anybody.
 * @param county six-digit code, one of the pack's
 */
export function judgedIn(judged: Judged, county: string): Judged {
  if (judged.judgement.county === county) return judged
  const { pack, facts, judgement } = judged
  const { benefits, documents } = layeredFor(pack, county)
  return { ...judged, benefits, documents, judgement: judge(pack, facts, { on: judgement.on, county }) }
}

/** Whether a question of ours could still settle this benefit; else only an office can. */
export function canBeAsked({ situation }: Judged, { missing }: JudgedBenefit): boolean {
  return questionsToSettle(missing, situation).length > 0
}
