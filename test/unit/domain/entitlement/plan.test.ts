import {
  answerFacts,
  judge,
  mergeFacts,
  planQuestions,
  readFacts,
  type FactsJson,
  type JudgedBenefit,
  type Pack,
  type Question,
} from '../../../../src/domain/entitlement'
import { compile } from '../../../../src/domain/entitlement/compile'
import { QUESTIONS } from '../../../../src/domain/entitlement/questionnaire'
import { tailored } from '../../../../src/domain/entitlement/questions/tailored'
import { loadPack, servedCities } from '../../../../scripts/lib/packs'
import { ON } from './linfen'

const CITIES = servedCities().map((city) => [city, loadPack(city)] as const)
const FIRST_RUN = 6

/** The same numbers each time: a failure can be looked at again. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 7919 + 17
  return (sides) => {
    state = (state * 48271) % 2147483647
    return state % sides
  }
}

/** Every single answer that a page offers, and none of them. */
function answersOf(page: Question, pack: Pack): readonly string[] {
  if (page.kind === 'date') return ['1925-03-05', '1945-03-05', '1958-03-05', '1963-03-05', '1990-03-05']
  const ids = page.options.map(({ id }) => id)
  if (page.kind === 'county') return [...ids, pack.counties[0]?.code ?? '']
  return page.kind === 'many' ? [...ids, 'none'] : ids
}

interface Run {
  readonly told: FactsJson
  readonly answered: ReadonlySet<string>
}
const plan = (pack: Pack, { told, answered }: Run, most: number) =>
  planQuestions(pack, readFacts(told), { on: ON, most, answered })

const settledIn = (pack: Pack, told: FactsJson): readonly JudgedBenefit[] =>
  judge(pack, readFacts(told), { on: ON, changes: false }).benefits.filter(({ ref, standing }) => {
    const isForPerson = compile(pack, { on: ON }).byRef.get(ref)?.benefit.audience === 'person'
    return standing === 'in-force' && isForPerson
  })

/** What is said of everything in force: the verdicts, what they lack, and whether a «yes» is sure. */
const answerIn = (pack: Pack, told: FactsJson): string =>
  settledIn(pack, told)
    .map(({ ref, verdict, missing, confirm }) => {
      const isSure = verdict === 'yes' && !confirm.some(({ essential }) => essential)
      return `${ref} ${verdict} ${missing.join()} ${isSure}`
    })
    .join('\n')

/** Whether some answer of a page makes a difference to something in force. */
function canSettle(page: Question, pack: Pack, told: FactsJson): boolean {
  const before = answerIn(pack, told)
  return answersOf(page, pack).some(
    (answer) => answerIn(pack, mergeFacts(told, answerFacts(page, [answer]))) !== before,
  )
}

/** Core pages that fit this person, were not asked, and whose facts nobody told. */
const leftOf = (pack: Pack, { told, answered }: Run): readonly Question[] =>
  QUESTIONS.filter(({ core, id, onlyIf, facts }) => {
    if (!core || answered.has(id)) return false
    return onlyIf ? onlyIf(readFacts(told)) : facts.every((fact) => told[fact] === undefined)
  }).map((page) => tailored(page, pack))

const STARTS: readonly FactsJson[] = [
  {},
  { birthDate: '1944-03-05' },
  { birthDate: '1960-03-05' },
  { birthDate: '1925-01-31' },
]

/** Asks page after page; every page that is asked is handed to `look` before its answer. */
function ask(pack: Pack, seed: number, most: number, look: (page: Question, run: Run) => void): Run {
  const roll = dice(seed)
  let run: Run = { told: STARTS[seed % STARTS.length] ?? {}, answered: new Set() }
  while (run.answered.size < most) {
    const [page] = plan(pack, run, most - run.answered.size)
    if (!page) break
    look(page, run)
    const answers = [...answersOf(page, pack), 'unknown']
    const chosen = answers[roll(answers.length)] ?? 'unknown'
    run = {
      told: mergeFacts(run.told, answerFacts(page, [chosen])),
      answered: new Set([...run.answered, page.id]),
    }
  }
  return run
}
const SEEDS = Array.from({ length: 24 }, (_, seed) => seed)

describe.each(CITIES)('the questions in %s, whatever is answered', (_city, pack) => {
  test('never is a page asked that settles nothing in force', () => {
    for (const seed of SEEDS) {
      ask(pack, seed, QUESTIONS.length, (page, { told }) => {
        expect({ seed, page: page.id, told, settles: canSettle(page, pack, told) }).toMatchObject({ settles: true })
      })
    }
  })

  test('when no page is planned any more, none that is left could settle anything in force', () => {
    for (const seed of SEEDS) {
      const end = ask(pack, seed, QUESTIONS.length, () => undefined)
      const useful = leftOf(pack, end).filter((page) => canSettle(page, pack, end.told))
      expect({ seed, told: end.told, left: useful.map(({ id }) => id) }).toMatchObject({ left: [] })
    }
  })

  test('at most six make a first run, and the first six of all that could be asked', () => {
    for (const seed of SEEDS) {
      const end = ask(pack, seed, FIRST_RUN, (page, run) => {
        expect(plan(pack, run, QUESTIONS.length)[0]?.id).toBe(page.id)
      })
      expect(end.answered.size).toBeLessThanOrEqual(FIRST_RUN)
    }
  })
})

const withStanding = (pack: Pack, standing: Pack['benefits'][number]['standing']): Pack => ({
  ...pack,
  benefits: pack.benefits.map((benefit) => ({ ...benefit, standing })),
})

describe('what is not in force', () => {
  const linfen = loadPack('linfen')
  test.each(['draft', 'pilot', 'exploratory', 'historic'] as const)('gives nobody a question: %s', (standing) => {
    const pack = withStanding(linfen, standing)
    expect(planQuestions(pack, {}, { on: ON, most: QUESTIONS.length })).toEqual([])
  })
})

describe('a doubt that a fact can clear', () => {
  const harbin = loadPack('harbin')
  const ids = (told: FactsJson) =>
    planQuestions(harbin, readFacts(told), { on: ON, most: QUESTIONS.length }).map(({ id }) => id)

  test('is worth a question: the hukou, where the allowance for the aged usually hangs on it', () => {
    expect(ids({ birthDate: '1944-03-05' })).toContain('hukou')
    expect(ids({ birthDate: '1944-03-05', hukou: '230102' })).not.toContain('hukou')
    expect(ids({ birthDate: '1960-03-05' })).not.toContain('hukou')
  })

  test('is not, where another doubt stays whatever she tells', () => {
    const xiamen = loadPack('xiamen')
    const benefits = xiamen.benefits.filter(({ ref }) => ref === 'XM-X1')
    // The project of 2022 may have ended: that her margin certificate counts would not settle it.
    const told = {
      birthDate: '1944-03-05',
      economic: { has: ['minimum-living-margin'] },
      ability: { scale: 'GB/T 42195', level: 2 },
      housing: ['bed-feasible'],
      careSetting: 'home',
    }
    expect(judge({ ...xiamen, benefits }, readFacts(told), { on: ON }).benefits[0]?.verdict).toBe('yes')
    expect(planQuestions({ ...xiamen, benefits }, readFacts(told), { on: ON, most: QUESTIONS.length })).toEqual([])
  })
})
