import * as z from 'zod'
import { PAYERS, PROGRAMME_KINDS, type Payer } from '../../src/domain/booking/money'
import { SERVICES } from '../../src/domain/booking/services'
import { sourceSchema } from './condition-schema'
import { documentSchema, standing } from './pack-schema'

const text = z.string().min(1)
const positive = z.int().positive()
const SOME_PAYERS = PAYERS.filter((payer): payer is Exclude<Payer, 'person'> => payer !== 'person')

const part = z.strictObject({ payer: z.enum(SOME_PAYERS), part: z.int() })
const split = z.array(part).min(1, 'must have one payer at least')

const programmeSchema = z.strictObject({
  key: z.string().regex(/^[a-z]{2,20}\.[a-z0-9-]{2,40}$/, 'must be like taiyuan.home-services'),
  name: text,
  plain: text,
  kind: z.enum(PROGRAMME_KINDS),
  standing,
  benefit: text.nullable(),
  services: z.array(z.enum(SERVICES)).min(1, 'must have one service at least'),
  funding: z.strictObject({
    split,
    except: z.array(z.strictObject({ counties: z.array(text).min(1), split })).default([]),
  }),
  monthly: positive.nullable().default(null),
  daily: positive.nullable().default(null),
  carries: z.union([z.boolean(), z.strictObject({ parameter: text })]).default(false),
  reviewMonths: z.int().min(1).max(36).default(12),
  excludes: z.array(text).default([]),
  order: positive,
  source: sourceSchema,
  doubts: z.array(text).default([]),
})

/** programmes.yaml: what pays for services in a city, and the documents that only these name. */
export const programmesSchema = z.strictObject({
  documents: z.array(documentSchema).default([]),
  programmes: z.array(programmeSchema).min(1),
})

export type ProgrammesYaml = z.infer<typeof programmesSchema>
export type ProgrammeYaml = z.infer<typeof programmeSchema>
