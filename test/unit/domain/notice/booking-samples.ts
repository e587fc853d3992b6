import type { BookingNotices } from '@/domain/notice/booking'

const what = '11月23日(周一)午餐,软食套餐'
const hers = { elder: '王秀英', what }

/** Each template of a booking with everything that it may be told. */
export const BOOKING_SAMPLES: { readonly [K in keyof BookingNotices]: Required<BookingNotices[K]> } = {
  'booking-made': { by: '子女 王丽', ...hers },
  'booking-new': { what, until: '请在今天 16:00 前接单' },
  'booking-changed': { by: '子女 王丽', elder: '王秀英', from: '11月25日(周三)午餐', what: '11月26日(周四)午餐' },
  'booking-cancelled': { by: '子女 王丽', elder: '王秀英', what: '11月25日(周三)午餐' },
  'booking-moved': { from: '11月25日(周三)午餐', what: '11月26日(周四)午餐', until: '请在今天 16:00前答复' },
  'booking-off': { what: '11月25日(周三)午餐' },
  'booking-skipped': { elder: '王秀英', what: '软食套餐(春晖食堂)', days: '11月30日(周一)订满了' },
  'booking-stands': { elder: '王秀英', what: '软食套餐(春晖食堂)', why: '这项服务已经不做了。请返回看看别的' },
  'booking-dearer': {
    ...{ elder: '王秀英', what: '软食套餐(春晖食堂)' },
    ...{ days: '12月23日(周三)', own: '99 元', before: '15 元' },
  },
  'booking-unanswered': { what, until: '今天 16:00' },
  'booking-expired': hers,
  'booking-let-go': { what },
  'booking-tomorrow': { elder: '王秀英', list: '11:30 午餐(春晖食堂);14:00 助洁' },
  'waiting-offered': { ...hers, until: '今天 16:00' },
  'waiting-passed': hers,
  'waiting-over': hers,
  'waiting-closed': { ...hers, reason: '厨房停电' },
  'call-back-due': { count: '3' },
  'booking-erased': { what },
}
