import type { ServingNotices } from '@/domain/notice/serving'

const what = '11月23日(周一)14:00,康乐洗浴“上门助浴”'
const hers = { elder: '王秀英', what }

/** Each template of how a booking is served, with everything that it may be told. */
export const SERVING_SAMPLES: { readonly [K in keyof ServingNotices]: Required<ServingNotices[K]> } = {
  'booking-accepted': hers,
  'booking-declined': { ...hers, reason: '这个时间没有人手' },
  'booking-workers': { ...hers, workers: '李芳、王梅' },
  'visit-new': { what },
  'visit-off': { what },
  'visit-started': hers,
  'visit-served': hers,
  'visit-confirmed': hers,
  'visit-ended': { ...hers, reason: '发烧', cost: '一分钱也不收' },
  'counter-meal': { ...hers, paid: '2 元', own: '13 元' },
  'bath-again': { elder: '王秀英' },
  'booking-lapsed': hers,
  'booking-unwritten': { what },
  'absence-canteen': { what },
  'absence-community': { what },
  'absence-told': hers,
  'absence-yours': hers,
  'absence-over': { elder: '王秀英', how: '人没事' },
  'not-had': { what },
  'not-had-told': hers,
  'not-had-over': { what },
  'not-had-free': hers,
  'provider-standing': { standing: '暂停了你们接单', words: '食品许可证过期了' },
}
