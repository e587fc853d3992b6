import { cloudPlaces } from '../runtime/cloud-places'
import { cloudStore } from '../runtime/cloud-store'
import { cloudMain } from '../runtime/cloudbase'
import { operatorFunction } from '.'

/** CloudBase calls this. The build lays the counties beside it. */
export const main = cloudMain(() => {
  const store = cloudStore()
  return { fn: operatorFunction({ ...store, places: cloudPlaces(__dirname) }), store }
})
