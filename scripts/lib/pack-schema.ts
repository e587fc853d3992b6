import * as z from 'zod'
import type {
  Amount,
  Benefit,
  Criterion,
  DatedAmount,
  DatedValue,
  Pack,
  Patch,
  PolicyDocument,
  Scenario,
  Source,
} from '../../src/domain/entitlement'
import { isRealDay } from '../../src/domain/person/date'
import { conditionSchema, sourceSchema } from './condition-schema'

/** Amounts as a file has them: one list for all time, or periods one after the other. */
interface Amounts {
  readonly amount?: readonly Amount[]
  readonly values?: readonly DatedAmount[]
}

/** An item of the layer below of which this one gives less, knowingly. */
export interface Narrower {
  readonly item: string
  readonly because: string
}

/** A benefit as its file has it: the part that the phone receives, and the spec that stays in the repository. */
export interface BenefitFile extends Omit<Benefit, 'values'>, Amounts {
  readonly narrower?: readonly Narrower[]
  readonly criteria: readonly Criterion[]
  readonly scenarios: readonly Scenario[]
}

/** pack.yaml: all of a city but its benefits. */
export interface CityFile extends Omit<Pack, 'benefits' | 'version' | 'layers' | 'calculators'> {
  /** The day of the list; part of the version. */
  readonly listedOn: string
  /** The layer below; the national list where nothing is said. */
  readonly extends?: string
}

/** What a county changes of one item. */
export interface PatchFile {
  readonly ref: string
  readonly sources: readonly Source[]
  readonly set: Omit<Patch, 'values'> & Amounts
}

/** counties/<code>.yaml: a county's own list on top of its city's. */
export interface CountyFile {
  readonly county: string
  readonly documents: readonly PolicyDocument[]
  readonly parameters: Readonly<Record<string, readonly DatedValue[]>>
  readonly patches: readonly PatchFile[]
  readonly benefits: readonly BenefitFile[]
}

const text = z.string().min(1)
const day = z.string().refine(isRealDay, "must be a day of the calendar, quoted: '2023-12-16'")
export const standing = z.enum(['in-force', 'draft', 'pilot', 'exploratory', 'historic'])
const period = { from: day, to: day.optional() }
const SOURCE = '[{ document: list, clause: 附件第3项 }]'
const sources = z.array(sourceSchema).min(1, `must name where it stands, like ${SOURCE}`)
const stated = { basis: sourceSchema, checkedOn: day }

const amountKind = z.enum(['at-least', 'at-most', 'fixed', 'formula', 'set-locally', 'in-kind', 'none'])
const per = z.enum(['month', 'year', 'once', 'day'])
const asServices = z.literal('services')
const conflictRule = z.enum(['choose-higher', 'exclusive', 'ask', 'same-payment'])

const amount = z.strictObject({
  kind: amountKind,
  as: asServices.optional(),
  fen: z.int().positive().optional(),
  per: per.optional(),
  setBy: text.optional(),
  text: text.optional(),
  times: z.strictObject({ of: text, by: z.number().positive() }).optional(),
  when: conditionSchema.optional(),
})
const tiers = z.array(amount).min(1)
const datedAmount = z.strictObject({ ...period, ...stated, amount: tiers })

const confirm = z.strictObject({
  text,
  essential: z.boolean(),
  unless: conditionSchema.optional(),
  when: conditionSchema.optional(),
  whenSurely: conditionSchema.optional(),
})

const stacking = z.strictObject({
  with: text,
  rule: conflictRule,
  say: text,
})

const scenario = z.strictObject({
  title: text,
  because: text,
  on: day,
  county: text.optional(),
  facts: z.record(z.string(), z.unknown()),
  expect: z.strictObject({
    verdict: z.enum(['yes', 'no', 'unknown']),
    missing: z.array(z.string()).optional(),
    changesOn: day.optional(),
    fen: z.int().nullable().optional(),
    kind: amountKind.optional(),
    per: per.nullable().optional(),
    as: asServices.nullable().optional(),
    standing: standing.optional(),
    essential: z.boolean().optional(),
    conflicts: z.array(z.union([text, z.strictObject({ with: text, rule: conflictRule })])).optional(),
  }),
})

/** What a county may word anew. */
const patchable = {
  name: text,
  plain: text,
  short: text,
  also: z.array(text).min(1).optional(),
  when: conditionSchema,
  funding: text.optional(),
  confirm: z.array(confirm),
  mode: z.enum(['automatic', 'apply', 'identified', 'assigned']),
  leadDepartment: text,
  where: text,
  papers: z.array(text),
  need: z.enum(['eat', 'bath', 'day', 'visit', 'doctor', 'learn', 'live', 'ask']).optional(),
  checkedOn: day,
  otherwise: text.optional(),
  questions: z.array(text),
}

