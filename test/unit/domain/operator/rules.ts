import { readCity } from '../../../../scripts/lib/packs'
import type { Calculator } from '@/domain/operator/calculator'
import type { Calculation, Outcome } from '@/domain/operator/outcome'

/** The real rules: what is tested is what an operator will be shown. */
const taiyuan = readCity('taiyuan').pack
const xiamen = readCity('xiamen').pack

export const TAIYUAN = taiyuan.counties
export const XIAMEN = xiamen.counties

/** A real rule by its reference and kind. */
export function rule<K extends Calculator['kind']>(ref: string, kind: K): Extract<Calculator, { kind: K }> {
  const found = [...taiyuan.calculators, ...xiamen.calculators].find((each) => each.ref === ref)
  if (found?.kind !== kind) throw new Error(`there is no ${kind} rule ${ref}`)
  return found as Extract<Calculator, { kind: K }>
}

/** The outcome of an input that can be reckoned with. */
export function outcome(calculation: Calculation): Outcome {
  if (!calculation.ok)
    throw new Error(calculation.faults.map(({ field, message }) => `${field}: ${message}`).join('; '))
  return calculation
}

/** `field: code` of each fault; nothing where there is none. */
export function faultsOf(calculation: Calculation): string[] {
  return calculation.ok ? [] : calculation.faults.map(({ field, code }) => `${field}: ${code}`)
}

export const byPayer = ({ shares }: Outcome): Record<string, number> =>
  Object.fromEntries(shares.map(({ payer, fen }) => [payer, fen]))
