import * as z from 'zod/mini'
import { CLAUSES } from '@/domain/assessment/score'
import { SEATS } from '@/domain/assessment/sheet'
import {
  ASSESSMENT_ACTS,
  ASSESSMENT_PLACES,
  ASSESSMENT_REASONS,
  ASSESSMENT_STATES,
  DAY_PARTS,
} from '@/domain/assessment/states'
import { cityName, countyCode, dateText, instant, personName, phoneText, strokes, version, words } from '../common'

/** What several actions of this function take or answer. */

export const level = z.int().check(z.gte(0), z.lte(4))
/** `B.1.1`, `A.2.14.fall` */
export const itemKey = z.string().check(z.regex(/^[AB](\.\d{1,2}){2,3}(\.[a-z]{2,12})?$/, '表上没有这一项'))
/** Minutes after midnight in China. */
export const minute = z.int().check(z.gte(0), z.lte(1439))
export const fileIds = z.optional(z.array(z.uuid()).check(z.maxLength(9, '一次最多9张照片')))
/** What is taken along from a visit: photographs and recordings. */
export const FILE_TYPES = ['image/jpeg', 'image/png', 'audio/mpeg', 'audio/mp4', 'audio/webm'] as const
/** By which case, and the version of the application that was seen. */
export const seen = { case: z.uuid(), version }
export const visitId = z.uuid()

const source = z.nullable(z.object({ document: z.string(), clause: z.string() }))
const term = <T extends z.ZodMiniType>(value: T) => z.object({ value, source })

/** What a city decides. A value without a source is our assumption: «以当地规定为准». */
export const termsCard = z.object({
  city: cityName,
  cityName: z.string(),
  freeFromAge: term(z.nullable(z.int())),
  applyFromAge: term(z.int()),
  days: z.object({ check: term(z.int()), assign: term(z.int()), visit: term(z.int()), review: term(z.int()) }),
  validMonths: term(z.int()),
  objectionDays: term(z.int()),
  remindDays: term(z.int()),
  medicalNeeded: term(z.boolean()),
  stackClauses: term(z.boolean()),
  selfCareFromLevel: term(z.nullable(level)),
  /** Fen for one assessment; null where nobody has told us. */
  feeFen: term(z.nullable(z.int())),
  minutes: term(z.int()),
  recognises: z.array(z.string()),
  /** Who decides, in words. */
  office: z.string(),
})
export type TermsCard = z.infer<typeof termsCard>

/** Who will be with her. */
export const companion = z.strictObject({ name: personName, phone: z.optional(phoneText), relation: words(20) })
/** What suits her, as she or who stands for her says. */
export const wishes = {
  place: z.enum(ASSESSMENT_PLACES),
  /** Where to come; of the institution or centre its name. */
  address: words(120),
  dayPart: z.enum(DAY_PARTS),
  /** «周三下午要透析» */
  times: z.optional(words(200)),
  /** Whom to ring to fix a day. */
  phone: phoneText,
  /** Null: she will be alone. */
  companion: z.nullable(companion),
}
export const wishesCard = z.object({
  place: z.enum(ASSESSMENT_PLACES),
  address: z.string(),
  dayPart: z.enum(DAY_PARTS),
  times: z.string(),
  phone: z.string(),
  companion: z.nullable(z.object({ name: z.string(), phone: z.string(), relation: z.string() })),
})
export type WishesCard = z.infer<typeof wishesCard>

const assessorCard = z.object({ id: z.uuid(), name: z.string(), medical: z.boolean() })

/** A team and its day. */
export const visitCard = z.object({
  id: visitId,
  round: z.int(),
  org: z.object({ id: z.string(), name: z.string(), phone: z.string() }),
  first: assessorCard,
  second: assessorCard,
  day: z.nullable(dateText),
  /** Instants; null while no day is fixed. */
  from: z.nullable(instant),
  to: z.nullable(instant),
  signedAt: z.nullable(instant),
  version,
})
export type VisitCard = z.infer<typeof visitCard>

