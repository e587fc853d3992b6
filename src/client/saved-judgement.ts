import type { ActionInput } from '@/contract'
import type { SavedJudgementCard } from '@/contract/account'
import {
  isListFact,
  type Disability,
  type FactKey,
  type Facts,
  type Judgement,
  type KnownList,
} from '@/domain/entitlement'
import type { KeptJudgement } from '@/domain/judgement/compare'

type Saved = ActionInput<'account', 'saveJudgement'>

/** A known fact as `judge` takes it in. */
function jsonOf(key: FactKey, known: NonNullable<Facts[FactKey]>): unknown {
  if (isListFact(key)) {
    const { has, not } = known as KnownList<string>
    return not === 'rest' ? [...has] : { has: [...has], not: [...not] }
  }
  const { value } = known as { readonly value: unknown }
  if (key !== 'disability' || value === null) return value
  const { grade, kinds } = value as Disability
  return { ...(grade !== undefined && { grade }), ...(kinds && { kind: [...kinds] }) }
}

/** Facts as they are kept with a judgement: what nobody told is not there. */
function factsToKeep(facts: Facts): Saved['facts'] {
  const keys = Object.keys(facts) as FactKey[]
  return Object.fromEntries(
    keys.flatMap((key) => {
      const known = facts[key]
      return known ? [[key, { value: jsonOf(key, known), source: known.source }]] : []
    }),
  )
}

/**
 * A judgement as the cloud keeps it.
 * @param amountOf the sum as it was shown, empty where there was none
 */
export function judgementToSave(
  judgement: Judgement,
  facts: Facts,
  amountOf: (benefit: Judgement['benefits'][number]) => string,
): Saved {
  const { city, county, on, pack, benefits } = judgement
  return {
    city,
    county,
    on,
    pack,
    facts: factsToKeep(facts),
    verdicts: benefits.map((benefit) => ({
      ref: benefit.ref,
      name: benefit.name,
      verdict: benefit.verdict,
      amountWords: amountOf(benefit),
    })),
  }
}

/** A kept judgement as two of them are compared. */
export const keptOf = (saved: SavedJudgementCard): KeptJudgement => saved as KeptJudgement
