import {
  judge,
  readFacts,
  type FactsJson,
  type JudgedBenefit,
  type Judgement,
} from '../../../../src/domain/entitlement'
import { loadPack } from '../../../../scripts/lib/packs'

export const linfen = loadPack('linfen')
export const ON = '2026-11-21'

/** Judges JSON facts against the real list of Linfen. */
export function judgeLinfen(json: FactsJson, on: string = ON): Judgement {
  return judge(linfen, readFacts(json), { on })
}

export function benefitOf(judgement: Judgement, ref: string): JudgedBenefit {
  const found = judgement.benefits.find((benefit) => benefit.ref === ref)
  if (!found) throw new Error(`${ref} is not judged`)
  return found
}
