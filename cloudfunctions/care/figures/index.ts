import type { CareCall, CareParts } from '../parts'
import { coverageFigures } from './coverage'
import { ledger } from './ledger'

/** Figures for the street and the county, and the ledger. */
export function figureHandlers(parts: CareParts) {
  return {
    coverageFigures: (call: CareCall<'coverageFigures'>) => coverageFigures(parts, call),
    ledger: (call: CareCall<'ledger'>) => ledger(parts, call),
  }
}
