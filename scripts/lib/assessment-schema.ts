import * as z from 'zod'
import { sourceSchema } from './condition-schema'
import { documentSchema } from './pack-schema'

const text = z.string().min(1)
const days = z.int().min(1).max(120)

/** A value with its document and clause. What a city does not say is left out, and assumed. */
const stated = <T extends z.ZodType>(value: T) => z.strictObject({ value, source: sourceSchema }).optional()

/** assessment.yaml: what a city has decided about assessments, and the official wording where it has loaded it. */
export const assessmentSchema = z.strictObject({
  documents: z.array(documentSchema).default([]),
  /** Who decides, as people say it: «县(市、区)民政局». */
  office: text,
  freeFromAge: stated(z.int().min(50).max(100)),
  applyFromAge: stated(z.int().min(50).max(100)),
  checkDays: stated(days),
  assignDays: stated(days),
  visitDays: stated(days),
  reviewDays: stated(days),
  validMonths: stated(z.int().min(1).max(60)),
  objectionDays: stated(days),
  remindDays: stated(days),
  medicalNeeded: stated(z.boolean()),
  stackClauses: stated(z.boolean()),
  feeFen: stated(z.int().positive()),
  minutes: stated(z.int().min(20).max(240)),
  recognises: z.array(text).default([]),
  /** By item and score, the standard's own words. */
  officialTexts: z.record(text, z.record(z.string().regex(/^[0-4]$/), text)).default({}),
})

export type AssessmentYaml = z.infer<typeof assessmentSchema>