/** What a signed form came to, in the words that she reads. */
export const resultCard = z.object({
  id: z.uuid(),
  round: z.int(),
  on: dateText,
  instrument: z.string(),
  level,
  /** «轻度失能» */
  name: z.string(),
  plain: z.string(),
  /** Null in a coma. */
  total: z.nullable(z.int()),
  best: z.int(),
  initialLevel: z.nullable(level),
  clauses: z.array(z.enum(CLAUSES)),
  sections: z.array(z.object({ name: z.string(), sum: z.nullable(z.int()), best: z.int() })),
  /** Another result has taken its place. */
  superseded: z.boolean(),
})
export type ResultCard = z.infer<typeof resultCard>

export const certificateCard = z.object({
  /** Twelve letters and digits; shown in groups of four. */
  code: z.string(),
  level,
  name: z.string(),
  on: dateText,
  validTo: dateText,
  state: z.enum(['valid', 'expired', 'superseded']),
})
export type CertificateCard = z.infer<typeof certificateCard>

export const assessmentCard = z.object({
  id: z.uuid(),
  case: z.uuid(),
  caseVersion: version,
  /** Eight digits. */
  number: z.string(),
  person: z.object({ id: z.uuid(), name: z.string() }),
  city: cityName,
  county: countyCode,
  state: z.enum(ASSESSMENT_STATES),
  reason: z.enum(ASSESSMENT_REASONS),
  round: z.int(),
  visit: z.nullable(visitCard),
  level: z.nullable(level),
  /** The day by which the next step is promised; null where nothing can be. */
  promisedOn: z.nullable(dateText),
  overdue: z.boolean(),
  /** Who has it now, in words, and whom to ring. */
  holder: z.object({ words: z.string(), phone: z.nullable(z.string()) }),
  objectUntil: z.nullable(dateText),
  fromDay: z.nullable(dateText),
  validTo: z.nullable(dateText),
  appliedAt: instant,
  version,
})
export type AssessmentCard = z.infer<typeof assessmentCard>

/** An application with all that her side may read of it. */
export const assessmentThread = z.object({
  assessment: assessmentCard,
  wishes: wishesCard,
  /** What she said, and what she added. */
  said: z.string(),
  files: z.array(z.uuid()),
  /** Why it was returned or refused, or what was found at the door; empty otherwise. */
  answer: z.string(),
  /** Latest first; only what she was told. */
  results: z.array(resultCard),
  certificate: z.nullable(certificateCard),
  /** Benefits that changed with the result, by name; empty until then. `no`: she could have it and may not meet it any more. */
  changed: z.array(z.object({ ref: z.string(), name: z.string(), verdict: z.enum(['yes', 'perhaps', 'no']) })),
  /** Whether she agrees now that what an assessment finds is kept: without it nothing goes on her form, nor into her record. */
  consented: z.boolean(),
  /** What the caller may do now. */
  may: z.array(z.enum(ASSESSMENT_ACTS)),
})
export type AssessmentThread = z.infer<typeof assessmentThread>

const tap = { id: z.uuid(), by: z.enum(SEATS), at: z.iso.datetime() }
const value = z.union([
  z.int().check(z.gte(0), z.lte(300)),
  z.string().check(z.maxLength(500)),
  z.array(z.int().check(z.gte(0), z.lte(60))).check(z.maxLength(40)),
])

/** One tap on the form, as `SheetTap`. */
export const sheetTap = z.discriminatedUnion('kind', [
  z.strictObject({ ...tap, kind: z.literal('answer'), item: itemKey, value }),
  z.strictObject({ ...tap, kind: z.literal('settle'), item: itemKey, value, words: words(300) }),
  z.strictObject({ ...tap, kind: z.literal('note'), item: z.nullable(itemKey), words: words(500) }),
])

/** A hand under the form, and when. Whoever does not hold the device gives the six digits of his second factor with it. */
const hand = { strokes, at: z.iso.datetime() }
export const assessorHand = z.strictObject({
  ...hand,
  code: z.optional(z.string().check(z.regex(/^\d{6}$/, '动态码是6位数字'))),
})
export const informantHand = z.strictObject({ ...hand, name: personName, relation: words(20) })
