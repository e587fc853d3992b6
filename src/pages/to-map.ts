import { mapNeed } from '@/client/map-need'
import type { Need } from '@/domain/facility/facility'
import { goTab } from '@/platform/navigate'
import { PATHS } from './paths'

/** Opens the map on what one comes for; a tab takes no parameters. */
export function toMap(need: Need): void {
  mapNeed.set(need)
  goTab(PATHS.map)
}
