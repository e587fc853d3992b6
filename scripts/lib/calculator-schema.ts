import * as z from 'zod'
import type { Calculator } from '../../src/domain/operator/calculator'
import { isRealDay } from '../../src/domain/person/date'
import { sourceSchema } from './condition-schema'

const FEN_IN_A_YUAN = 100

const text = z.string().min(1)
const day = z.string().refine(isRealDay, "must be a day of the calendar, quoted: '2023-12-16'")
const fen = z.int().positive()
const county = z.string().regex(/^\d{6}$/, "must be a quoted six-digit code: '140122'")
const counties = z.array(county).min(1)

const common = {
  ref: z.string().regex(/^[A-Z]{2,4}-[A-Z]?\d+[a-z]?$/),
  name: text,
  plain: text,
  source: sourceSchema,
  checkedOn: day,
  conditions: z.array(text),
  questions: z.array(text),
}

const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length

const split = z
  .array(z.strictObject({ payer: text, part: z.int().positive() }))
  .min(1)
  .refine((shares) => distinct(shares.map(({ payer }) => payer)), 'names a payer twice')
const shares = z
  .strictObject({ split, except: z.array(z.strictObject({ counties, split })).optional() })
  .refine(({ except = [] }) => distinct(except.flatMap((each) => each.counties)), {
    path: ['except'],
    message: 'names a county in two exceptions',
  })

const perHead = z.strictObject({
  ...common,
  kind: z.literal('per-head'),
  per: z.literal('month'),
  classes: z
    .array(z.strictObject({ id: text, label: text, fen }))
    .min(1)
    .refine((classes) => distinct(classes.map(({ id }) => id)), 'has two classes with one id'),
  shares,
})

const perDay = z.strictObject({ ...common, kind: z.literal('per-day'), fen, shares })

const byGrade = z
  .strictObject({
    ...common,
    kind: z.literal('by-grade'),
    grades: z.array(z.strictObject({ id: text, label: text })).min(1),
    places: z
      .array(
        z.strictObject({
          id: text,
          label: text,
          fen: z.record(text, fen),
          occupancyFrom: z.number().positive().max(100).optional(),
        }),
      )
      .min(1),
    runningMonthsFrom: z.int().positive().optional(),
    shares,
  })
  .refine(
    ({ grades, places }) => {
      const ids = JSON.stringify(grades.map(({ id }) => id).sort())
      return places.every(({ fen }) => JSON.stringify(Object.keys(fen).sort()) === ids)
    },
    { path: ['places'], message: 'must state a sum for each of the grades, and for no other' },
  )

const byArea = z.strictObject({
  ...common,
  kind: z.literal('by-area'),
  rates: z
    .array(
      z.strictObject({
        payer: text,
        fen: fen.refine((each) => each % FEN_IN_A_YUAN === 0, 'must be whole yuan, in fen'),
      }),
    )
    .min(1)
    .refine((rates) => distinct(rates.map(({ payer }) => payer)), 'names a payer twice'),
  caps: z
    .array(z.strictObject({ counties: counties.optional(), squareMetres: z.int().positive() }))
    .refine((caps) => caps.filter((cap) => !cap.counties).length <= 1, 'has two caps for every other county'),
  usualSquareMetresFrom: z.int().positive().optional(),
  ownInvestmentAbove: z.boolean().optional(),
  leaseYearsFrom: z.number().positive().optional(),
  excludes: z.array(text).optional(),
})

const allocation = z.strictObject({ ...common, kind: z.literal('allocation'), payer: text })

/** calculators/<name>.yaml: one rule that pays operators or districts. */
export const calculatorSchema: z.ZodType<Calculator> = z.discriminatedUnion('kind', [
  perHead,
  perDay,
  byGrade,
  byArea,
  allocation,
])
