import * as z from 'zod/mini'
import type { Judgement } from '@/domain/entitlement/judgement'
import type { Pack } from '@/domain/entitlement/pack'
import { action } from './envelope'
import { cityName, countyCode, dateText } from './common'

export const entitlement = {
  pack: action({
    about: 'The policy of one city as data. Judging runs on the phone with it; nothing about a person is sent.',
    caller: 'anyone',
    writes: false,
    input: z.strictObject({ city: cityName, have: z.optional(z.string().check(z.maxLength(80))) }),
    output: z.object({
      version: z.string(),
      /** Absent when `have` is this version already. */
      pack: z.optional(z.custom<Pack>()),
    }),
  }),
  judge: action({
    about: 'Judges one person as `npm run judge` does. Nothing is stored.',
    caller: 'anyone',
    writes: false,
    input: z.strictObject({
      city: cityName,
      county: z.optional(countyCode),
      on: dateText,
      /** As docs/facts says; checked key by key. */
      facts: z.record(z.string(), z.unknown()),
    }),
    output: z.custom<Judgement>(),
  }),
}
