import { defineFunction } from '../runtime/define'
import { DESK_LIMITS, deskHandlers } from './desk'
import { letterHandlers } from './letters'
import { memberHandlers } from './members'
import type { OperatorParts } from './parts'

export type { OperatorParts } from './parts'

/** Who works for the city here: invitations, the second factor, and what could not be delivered. */
export function operatorFunction(parts: OperatorParts) {
  return defineFunction({
    name: 'operator',
    stateless: false,
    limits: DESK_LIMITS,
    handlers: { ...deskHandlers(parts), ...memberHandlers(parts), ...letterHandlers() },
  })
}
