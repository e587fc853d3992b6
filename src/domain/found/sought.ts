import { compile, type FactKey, type Pack, type Standpoint } from '../entitlement'
import type { CompiledBenefit, CompiledPack } from '../entitlement/compiled'

/** Which benefits somebody is looked for, docs/decisions/086: those for which somebody has to do something, or to be told. */

/** What everybody has: a benefit that asks for nothing else is not found by anybody's help, it is open to all who come. */
const ABOUT_EVERYBODY: readonly FactKey[] = ['birthDate', 'sex', 'residence', 'hukou', 'residentSince', 'careSetting']

function isSought({ benefit, when }: CompiledBenefit): boolean {
  const { standing, mode, kind, amount } = benefit
  if (standing !== 'in-force' || amount.every((one) => one.kind === 'none')) return false
  if (mode === 'apply') return true
  const isPaidByTime = kind === 'money' && amount.some(({ per }) => per !== undefined)
  if (mode === 'automatic') return kind === 'money'
  // Visits are planned elsewhere, and what is assigned comes without her.
  if (mode === 'assigned') return false
  if (kind === 'money') return isPaidByTime
  const comesOnce = amount.every(({ per }) => per === 'once')
  return kind === 'care' && !comesOnce && [...when.facts].some((fact) => !ABOUT_EVERYBODY.includes(fact))
}

const known = new WeakMap<CompiledPack, ReadonlySet<string>>()

/** References of the benefits for which a register is gone through, of one county on one day; made once for each edition. */
export function soughtIn(pack: Pack, standpoint: Standpoint): ReadonlySet<string> {
  const compiled = compile(pack, standpoint)
  const kept = known.get(compiled)
  if (kept) return kept
  const sought = new Set(compiled.benefits.filter(isSought).map(({ benefit }) => benefit.ref))
  known.set(compiled, sought)
  return sought
}
