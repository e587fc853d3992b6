import { clearFilters } from '@/client/finding-filters'
import { clearNameSearch, mapNeed } from '@/client/map-need'
import type { Need } from '@/domain/facility/facility'
import { goTab } from '@/platform/navigate'
import { PATHS } from './paths'

/**
 * Opens the map on what one comes for; a tab takes no parameters. It is a search of its own: words and conditions of an
 * earlier one would hide what is looked for now.
 */
export function toMap(need: Need): void {
  clearNameSearch()
  clearFilters()
  mapNeed.set(need)
  goTab(PATHS.map)
}
