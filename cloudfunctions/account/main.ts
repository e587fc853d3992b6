import { cloudStore } from '../runtime/cloud-store'
import { cloudMain } from '../runtime/cloudbase'
import { accountFunction } from '.'

/** CloudBase calls this. No demonstration identity exists here. */
export const main = cloudMain(() => {
  const store = cloudStore()
  return { fn: accountFunction({ ...store, identities: [] }), store }
})
