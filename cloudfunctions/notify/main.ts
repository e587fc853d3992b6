import cloud from 'wx-server-sdk'
import { cloudStore } from '../runtime/cloud-store'
import { cloudMain } from '../runtime/cloudbase'
import { fileJobs } from '../runtime/files'
import { forgetting } from '../runtime/forget'
import type { Store } from '../runtime/invoke'
import { createLog } from '../runtime/log'
import { createRounds } from '../runtime/rounds'
import { smsFrom } from '../runtime/sms'
import { cloudBaseStorage } from '../runtime/storage-cloudbase'
import { subscribeTemplate, wechatSubscribe } from '../runtime/subscribe'
import { timedMain } from '../runtime/timed-main'
import { wechatInCloud } from '../runtime/wechat-api'
import { notifyFunction } from '.'

let opened: Store | undefined
const openStore = (): Store => (opened ??= cloudStore())

const serve = cloudMain(() => ({ fn: notifyFunction(openStore()), store: openStore() }))

/** CloudBase calls this: for the inbox when a phone asks, and for all that is due when its timer does. */
export const main = timedMain(serve, openRounds)

function openRounds() {
  const log = createLog('info')
  const template = process.env['SENIOR_CARE_WECHAT_TEMPLATE']
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const wechat = template ? wechatSubscribe(wechatInCloud(cloud.openapi), subscribeTemplate(template)) : null
  const ways = { sms: smsFrom(process.env), wechat }
  const files = process.env['SENIOR_CARE_CLOUD_FILES']
  const store = openStore()
  const { handlers, daily } = forgetting(store.database)
  const jobs = files ? { ...handlers, ...fileJobs(cloudBaseStorage(cloud, files)) } : handlers
  return createRounds({ ...store, ways, handlers: jobs, daily, onFault: (error) => log.crash('job', error) })
}
