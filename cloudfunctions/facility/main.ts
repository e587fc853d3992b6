import { cloudStore } from '../runtime/cloud-store'
import { cloudMain } from '../runtime/cloudbase'
import { facilityFunction } from '.'

/** CloudBase calls this. */
export const main = cloudMain(() => ({ fn: facilityFunction, store: cloudStore() }))