const amounts = { amount: tiers.optional(), values: z.array(datedAmount).min(1).optional() }
const saysBoth = ({ amount: now, values }: { amount?: unknown; values?: unknown }) => Boolean(now && values)

const REF = /^[A-Z]{2,4}-[A-Z]?\d+[a-z]?$/

export const benefitSchema = z
  .strictObject({
    ...patchable,
    ...amounts,
    ref: z.string().regex(REF, 'must be like LF-18c or LF-L97'),
    number: z.int().positive().optional(),
    covers: z.array(text).min(1).optional(),
    narrower: z
      .array(z.strictObject({ item: text, because: text }))
      .min(1)
      .optional(),
    group: text,
    kind: z.enum(['money', 'care', 'concern', 'medical']),
    audience: z.enum(['person', 'carer']),
    stacking: z.array(stacking),
    standing,
    sources,
    validFrom: day,
    validTo: day.optional(),
    criteria: z.array(z.strictObject({ text, checked: z.boolean() })).min(1),
    scenarios: z.array(scenario).min(1),
  })
  .refine((benefit) => benefit.amount !== undefined || benefit.values !== undefined, {
    path: ['amount'],
    message: 'is missing: an item says what it comes to, in «amount» or by dates in «values»',
  })
  .refine((benefit) => !saysBoth(benefit), {
    path: ['values'],
    message: 'stands beside «amount»: one of the two is enough',
  }) as unknown as z.ZodType<BenefitFile>

const patchSchema = z.strictObject({
  ref: text,
  sources,
  set: z
    .strictObject({ ...patchable, ...amounts })
    .partial()
    .refine((set) => !saysBoth(set), {
      path: ['values'],
      message: 'stands beside «amount»: one of the two is enough',
    }),
})

export const documentSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'must be small letters, digits and dashes'),
  number: text,
  title: text,
  issuer: text,
  issuedOn: day,
  onlyYear: z.boolean().optional(),
  standing,
  note: text.optional(),
})

const datedValue = z.strictObject({ ...period, ...stated, value: z.number().min(0) })

const HIGHEST_LEVEL = 4
const FITS = {
  'fen-per-month': (value: number) => Number.isInteger(value) && value > 0,
  level: (value: number) => Number.isInteger(value) && value <= HIGHEST_LEVEL,
  flag: (value: number) => value === 0 || value === 1,
}

/** True when a number can be what its unit says: whole fen, a level from 0 to 4, 0 or 1. */
export const fitsUnit = (unit: keyof typeof FITS, value: number): boolean => FITS[unit](value)

const parameter = z
  .strictObject({
    key: z.string().regex(/^[a-z][A-Za-z]+$/, 'must be one word, like selfCareFromLevel'),
    values: z.array(datedValue),
    assumed: z.number().min(0).optional(),
    unit: z.enum(['fen-per-month', 'level', 'flag']),
    say: text,
    ask: text,
  })
  .refine(({ unit, values }) => values.every(({ value }) => FITS[unit](value)), {
    path: ['values'],
    message: 'has a number that its unit cannot have: whole fen, a level from 0 to 4, or 0 and 1 for a flag',
  })
  .refine(({ unit, assumed }) => assumed === undefined || FITS[unit](assumed), {
    path: ['assumed'],
    message: 'is a number that its unit cannot have: whole fen, a level from 0 to 4, or 0 and 1 for a flag',
  })

const seat = z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) })

export const citySchema: z.ZodType<CityFile> = z.strictObject({
  city: z.string().regex(/^[a-z]{2,20}$/),
  code: z.string().regex(/^(\d{4})?$/, 'must be the four digits that the city’s GB/T 2260 code begins with'),
  name: text,
  listedOn: day,
  extends: z
    .string()
    .regex(/^[a-z]{2,20}$/)
    .optional(),
  hasList: z.boolean(),
  note: text.optional(),
  documents: z.array(documentSchema),
  counties: z.array(
    z.strictObject({ code: z.string().regex(/^\d{6}$/), name: text, seat, kind: z.enum(['county', 'area']) }),
  ),
  hotlines: z.array(z.strictObject({ name: text, phone: z.string().regex(/^[\d-]{3,13}$/), what: text })),
  parameters: z.array(parameter),
  leapBirthday: z.enum(['february-28', 'march-1']).optional(),
  questions: z.array(text),
})

export const countySchema = z.strictObject({
  county: z.string().regex(/^\d{6}$/, 'must be a code of six digits, quoted'),
  documents: z.array(documentSchema).default([]),
  parameters: z.record(z.string(), z.array(datedValue).min(1)).default({}),
  patches: z.array(patchSchema).default([]),
  benefits: z.array(benefitSchema).default([]),
}) as unknown as z.ZodType<CountyFile>
