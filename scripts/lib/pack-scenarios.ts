import { parseFacts } from '../../src/contract/facts'
import { judge, type JudgedBenefit, type Pack, type Scenario } from '../../src/domain/entitlement'

type Expected = Scenario['expect']

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
function hasConflicts(said: JudgedBenefit['conflicts'], wanted: NonNullable<Expected['conflicts']>): boolean {
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
  for (const key of Object.keys(expect) as (keyof Expected)[]) {
    const wanted = expect[key]
    const got = SAID[key](judged)
    const holds = key === 'conflicts' ? hasConflicts(judged.conflicts, expect.conflicts ?? []) : same(got, wanted)
    if (!holds) return `expected ${key} ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`
  }
  return null
}
