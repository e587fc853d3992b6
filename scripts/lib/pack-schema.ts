import * as z from 'zod'
import type { Benefit, Condition, Criterion, Pack, Scenario } from '../../src/domain/entitlement'
import { FACT_VALUES } from '../../src/contract/facts'
import { isRealDay } from '../../src/domain/person/date'

/** A benefit as its file has it: the part that the phone receives, and the spec that stays in the repository. */
export interface BenefitFile extends Benefit {
  readonly criteria: readonly Criterion[]
  readonly scenarios: readonly Scenario[]
}

/** pack.yaml: all of a city but its benefits. */
export interface CityFile extends Omit<Pack, 'benefits' | 'version'> {
  /** The day of the list; part of the version. */
  readonly listedOn: string
}

const LONGEST_PLAIN = 40
const LONGEST_SHORT = 12

const text = z.string().min(1)
const day = z.string().refine(isRealDay, "must be a day of the calendar, quoted: '2023-12-16'")
const standing = z.enum(['in-force', 'draft', 'pilot', 'exploratory', 'historic'])
const source = z.strictObject({ document: text, clause: text })

const said = { say: text, verified: z.boolean().optional(), source: source.optional() }
const years = z.int().min(0).max(130)

/** Values that a list fact may hold; a slip in a condition would otherwise be a silent «no». */
const listValues = (fact: string): readonly string[] | null =>
  Object.hasOwn(FACT_VALUES, fact) ? FACT_VALUES[fact as keyof typeof FACT_VALUES] : null

const knownValues = ({ fact, has }: { fact: string; has: readonly string[] }) => {
  const values = listValues(fact)
  return values !== null && has.every((value) => values.includes(value))
}

const SINGLE_VALUES: Readonly<Record<string, readonly (string | boolean)[]>> = {
  ...FACT_VALUES,
  extremePovertyGrade: FACT_VALUES.selfCare,
  familyPlanningSpecial: [true, false],
  pensionAge: [true, false],
  careNeed: [true, false],
}

const LEAVES = {
  age: z.strictObject({ ...said, age: z.strictObject({ from: years.optional(), below: years.optional() }) }),
  within: z.strictObject({
    ...said,
    fact: z.enum(['hukou', 'residence', 'insuredIn']),
    within: z.array(z.string().regex(/^\d{2,6}$/)).min(1),
  }),
  has: z
    .strictObject({ ...said, fact: text, has: z.array(z.string()).min(1) })
    .refine(knownValues, { path: ['has'], message: 'names a value that this list fact does not have' }),
  is: z
    .strictObject({ ...said, fact: text, is: z.array(z.union([z.string(), z.boolean()])).min(1) })
    .refine(({ fact, is }) => is.every((value) => SINGLE_VALUES[fact]?.includes(value)), {
      path: ['is'],
      message: 'names a value that this fact does not have',
    }),
  disability: z.strictObject({
    ...said,
    disability: z.strictObject({
      grades: z.array(z.int().min(1).max(4)).optional(),
      kinds: z.array(z.enum(FACT_VALUES.disabilityKind)).optional(),
    }),
  }),
  ability: z.strictObject({ ...said, ability: z.strictObject({ levelFrom: z.union([z.int().min(0).max(4), text]) }) }),
  carer: z.strictObject({
    ...said,
    carer: z.strictObject({ training: z.array(z.enum(['general', 'commissioned'])).optional() }),
  }),
} satisfies Record<string, z.ZodType<unknown>>

const several = z.array(z.lazy(() => condition)).min(1)
const BRANCHES = {
  all: z.strictObject({ all: several }),
  any: z.strictObject({ any: several, open: z.strictObject({ say: text }).optional() }),
  not: z.strictObject({ not: z.lazy(() => condition) }),
}

/** Picked by the key that is there, so that an error names the mistake and not «no form of a condition fits». */
const FORMS: Readonly<Record<string, z.ZodType<unknown>>> = { ...BRANCHES, ...LEAVES }

