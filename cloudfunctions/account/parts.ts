import type { Keyring } from '../runtime/keyring'
import type { Places } from '../runtime/places'
import type { Sessions } from '../runtime/sessions'

/** One demonstration identity, as the sign-in page offers it. */
export interface DemoIdentity {
  readonly id: string
  readonly name: string
  readonly about: string
}

/** A text message that a demonstration kept instead of sending it. */
export interface DemoMessage {
  /** Masked, `138****5678`. */
  readonly to: string
  readonly words: string
  /** ISO 8601 instant. */
  readonly at: string
}

/** What the authenticator of somebody who is played shows at this moment. */
export interface DemoCode {
  readonly name: string
  readonly about: string
  readonly code: string
  /** ISO 8601 instant from which on another one counts. */
  readonly endsAt: string
}

/** What is there where a demonstration is installed. */
export interface Demonstration {
  readonly identities: readonly DemoIdentity[]
  /** Newest first. */
  messages(): readonly DemoMessage[]
  /** Of played staff who have to give one to a colleague. */
  codes(): readonly DemoCode[]
}

/** All that the handlers of this function stand on. */
export interface AccountParts {
  readonly keyring: Keyring
  readonly sessions: Sessions
  /** Counties whose lists are here: nobody can be said to live elsewhere. */
  readonly places: Places
  /** Null in a city's own functions. */
  readonly demonstration: Demonstration | null
  /** Whether text messages leave from here; without, nobody signs in by phone. */
  readonly sendsSms: boolean
  /** Working days until an answer is promised; the runtime's own number where it is absent. */
  readonly answerWorkdays?: number
}
