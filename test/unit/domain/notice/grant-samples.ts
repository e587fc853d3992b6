import type { GrantNotices } from '@/domain/notice/grant'

const about = { number: '12345678', title: '申请补贴:社区食堂就餐补贴' }
const by = '民政 薛经办'

/** Each notice of a grant with everything that it may be told. */
export const GRANT_SAMPLES: { readonly [K in keyof GrantNotices]: Required<GrantNotices[K]> } = {
  'grant-checked': { ...about, by: '社工 李敏' },
  'grant-returned': { ...about, by: '社工 李敏', words: '请补一张低保证的照片' },
  'grant-waits': about,
  'grant-approved': { ...about, by, gives: '每月100元', from: '12月1日(周二)' },
  'grant-refused': { ...about, by, words: '还没有部门认定困难' },
  'grant-reviewed': { ...about, by, next: '2027年11月21日' },
  'grant-stopped': { ...about, why: '搬离了本地', from: '12月1日(周二)', changed: '3' },
  'grant-ended': { ...about, name: '社区食堂就餐补贴' },
  'grant-review-due': { count: '4' },
}
