import { callActions } from './calls'
import { caseActions } from './cases'
import { elderActions } from './elders'
import { figureActions } from './figures'
import { foundActions } from './found'
import { visitActions } from './visits'

export * from './cases'
export * from './elders'
export * from './found'
export * from './visits'
export * from './figures'
export * from './calls'
export type { PresenceCard } from './presence-card'

/** Cases, a worker's desk and her division, 当面代办, the telephone. */
export const care = {
  ...caseActions,
  ...elderActions,
  ...visitActions,
  ...foundActions,
  ...callActions,
  ...figureActions,
}
