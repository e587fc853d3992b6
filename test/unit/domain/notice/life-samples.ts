import type { LifeNotices } from '@/domain/notice/life'

const about = { number: '12345678', title: '申请补贴:每月助餐' }

/** Each template of what happened in a life, with everything that it may be told. */
export const LIFE_SAMPLES: { readonly [K in keyof LifeNotices]: Required<LifeNotices[K]> } = {
  'life-changed': {
    by: '社工 李敏',
    elder: '王秀英',
    event: '住院',
    day: '11月23日(周一)',
    then: '每周的预约先停下,不收钱。',
  },
  'life-taken-back': { by: '社工 李敏', elder: '王秀英', event: '住院', then: '每周的预约接着订,只订一次的请再约。' },
  'life-booking-off': { what: '11月23日(周一)午餐 11:30 软食套餐(春晖食堂)' },
  'life-grant-stopped': { ...about, why: '搬到外地' },
  'life-grant-back': about,
  'life-application-off': { ...about, why: '去世' },
  'life-application-back': about,
}
