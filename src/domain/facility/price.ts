import type { FacilityCard, FacilityService } from './facility'
import type { Need } from './types'

/** What one pays besides, or before: a meal is no 2 yuan because bringing it costs that. */
const BESIDES = /^送|配送|外送|试用|押金|体验/

/**
 * The one price of a place for who comes for a need, or for anything without one: the row shows it and the filter compares
 * it, so that nothing is found by a price which nobody sees. It is the first that one pays, which a register puts in front.
 * `免费` is said only where all of it is free: who walks there for nothing is not to pay. Undefined: not known.
 * What comes besides (送餐, 试用, 押金) counts only where the place offers nothing else for the need.
 */
export function shownPrice(services: readonly FacilityService[], need?: Need): FacilityCard['price'] {
  const all = need === undefined ? services : services.filter((service) => service.need === need)
  const main = all.filter(({ name }) => !BESIDES.test(name))
  const asked = main.length > 0 ? main : all
  const paid = asked.find(({ fen = 0 }) => fen > 0)
  const shown = paid ?? (asked.every(({ fen }) => fen === 0) ? asked[0] : undefined)
  return shown && { fen: shown.fen ?? 0, what: shown.name, from: shown.from ?? false }
}
