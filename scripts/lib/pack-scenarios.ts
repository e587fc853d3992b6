import { parseFacts } from '../../src/contract/facts'
import {
  judge,
  type Amount,
  type ConflictRule,
  type JudgedBenefit,
  type Pack,
  type Scenario,
  type Standing,
} from '../../src/domain/entitlement'

/** A conflict by its other side, or by that and the rule. */
type ExpectedConflict = string | { readonly with: string; readonly rule: ConflictRule }

/** All that a scenario in a file may expect; null says that there is none. */
export interface Expected extends Omit<Scenario['expect'], 'conflicts'> {
  readonly kind?: Amount['kind']
  readonly per?: Amount['per'] | null
  readonly as?: Amount['as'] | null
  readonly standing?: Standing
  readonly conflicts?: readonly ExpectedConflict[]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What a judgement says about each thing that a scenario may expect, in the scenario's own form. */
const SAID: Readonly<Record<keyof Expected, (judged: JudgedBenefit) => unknown>> = {
  verdict: ({ verdict }) => verdict,
  missing: ({ missing }) => missing,
  changesOn: ({ changesOn }) => changesOn,
  fen: ({ amount }) => amount.fen ?? null,
  essential: ({ confirm }) => confirm.some(({ essential }) => essential),
  kind: ({ amount }) => amount.kind,
  per: ({ amount }) => amount.per ?? null,
  as: ({ amount }) => amount.as ?? null,
  standing: ({ standing }) => standing,
  conflicts: ({ conflicts }) => conflicts,
}

/** Every conflict that is expected is among those that are said. */
function hasConflicts(said: JudgedBenefit['conflicts'], wanted: readonly ExpectedConflict[]): boolean {
  return wanted.every((each) =>
    said.some((one) =>
      typeof each === 'string' ? one.with === each : one.with === each.with && one.rule === each.rule,
    ),
  )
}

/** Runs one scenario of one benefit. Answers what went wrong in words for an editor; null when it holds. */
export function failureOf(pack: Pack, ref: string, { on, county, facts, expect }: Scenario): string | null {
  const parsed = parseFacts(facts, on)
  if (!parsed.ok) {
    const faults = Object.entries(parsed.fields).map(([at, message]) => `${at} «${message}»`)
    return `its facts are wrong: ${faults.join(', ')}`
  }
  const judged = judge(pack, parsed.facts, { on, county }).benefits.find((benefit) => benefit.ref === ref)
  if (!judged) return `${ref} is not on the list of ${on}`
  const expected: Expected = expect
  for (const key of Object.keys(expected) as (keyof Expected)[]) {
    const wanted = expected[key]
    const got = SAID[key](judged)
    const holds = key === 'conflicts' ? hasConflicts(judged.conflicts, expected.conflicts ?? []) : same(got, wanted)
    if (!holds) return `expected ${key} ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`
  }
  return null
}
