import * as z from 'zod/mini'
import { phoneText, words } from '../common'
import { action } from '../envelope'
import { presenceCard } from './presence-card'

/** The 12349 desk: a caller is found, says yes, and is served until she hangs up. */

const AGENT = { by: 'staff', roles: ['phone-agent'] } as const

const candidate = z.object({
  person: z.uuid(),
  /** 王** : until she has said yes nobody reads her name. */
  name: z.string(),
  /** 尧都区解放路街道 */
  place: z.string(),
  /** Full years; null where no birth date is known. */
  age: z.nullable(z.int()),
})
export type CallerCandidate = z.infer<typeof candidate>

export const callActions = {
  findCaller: action({
    about:
      'Who rings: by the number that shows, or the service code on her card. Names are masked; guessing is counted and stopped. Nobody found is no refusal.',
    access: AGENT,
    writes: true,
    input: z.strictObject({ by: z.enum(['phone', 'code']), text: phoneText }),
    output: z.object({ people: z.array(candidate) }),
  }),
  openCall: action({
    about:
      'Opens her affairs for the length of a call: her whole name as she says it, and her spoken yes as it was read back. City-wide; it closes by `leave`, or by itself.',
    access: AGENT,
    writes: true,
    input: z.strictObject({
      person: z.uuid(),
      /** How she was found; asked again here, so that an id alone opens nothing. */
      by: z.enum(['phone', 'code']),
      text: phoneText,
      /** As she says it; compared with her record. */
      name: words(30),
      /** Who speaks: she herself, or somebody beside her to whom she gives the telephone. */
      speaker: z.enum(['herself', 'beside-her']),
      /** The sentence that was read out and to which she said yes. */
      readBack: words(300),
    }),
    output: z.object({ presence: presenceCard }),
  }),
}
