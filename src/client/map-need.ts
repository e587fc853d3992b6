import type { Need } from '@/domain/facility/facility'
import { createStore } from './store'

/** What people come to the map for; another page sets it before it opens the tab, which takes no parameters. */
export const mapNeed = createStore<Need>('eat')

/** Whether the map strip is drawn; the list tells the same. */
export const mapShown = createStore(true, 'map-shown', (kept) => typeof kept === 'boolean')
