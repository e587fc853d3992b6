import * as z from 'zod/mini'
import type { Judgement } from '@/domain/entitlement/judgement'
import type { Pack } from '@/domain/entitlement/pack'
import { action, ANYONE } from './envelope'
import { cityName, countyCode, dateText } from './common'

const cityCard = z.object({
  city: cityName,
  /** First four digits of its GB/T 2260 code. */
  code: z.string(),
  name: z.string(),
  /** `false` where the city has published no list of its own, and the national one stands in. */
  hasList: z.boolean(),
  /** Of its pack, as `pack` takes it for `have`. */
  version: z.string(),
})
export type CityCard = z.infer<typeof cityCard>

export const entitlement = {
  cities: action({
    about: 'The cities whose policy this server has, in the order of their codes.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ cities: z.array(cityCard) }),
  }),
  pack: action({
    about: 'The policy of one city as data. Judging runs on the phone with it; nothing about a person is sent.',
    access: ANYONE,
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
    access: ANYONE,
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
