import { readFileSync } from 'node:fs'
import path from 'node:path'
import cloud from 'wx-server-sdk'
import type { Pack } from '@/domain/entitlement'
import type { VisitRule } from '@/domain/visit/plan'
import { answerWorkdaysIn } from '../runtime/calendar'
import { cloudPlaces } from '../runtime/cloud-places'
import { cloudStore } from '../runtime/cloud-store'
import { cloudMain } from '../runtime/cloudbase'
import type { Store } from '../runtime/invoke'
import { createLog } from '../runtime/log'
import { createJobRounds } from '../runtime/rounds'
import { cloudBaseStorage } from '../runtime/storage-cloudbase'
import { wechatTextCheck } from '../runtime/text-check'
import { timedMain } from '../runtime/timed-main'
import { wechatInCloud } from '../runtime/wechat-api'
import { CARE_DAILY, careFunction, careJobs, type CareParts } from '.'

/** How the environment's own storage begins, `cloud://env-id.bucket`; without it no photos are taken. */
const FILES = process.env['SENIOR_CARE_CLOUD_FILES']

let opened: { readonly store: Store; readonly parts: CareParts } | undefined

/** What the build laid beside the function. */
const beside = <T>(file: string): T => JSON.parse(readFileSync(path.join(__dirname, file), 'utf8')) as T

/** The build lays counties, lists and rules of visits beside the function. */
function open() {
  if (opened) return opened
  const store = cloudStore()
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  opened = {
    store,
    parts: {
      ...store,
      places: cloudPlaces(__dirname),
      packs: beside<Pack[]>('packs.json'),
      visits: beside<VisitRule[]>('visits.json'),
      textCheck: wechatTextCheck(wechatInCloud(cloud.openapi)),
      answerWorkdays: answerWorkdaysIn(process.env),
      ...(FILES && { files: cloudBaseStorage(cloud, FILES) }),
    },
  }
  return opened
}

const serve = cloudMain(() => ({ fn: careFunction(open().parts), store: open().store }))

/** CloudBase calls this: for whoever asks or works, and for what time alone does when its timer calls. */
export const main = timedMain(serve, openRounds)

function openRounds() {
  const { store, parts } = open()
  const log = createLog('info')
  const onFault = (error: unknown) => log.crash('job', error)
  return createJobRounds({ database: store.database, handlers: careJobs(parts), daily: CARE_DAILY, onFault })
}
