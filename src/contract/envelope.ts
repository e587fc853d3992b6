import * as z from 'zod/mini'
import type { Scope } from '@/domain/helper/scope'
import type { StaffRole } from '@/domain/staff/staff'

/** Error codes of the wire and the HTTP status each travels with. */
export const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
} as const

export type ErrorCode = keyof typeof STATUS

/** Text bodies above this are refused before they are read: CloudBase's own limit for a call. */
export const BODY_LIMIT_BYTES = 100 * 1024

export const requestSchema = z.object({
  /** Which action of the function. */
  action: z.string().check(z.minLength(1), z.maxLength(60)),
  /** The action's own input. */
  data: z.optional(z.unknown()),
  /** The person for whom this is done, when it is not the account itself. */
  for: z.optional(z.uuid()),
  /** One id per act: a repeat gives the same answer and one effect. */
  requestId: z.uuid(),
  /** The session, for transports that cannot send a header. */
  session: z.optional(z.string().check(z.maxLength(2000))),
})
export type Request = z.infer<typeof requestSchema>

export interface WireError {
  readonly code: ErrorCode
  /** For the person, in Chinese: what is wrong and what to do. */
  readonly message: string
  /** By path of the input: the same words at the field and in the summary. */
  readonly fields?: Readonly<Record<string, string>>
}

export type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: WireError }

/**
 * Who may call an action, and for whom. The runtime checks it before the handler is reached; a handler never does.
 * - `anyone`: no session. Reading the map, the list and the policy never needs one.
 * - `account`: whoever is signed in, about himself.
 * - `person`: with `for`. `scope` is what a confirmed helper needs; `own` is for herself and her guardian only. Herself
 *   and her guardian always may. `unconfirmed` lets a helper in whom nobody has asked her about yet; `presence` a worker
 *   who has opened 当面代办 for her.
 * - `case`: the input's `case`. Herself and helpers with `scope`; `desk` says whether whoever works for her division may
 *   too, or only he.
 * - `staff`: somebody of the city in one of `roles`, second factor given.
 */
export type Access =
  | { readonly by: 'anyone' }
  | { readonly by: 'account' }
  | {
      readonly by: 'person'
      readonly scope: Scope | 'own'
      readonly unconfirmed?: true
      readonly presence: boolean
      /** Whoever answers 12349 may while her call lasts; left out, he may not. */
      readonly call?: true
      /** What she reads in «谁看过» about it; reading one's own record is not written down. Null: nothing of hers is opened. */
      readonly trace: string | null
    }
  | {
      readonly by: 'case'
      readonly scope: Scope
      readonly desk: 'only' | 'too' | 'never'
      /** Whoever answers 12349 may not, also while her call lasts: papers and pictures are for whoever stands before her. */
      readonly call?: false
      readonly trace: string | null
    }
  | { readonly by: 'staff'; readonly roles: readonly StaffRole[] }

/** One action: what goes in, what comes out, who may call it, whether it writes. */
export interface Action<I extends z.ZodMiniType = z.ZodMiniType, O extends z.ZodMiniType = z.ZodMiniType> {
  readonly about: string
  readonly input: I
  readonly output: O
  readonly access: Access
  readonly writes: boolean
}

export function action<I extends z.ZodMiniType, O extends z.ZodMiniType>(spec: Action<I, O>): Action<I, O> {
  return spec
}

export type Actions = Readonly<Record<string, Action>>

export const ANYONE: Access = { by: 'anyone' }
export const ACCOUNT: Access = { by: 'account' }
