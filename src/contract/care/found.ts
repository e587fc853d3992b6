import * as z from 'zod/mini'
import { CONTACT_OUTCOMES, FOUND_CAUSES, FOUND_KINDS, FOUND_STATES } from '@/domain/found/found'
import { dateText, instant, version, words } from '../common'
import { action } from '../envelope'

/** 政策找人: whom the register says may have what, and what came of telling her. */

const WORKER = { by: 'staff', roles: ['community-worker'] } as const
const DESKS = { by: 'staff', roles: ['community-worker', 'official'] } as const
const reference = z.string().check(z.regex(/^[A-Z]{2,4}-[A-Z0-9]+[a-z]?$/, '没有这个编号'))

const byState = z.object({
  open: z.int(),
  told: z.int(),
  wants: z.int(),
  declined: z.int(),
  unreached: z.int(),
  applied: z.int(),
  has: z.int(),
})
export type ByState = z.infer<typeof byState>

const foundPerson = z.object({
  person: z.uuid(),
  name: z.string(),
  age: z.nullable(z.int()),
  phone: z.nullable(z.string()),
  community: z.nullable(z.string()),
  kind: z.enum(FOUND_KINDS),
  cause: z.enum(FOUND_CAUSES),
  state: z.enum(FOUND_STATES),
  /** Something essential is for others to confirm. */
  perhaps: z.boolean(),
  from: dateText,
  /** «11月24日满80岁。附件第14项», from the facts in force today. */
  why: z.string(),
  /** What came of the last word with her. */
  last: z.nullable(z.object({ at: instant, by: z.string(), words: z.string() })),
  /** Names of what else was found for her and waits for a word: one call says it all, and she is not rung once for each. */
  also: z.array(z.string()),
  version,
})
export type FoundPerson = z.infer<typeof foundPerson>

export const foundActions = {
  foundBenefits: action({
    about:
      '政策找人 by benefit: how many of the division may have it, and how far telling them has come. 不要主动联系 is not counted.',
    access: WORKER,
    writes: false,
    input: z.strictObject({}),
    output: z.object({
      benefits: z.array(
        z.object({
          ref: reference,
          name: z.string(),
          /** «要申请», «政府主动发» in a word of the pack. */
          mode: z.string(),
          entitled: z.int(),
          soon: z.int(),
          changed: z.int(),
          states: byState,
        }),
      ),
      /** When everybody was last judged, and by which edition; null where that was never done. */
      matched: z.nullable(z.object({ on: dateText, pack: z.string() })),
    }),
  }),
  foundPeople: action({
    about:
      'Whom one benefit was found for, with why; fifty at a time, those who wait first; or one of them alone, whom the list must hold. One line a day in «谁看过» for each.',
    access: WORKER,
    writes: false,
    input: z.strictObject({
      ref: reference,
      states: z.array(z.enum(FOUND_STATES)).check(z.minLength(1), z.maxLength(FOUND_STATES.length)),
      after: z.optional(z.uuid()),
      /** Hers alone, as somebody comes to it from her card. */
      person: z.optional(z.uuid()),
    }),
    output: z.object({ name: z.string(), amount: z.string(), people: z.array(foundPerson), more: z.boolean() }),
  }),
  foundContact: action({
    about:
      'She was told, or not reached: what came of it. `applied` opens a request at the desk of her street about that benefit. Two who write at once: the second is told.',
    access: WORKER,
    writes: true,
    input: z.strictObject({
      person: z.uuid(),
      ref: reference,
      version,
      outcome: z.enum(CONTACT_OUTCOMES),
      words: z.optional(words(300)),
    }),
    output: z.object({ person: foundPerson, case: z.nullable(z.object({ id: z.uuid(), number: z.string() })) }),
  }),
  foundProgress: action({
    about: 'How far telling has come, by street, and by community within a street.',
    access: DESKS,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ rows: z.array(z.object({ place: z.string(), found: z.int(), states: byState })) }),
  }),
}
