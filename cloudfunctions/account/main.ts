import { answerWorkdaysIn } from '../runtime/calendar'
import { cloudPlaces } from '../runtime/cloud-places'
import { cloudStore } from '../runtime/cloud-store'
import { cloudMain } from '../runtime/cloudbase'
import { smsFrom } from '../runtime/sms'
import { accountFunction } from '.'

/** CloudBase calls this. The build lays the counties beside it; no demonstration identity exists here. */
export const main = cloudMain(() => {
  const store = cloudStore()
  const parts = {
    ...store,
    places: cloudPlaces(__dirname),
    demonstration: null,
    sendsSms: smsFrom(process.env) !== null,
    answerWorkdays: answerWorkdaysIn(process.env),
  }
  return { fn: accountFunction(parts), store }
})
