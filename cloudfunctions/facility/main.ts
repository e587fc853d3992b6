import { cloudPlaces } from '../runtime/cloud-places'
import { cloudStore } from '../runtime/cloud-store'
import { cloudMain } from '../runtime/cloudbase'
import { cloudRules } from './cloud-rules'
import { facilityFunction } from '.'

/** CloudBase calls this. The build lays the counties and what the cities lay down beside it. */
export const main = cloudMain(() => ({
  fn: facilityFunction({ rules: cloudRules(__dirname), places: cloudPlaces(__dirname) }),
  store: cloudStore(),
}))
