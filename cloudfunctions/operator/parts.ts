import type { Keyring } from '../runtime/keyring'
import type { Places } from '../runtime/places'

/** All that the handlers of this function stand on. */
export interface OperatorParts {
  readonly keyring: Keyring
  readonly places: Places
}
