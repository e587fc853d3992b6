import { helpers } from './helpers'
import { people } from './people'
import { rights } from './rights'
import { signIn } from './sign-in'

export type { Session, SignedInDevice, StaffCard } from './sign-in'
export type { PersonCard, RecordCard, RecordLineCard } from './people'
export type { HelperCard, InvitationCard } from './helpers'
export type { ConsentCard, SavedJudgementCard } from './rights'

/** Who signs in, for whom he may act, what is kept of her and what she may see and decide. */
export const account = { ...signIn, ...people, ...helpers, ...rights }
