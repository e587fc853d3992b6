import { defineFunction, type Limit } from '../runtime/define'
import { WRITES } from '../runtime/write-limit'
import { deviceHandlers } from './devices'
import { helperHandlers } from './helpers'
import { INVITATION_LIMITS } from './invitations-secret'
import type { AccountParts } from './parts'
import { peopleHandlers } from './people'
import { rightsHandlers } from './rights'
import { SIGN_IN_LIMITS, signInHandlers } from './sign-in'

export type { AccountParts, DemoIdentity, Demonstration, DemoMessage } from './parts'

const WRITE_LIMITS = {
  changeRecord: [WRITES],
  askElder: [WRITES],
  invite: [WRITES],
  saveJudgement: [WRITES],
} satisfies Readonly<Record<string, readonly Limit[]>>

/** Who signs in, for whom he may act, what is kept of her, and what she may see and decide. */
export function accountFunction(parts: AccountParts) {
  return defineFunction({
    name: 'account',
    stateless: false,
    limits: { ...SIGN_IN_LIMITS, ...INVITATION_LIMITS, ...WRITE_LIMITS },
    handlers: {
      ...signInHandlers(parts),
      ...deviceHandlers(parts),
      ...peopleHandlers(parts),
      ...helperHandlers(parts),
      ...rightsHandlers(parts),
    },
  })
}
