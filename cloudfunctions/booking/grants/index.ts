import type { HandlersOf } from '../../runtime/define'
import type { BookingParts } from '../parts'
import { applyGrant, grantOf, grantsOf, sendGrantAgain, withdrawGrant } from './apply'
import { checkGrant } from './check'
import { decideGrant, grantOnDesk, reviewGrant, stopGrant } from './decide'
import { grantDesk } from './desk'
import { ledgerOf } from './ledger'

type GrantActions =
  | 'applyGrant'
  | 'grants'
  | 'grant'
  | 'sendGrantAgain'
  | 'withdrawGrant'
  | 'checkGrant'
  | 'grantDesk'
  | 'grantOnDesk'
  | 'decideGrant'
  | 'reviewGrant'
  | 'stopGrant'
  | 'ledger'

/** Applied for, checked, approved, in force, reviewed, stopped; and where every yuan went. */
export function grantHandlers(parts: BookingParts): HandlersOf<'booking', GrantActions> {
  return {
    applyGrant: (call) => applyGrant(parts, call),
    grants: (call) => grantsOf(parts, call),
    grant: (call) => grantOf(parts, call),
    sendGrantAgain: (call) => sendGrantAgain(parts, call),
    withdrawGrant: (call) => withdrawGrant(parts, call),
    checkGrant: (call) => checkGrant(parts, call),
    grantDesk: (call) => grantDesk(parts, call),
    grantOnDesk: (call) => grantOnDesk(parts, call),
    decideGrant: (call) => decideGrant(parts, call),
    reviewGrant: (call) => reviewGrant(parts, call),
    stopGrant: (call) => stopGrant(parts, call),
    ledger: (call) => ledgerOf(parts, call),
  }
}
