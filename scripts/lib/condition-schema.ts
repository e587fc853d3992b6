import * as z from 'zod'
import { FACT_VALUES } from '../../src/contract/facts'
import type { Condition } from '../../src/domain/entitlement'

const text = z.string().min(1)

/** Stands for the four digits of whichever city inherits the item. */
export const CITY_DIGITS = '{city}'

export const sourceSchema = z.strictObject({ document: text, clause: text })
const said = { say: text, verified: z.boolean().optional(), source: sourceSchema.optional() }
const years = z.int().min(0).max(130)

/** Values that a list fact may hold; a slip in a condition would otherwise be a silent «no». */
const LIST_VALUES: Readonly<Record<string, readonly string[]>> = {
  economic: FACT_VALUES.economic,
  living: FACT_VALUES.living,
  service: FACT_VALUES.service,
  insurance: FACT_VALUES.insurance,
  situation: FACT_VALUES.situation,
  housing: FACT_VALUES.housing,
  wishes: FACT_VALUES.wishes,
}

const FLAG = [true, false] as const
const SINGLE_VALUES: Readonly<Record<string, readonly (string | boolean)[]>> = {
  sex: FACT_VALUES.sex,
  hukouArea: FACT_VALUES.hukouArea,
  selfCare: FACT_VALUES.selfCare,
  extremePovertyGrade: FACT_VALUES.selfCare,
  supporters: FACT_VALUES.supporters,
  careSetting: FACT_VALUES.careSetting,
  familyPlanningSpecial: FLAG,
  pensionAge: FLAG,
  careNeed: FLAG,
}

type Values = Readonly<Record<string, readonly (string | boolean)[]>>

/** Refuses a fact that there is not, and a value that the fact does not have, each by its name. */
const among = (kind: 'list fact' | 'single fact', form: 'has' | 'is', values: Values) =>
  z.check<{ fact: string; has?: readonly unknown[]; is?: readonly unknown[] }>(({ value, issues }) => {
    const known = Object.hasOwn(values, value.fact) ? values[value.fact] : undefined
    const complain = (path: PropertyKey[], message: string) =>
      issues.push({ code: 'custom', path, message, input: value })
    if (!known) {
      complain(['fact'], `is no ${kind}: «${form}» goes with one of ${Object.keys(values).join(', ')}`)
      return
    }
    const stray = (value[form] ?? []).find((each) => !known.includes(each as string))
    if (stray !== undefined)
      complain([form], `names «${String(stray)}», which ${value.fact} cannot hold: it holds ${known.join(', ')}`)
  })

const LEAVES = {
  age: z
    .strictObject({ ...said, age: z.strictObject({ from: years.optional(), below: years.optional() }) })
    .refine(({ age: { from = 0, below = Infinity } }) => from < below, {
      path: ['age'],
      message: 'holds for nobody: «from» must be less than «below»',
    }),
  within: z.strictObject({
    ...said,
    fact: z.enum(['hukou', 'residence', 'insuredIn']),
    within: z.array(z.union([z.string().regex(/^\d{2,6}$/), z.literal(CITY_DIGITS)])).min(1),
  }),
  has: z
    .strictObject({ ...said, fact: text, has: z.array(z.string()).min(1) })
    .check(among('list fact', 'has', LIST_VALUES)),
  is: z
    .strictObject({ ...said, fact: text, is: z.array(z.union([z.string(), z.boolean()])).min(1) })
    .check(among('single fact', 'is', SINGLE_VALUES)),
  disability: z.strictObject({
    ...said,
    disability: z.strictObject({
      grades: z.array(z.int().min(1).max(4)).min(1).optional(),
      kinds: z.array(z.enum(FACT_VALUES.disabilityKind)).min(1).optional(),
    }),
  }),
  ability: z.strictObject({ ...said, ability: z.strictObject({ levelFrom: z.union([z.int().min(0).max(4), text]) }) }),
  carer: z.strictObject({
    ...said,
    carer: z.strictObject({
      training: z
        .array(z.enum(['general', 'commissioned']))
        .min(1)
        .optional(),
    }),
  }),
} satisfies Record<string, z.ZodType<unknown>>

const several = z.array(z.lazy(() => conditionSchema)).min(1)
const BRANCHES = {
  all: z.strictObject({ all: several }),
  any: z.strictObject({ any: several, open: z.strictObject({ say: text }).optional() }),
  not: z.strictObject({ not: z.lazy(() => conditionSchema) }),
}

/** Picked by the key that is there, so that an error names the mistake and not «no form of a condition fits». */
const FORMS: Readonly<Record<string, z.ZodType<unknown>>> = { ...BRANCHES, ...LEAVES }

/** A condition over facts, as a file states it. */
export const conditionSchema: z.ZodType<Condition> = z.custom<Condition>().check((context) => {
  const value: unknown = context.value
  const key = typeof value === 'object' && value !== null ? Object.keys(FORMS).find((form) => form in value) : undefined
  const form = key === undefined ? undefined : FORMS[key]
  if (!form) {
    const message = `is no condition: it needs one of ${Object.keys(FORMS).join(', ')}`
    context.issues.push({ code: 'custom', message, input: value })
    return
  }
  for (const issue of form.safeParse(value).error?.issues ?? []) {
    context.issues.push({ ...issue, input: value } as (typeof context.issues)[number])
  }
})