const condition: z.ZodType<Condition> = z.custom<Condition>().check((context) => {
  const value: unknown = context.value
  const key = typeof value === 'object' && value !== null ? Object.keys(FORMS).find((form) => form in value) : undefined
  const form = key === undefined ? undefined : FORMS[key]
  if (!form) {
    const message = `is no condition: it needs one of ${Object.keys(FORMS).join(', ')}`
    context.issues.push({ code: 'custom', message, input: value })
    return
  }
  const issues = form.safeParse(value).error?.issues ?? []
  for (const { path, message } of issues) context.issues.push({ code: 'custom', path, message, input: value })
})

const amount = z.strictObject({
  kind: z.enum(['at-least', 'at-most', 'fixed', 'formula', 'set-locally', 'in-kind', 'none']),
  fen: z.int().positive().optional(),
  per: z.enum(['month', 'year', 'once', 'day']).optional(),
  setBy: text.optional(),
  text: text.optional(),
  times: z.strictObject({ of: text, by: z.number().positive() }).optional(),
  when: condition.optional(),
})

const confirm = z.strictObject({
  text,
  essential: z.boolean(),
  unless: condition.optional(),
  when: condition.optional(),
  whenSurely: condition.optional(),
})

const stacking = z.strictObject({
  with: text,
  rule: z.enum(['choose-higher', 'exclusive', 'ask', 'same-payment']),
  say: text,
})

const scenario = z.strictObject({
  title: text,
  because: text,
  on: day,
  facts: z.record(z.string(), z.unknown()),
  expect: z.strictObject({
    verdict: z.enum(['yes', 'no', 'unknown']),
    missing: z.array(z.string()).optional(),
    changesOn: day.optional(),
    fen: z.int().nullable().optional(),
    essential: z.boolean().optional(),
    conflicts: z.array(text).optional(),
  }),
})

export const benefitSchema = z.strictObject({
  ref: z.string().regex(/^[A-Z]{2,4}-[A-Z]?\d+[a-z]?$/),
  number: z.int().positive(),
  name: text,
  plain: text.max(LONGEST_PLAIN),
  short: text.max(LONGEST_SHORT),
  group: text,
  kind: z.enum(['money', 'care', 'concern', 'medical']),
  audience: z.enum(['person', 'carer']),
  when: condition,
  amount: z.array(amount).min(1),
  confirm: z.array(confirm),
  stacking: z.array(stacking),
  mode: z.enum(['automatic', 'apply', 'identified', 'assigned']),
  leadDepartment: text,
  where: text,
  papers: z.array(text),
  need: z.enum(['eat', 'bath', 'day', 'visit', 'doctor', 'learn', 'live', 'ask']).optional(),
  standing,
  sources: z.array(source).min(1),
  validFrom: day,
  checkedOn: day,
  otherwise: text.optional(),
  questions: z.array(text),
  criteria: z.array(z.strictObject({ text, checked: z.boolean() })).min(1),
  scenarios: z.array(scenario).min(1),
}) as z.ZodType<BenefitFile>

const seat = z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) })

export const citySchema: z.ZodType<CityFile> = z.strictObject({
  city: z.string().regex(/^[a-z]{2,20}$/),
  code: z.string().regex(/^\d{4}$/),
  name: text,
  listedOn: day,
  documents: z.array(z.strictObject({ id: text, number: text, title: text, issuedOn: day, standing })).min(1),
  counties: z
    .array(z.strictObject({ code: z.string().regex(/^\d{6}$/), name: text, seat, kind: z.enum(['county', 'area']) }))
    .min(1),
  hotlines: z.array(z.strictObject({ name: text, phone: z.string().regex(/^[\d-]{3,13}$/), what: text })),
  parameters: z.array(
    z.strictObject({
      key: text,
      value: z.number().nullable(),
      unit: z.enum(['fen-per-month', 'level']),
      say: text,
      ask: text,
    }),
  ),
  leapBirthday: z.enum(['february-28', 'march-1']).optional(),
  questions: z.array(text),
})
