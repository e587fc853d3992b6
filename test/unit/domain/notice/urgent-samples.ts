import type { UrgentNotices } from '@/domain/notice/urgent'

/** Each notice of an urgent call with everything that it may be told. */
export const URGENT_SAMPLES: { readonly [K in keyof UrgentNotices]: Required<UrgentNotices[K]> } = {
  'urgent-called': { by: '子女 王丽 替 王秀英' },
  'urgent-desk': { how: '全街道的社区工作人员' },
  'urgent-wider': { elder: '王秀英', how: '全街道的社区工作人员' },
  'urgent-comes': { worker: '社工 李敏', elder: '王秀英' },
  'urgent-comes-desk': { worker: '社工 李敏' },
  'urgent-over': { worker: '社工 李敏', elder: '王秀英' },
  'urgent-over-desk': { worker: '社工 李敏' },
  'urgent-taken-back': { by: '子女 王丽', elder: '王秀英' },
  'urgent-off': {},
}
