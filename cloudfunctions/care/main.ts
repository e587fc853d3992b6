import cloud from 'wx-server-sdk'
import { answerWorkdaysIn } from '../runtime/calendar'
import { cloudPlaces } from '../runtime/cloud-places'
import { cloudStore } from '../runtime/cloud-store'
import { cloudMain } from '../runtime/cloudbase'
import { cloudBaseStorage } from '../runtime/storage-cloudbase'
import { wechatTextCheck } from '../runtime/text-check'
import { wechatInCloud } from '../runtime/wechat-api'
import { careFunction } from '.'

/** How the environment's own storage begins, `cloud://env-id.bucket`; without it no photos are taken. */
const FILES = process.env['SENIOR_CARE_CLOUD_FILES']

/** CloudBase calls this. The build lays the counties beside it. */
export const main = cloudMain(() => {
  const store = cloudStore()
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const files = FILES ? { files: cloudBaseStorage(cloud, FILES) } : {}
  const textCheck = wechatTextCheck(wechatInCloud(cloud.openapi))
  const parts = { ...store, places: cloudPlaces(__dirname), textCheck, answerWorkdays: answerWorkdaysIn(process.env) }
  return { fn: careFunction({ ...parts, ...files }), store }
})
