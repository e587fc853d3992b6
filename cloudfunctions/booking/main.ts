import cloud from 'wx-server-sdk'
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
import { cloudProgrammes } from './cloud-programmes'
import { BOOKING_DAILY, bookingFunction, bookingJobs, type BookingParts } from '.'

/** How the environment's own storage begins, `cloud://env-id.bucket`; without it no photos are taken. */
const FILES = process.env['SENIOR_CARE_CLOUD_FILES']

let opened: { readonly store: Store; readonly parts: BookingParts } | undefined

/** The store and what the handlers stand on; the build lays counties and programmes beside the function. */
function open() {
  if (opened) return opened
  const store = cloudStore()
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  opened = {
    store,
    parts: {
      ...store,
      places: cloudPlaces(__dirname),
      programmes: cloudProgrammes(__dirname),
      textCheck: wechatTextCheck(wechatInCloud(cloud.openapi)),
      answerWorkdays: answerWorkdaysIn(process.env),
      ...(FILES && { files: cloudBaseStorage(cloud, FILES) }),
    },
  }
  return opened
}

const serve = cloudMain(() => ({ fn: bookingFunction(open().parts), store: open().store }))

/** CloudBase calls this: for whoever books or serves, and for what time alone does when its timer calls. */
export const main = timedMain(serve, openRounds)

function openRounds() {
  const { store, parts } = open()
  const log = createLog('info')
  const onFault = (error: unknown) => log.crash('job', error)
  return createJobRounds({ database: store.database, handlers: bookingJobs(parts), daily: BOOKING_DAILY, onFault })
}
