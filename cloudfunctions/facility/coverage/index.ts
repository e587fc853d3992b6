import type { HandlersOf } from '../../runtime/define'
import { coverageOfCity } from './coverage'
import type { CoverageParts } from './parts'
import { registerOfCity } from './register'
import { targetsOfCity } from './targets'

export type { CoverageParts } from './parts'

type ForCity = 'coverage' | 'coverageOf' | 'targets' | 'register'

/** What the operator of a city is told of his own city: coverage, targets, the register's state. */
export const coverageHandlers = (parts: CoverageParts): HandlersOf<'facility', ForCity> => ({
  ...coverageOfCity(parts),
  ...targetsOfCity(parts),
  ...registerOfCity(parts),
})
