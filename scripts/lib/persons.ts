import { FACT_VALUES } from '../../src/contract/facts'
import type { FactsJson } from '../../src/domain/entitlement'

/** A number from 0 (included) to 1 (not included). */
export type Random = () => number

/** A small generator with a seed (mulberry32): the same seed makes the same people on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const below = (random: Random, end: number): number => Math.floor(random() * end)
const oneOf = <T>(random: Random, values: readonly T[]): T => values[below(random, values.length)]!
const chance = (random: Random, share: number): boolean => random() < share
const someOf = <T>(random: Random, values: readonly T[], share: number): T[] =>
  values.filter(() => chance(random, share))

export interface Population {
  /** Counties among which people live; a tenth live elsewhere. */
  readonly counties: readonly string[]
  /** The day on which ages are counted, `YYYY-MM-DD`. */
  readonly on: string
  /** The share of facts that nobody has told; 0 makes people of whom everything is known. */
  readonly blanks: number
}

const YOUNGEST = 50
const OLDEST = 105
const ELSEWHERE = '110101'
const LEAP_SHARE = 0.01

/** Most elders are in their sixties and seventies: the larger of two draws is thrown away. */
function birthDate(random: Random, on: string): string {
  const age = YOUNGEST + Math.min(below(random, OLDEST - YOUNGEST + 1), below(random, OLDEST - YOUNGEST + 1))
  const year = Number(on.slice(0, 4)) - age
  if (chance(random, LEAP_SHARE) && year % 4 === 0 && year !== 1900) return `${year}-02-29`
  return `${year}-${String(1 + below(random, 12)).padStart(2, '0')}-${String(1 + below(random, 28)).padStart(2, '0')}`
}

type Maker = (random: Random, population: Population) => unknown

const place: Maker = (random, { counties }) => (chance(random, 0.1) ? ELSEWHERE : oneOf(random, counties))
const listOf =
  (key: 'economic' | 'living' | 'service' | 'insurance' | 'situation' | 'housing' | 'wishes', share: number): Maker =>
  (random) => {
    const has = someOf(random, FACT_VALUES[key], share)
    // One in four told what she has and was not asked for the rest.
    return chance(random, 0.25)
      ? { has, not: FACT_VALUES[key].filter((value) => !has.includes(value)).slice(0, 2) }
      : has
  }

/** How each fact is drawn. Shares are guesses that make every condition hold for some and fail for others. */
const FACTS: Readonly<Record<string, Maker>> = {
  birthDate: (random, { on }) => birthDate(random, on),
  sex: (random) => oneOf(random, FACT_VALUES.sex),
  hukou: place,
  residence: place,
  insuredIn: place,
  hukouArea: (random) => oneOf(random, FACT_VALUES.hukouArea),
  economic: listOf('economic', 0.12),
  living: listOf('living', 0.25),
  service: listOf('service', 0.08),
  insurance: listOf('insurance', 0.4),
  situation: listOf('situation', 0.1),
  housing: listOf('housing', 0.2),
  wishes: listOf('wishes', 0.2),
  ability: (random, { on }) => ({
    scale: chance(random, 0.9) ? 'GB/T 42195' : 'long-term-care',
    level: below(random, 5),
    on: `${Number(on.slice(0, 4)) - 1}-${on.slice(5, 7)}-01`,
  }),
  selfCare: (random) => oneOf(random, FACT_VALUES.selfCare),
  extremePovertyGrade: (random) => (chance(random, 0.8) ? null : oneOf(random, FACT_VALUES.selfCare)),
  disability: (random) =>
    chance(random, 0.7)
      ? null
      : { grade: 1 + below(random, 4), kind: someOf(random, FACT_VALUES.disabilityKind, 0.2).slice(0, 2) },
  familyPlanningSpecial: (random) => chance(random, 0.05),
  supporters: (random) => oneOf(random, FACT_VALUES.supporters),
  pensionAge: (random) => chance(random, 0.8),
  carer: (random) =>
    chance(random, 0.8)
      ? null
      : {
          family: chance(random, 0.8),
          ofDisabled: chance(random, 0.7),
          training: oneOf(random, [null, 'general', 'commissioned']),
        },
  careSetting: (random) => oneOf(random, FACT_VALUES.careSetting),
  careNeed: (random) => chance(random, 0.4),
  residentSince: (random, { on }) => `${Number(on.slice(0, 4)) - 1 - below(random, 30)}-06-01`,
}

const SOURCES = ['self', 'self', 'worker', 'document', 'department'] as const

/** Most people are told of in one go, by themselves or by a worker; of some, each fact comes from somewhere else. */
function sourceMaker(random: Random): () => (typeof SOURCES)[number] {
  const share = random()
  if (share < 0.6) return () => 'self'
  if (share < 0.75) return () => 'worker'
  return () => oneOf(random, SOURCES)
}

/** Facts with an empty list of kinds have none told, which is written by leaving it out. */
function tidy(value: unknown): unknown {
  const kind = (value as { kind?: unknown[] } | null)?.kind
  return Array.isArray(kind) && kind.length === 0 ? { grade: (value as { grade: number }).grade } : value
}

function person(random: Random, population: Population): FactsJson {
  const sourceOf = sourceMaker(random)
  const told = Object.entries(FACTS).flatMap(([key, make]) => {
    const value = tidy(make(random, population))
    const source = sourceOf()
    if (chance(random, population.blanks)) return []
    return [[key, source === 'self' ? value : { value, source }] as const]
  })
  return Object.fromEntries(told)
}

/** People between 50 and 105 of whom various things are known: the same for the same seed. */
export function makePersons(count: number, seed: number, population: Population): FactsJson[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => person(random, population))
}
