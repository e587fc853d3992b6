import * as z from 'zod/mini'
import { before, instant } from './common'
import { ACCOUNT, action } from './envelope'

const notice = z.object({
  id: z.uuid(),
  at: instant,
  words: z.string(),
  read: z.boolean(),
  /** Which notice it is: a call for help leads elsewhere than a case. */
  template: z.string(),
  /** The case that it is about, or whose record. */
  link: z.nullable(z.object({ case: z.optional(z.uuid()), person: z.optional(z.uuid()) })),
})
export type NoticeCard = z.infer<typeof notice>

export const notify = {
  inbox: action({
    about: 'What the account was told, newest first, twenty at a time; those of one moment come together.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject({ before }),
    output: z.object({ notices: z.array(notice), more: z.boolean(), unread: z.int() }),
  }),
  markRead: action({
    about: 'These were read; with no ids, all.',
    access: ACCOUNT,
    writes: true,
    input: z.strictObject({ ids: z.optional(z.array(z.uuid()).check(z.maxLength(50))) }),
    output: z.object({ unread: z.int() }),
  }),
}
