import { readFileSync } from 'node:fs'
import path from 'node:path'
import { cloudStore } from '../runtime/cloud-store'
import { cloudMain } from '../runtime/cloudbase'
import { accountFunction } from '.'

/** CloudBase calls this. The build lays the counties' codes beside it; no demonstration identity exists here. */
export const main = cloudMain(() => {
  const store = cloudStore()
  const counties = JSON.parse(readFileSync(path.join(__dirname, 'counties.json'), 'utf8')) as string[]
  return { fn: accountFunction({ ...store, counties: new Set(counties), identities: [] }), store }
})
