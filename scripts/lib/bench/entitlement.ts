import { readFileSync } from 'node:fs'
import { compile, judge, readFacts, type Condition, type Facts, type Pack } from '../../../src/domain/entitlement'
import { loadPack } from '../packs'
import { makePersons } from '../persons'
import { flattened, type Flat } from './flat'
import { applied, logicRule, type Parameter } from './json-logic'
import { held, rulesEngine } from './json-rules'
import { coreRate, inTurn, median, type Bench, type Result } from './measure'

const CITY = 'linfen'
const ON = '2026-11-21'
const SEED = 20_261_121
/** All different, so that nothing is fast because it was asked before. */
const MANY = 20_000
const FEW = 500
const BLANKS = 0.2
const RUNS = 7
const UNIT = 'persons/s'

function population(pack: Pack, count: number, blanks: number): Facts[] {
  const counties = pack.counties.map(({ code }) => code)
  return makePersons(count, SEED, { counties, on: ON, blanks }).map(readFacts)
}

interface Item {
  readonly ref: string
  readonly when: Condition
}

const itemsOn = (pack: Pack): Item[] => compile(pack, { on: ON }).benefits.map(({ benefit }) => benefit)

function parametersOf(pack: Pack): Parameter {
  return (key) => {
    const parameter = pack.parameters.find((each) => each.key === key)
    const value = parameter?.values.find(({ from, to }) => from <= ON && (to === undefined || ON <= to))?.value
    return value ?? parameter?.assumed ?? null
  }
}

async function judging(id: string, changes: boolean, note: string): Promise<Result> {
  const pack = loadPack(CITY)
  const persons = population(pack, MANY, BLANKS)
  const work = () => persons.forEach((facts) => judge(pack, facts, { on: ON, changes }))
  work()
  const values: number[] = []
  for (let run = 0; run < RUNS; run++) values.push(await coreRate(MANY, work))
  const items = itemsOn(pack).length
  return {
    id,
    value: median(values),
    unit: UNIT,
    runs: RUNS,
    note: `${items} items, ${MANY} different persons; ${note}`,
  }
}

/** Ours and a peer's on the same rules and the same people, of whom everything is known. */
interface Duel {
  readonly pack: Pack
  readonly items: readonly Item[]
  readonly facts: readonly Facts[]
  readonly flat: readonly Flat[]
}

export function duel(count: number): Duel {
  const pack = loadPack(CITY)
  const facts = population(pack, count, 0)
  return { pack, items: itemsOn(pack), facts, flat: facts.map((each) => flattened(each, ON)) }
}

/**
 * Two values cannot say «unknown», so a peer must say «holds» exactly where we say «yes».
 * @throws Error that names the first item and person on which they differ
 */
export async function refuseDifference(
  { pack, facts, flat }: Duel,
  refsThatHold: (person: Flat) => Promise<ReadonlySet<string>> | ReadonlySet<string>,
): Promise<number> {
  let compared = 0
  for (const [index, person] of facts.entries()) {
    const holding = await refsThatHold(flat[index]!)
    for (const { ref, verdict } of judge(pack, person, { on: ON, changes: false }).benefits) {
      compared += 1
      if ((verdict === 'yes') !== holding.has(ref))
        throw new Error(`${ref} differs for person ${index}: we say ${verdict}, the peer ${holding.has(ref)}`)
    }
  }
  return compared
}

/** `json-logic-js 2.0.5`: the release against which a figure was measured is part of it. */
function release(name: string): string {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }
  return `${name} ${version}`
}

interface Peer {
  readonly name: string
  /** References that hold, for the comparison. */
  readonly holding: (person: Flat) => Promise<ReadonlySet<string>> | ReadonlySet<string>
  /** The same for all, for the clock. */
  readonly all: (persons: readonly Flat[]) => unknown
}

async function against(id: string, peerOf: (duel: Duel) => Peer): Promise<Result> {
  const both = duel(FEW)
  const { pack, facts, flat } = both
  const { name, holding, all } = peerOf(both)
  const verdicts = await refuseDifference(both, holding)
  const ours = () => facts.forEach((each) => judge(pack, each, { on: ON, changes: false }))
  const result = await inTurn(
    RUNS,
    () => coreRate(FEW, ours),
    () => coreRate(FEW, () => all(flat)),
  )
  const note = `${verdicts} verdicts were equal first; ours gives reasons and missing facts, the peer yes or no on facts made ready for it`
  return { id, ...result, unit: UNIT, peer: release(name), runs: RUNS, note }
}

export function jsonLogicPeer({ pack, items }: Duel): Peer {
  const rules = items.map(({ when }) => logicRule(when, parametersOf(pack)))
  const holding = (person: Flat) => {
    const outcomes = applied(rules, person)
    return new Set(items.filter((_, index) => outcomes[index]).map(({ ref }) => ref))
  }
  return { name: 'json-logic-js', holding, all: (persons) => persons.forEach((person) => applied(rules, person)) }
}

export function jsonRulesPeer({ pack, items }: Duel): Peer {
  const engine = rulesEngine(items, parametersOf(pack))
  const all = async (persons: readonly Flat[]) => {
    for (const person of persons) await held(engine, person)
  }
  return { name: 'json-rules-engine', holding: (person) => held(engine, person), all }
}

export const ENTITLEMENT_BENCHES: readonly Bench[] = [
  {
    id: 'entitlement.reasons',
    run: () => judging('entitlement.reasons', false, 'with reasons and missing facts'),
  },
  {
    id: 'entitlement.changes-on',
    run: () => judging('entitlement.changes-on', true, 'with reasons, missing facts and the day of the next change'),
  },
  {
    id: 'entitlement.vs-json-rules-engine',
    run: () => against('entitlement.vs-json-rules-engine', jsonRulesPeer),
  },
  { id: 'entitlement.vs-json-logic', run: () => against('entitlement.vs-json-logic', jsonLogicPeer) },
]
