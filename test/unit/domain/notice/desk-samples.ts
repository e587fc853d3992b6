import type { DeskNotices } from '@/domain/notice/desk'

/** Each template of the community's desk with everything that it may be told. */
export const DESK_SAMPLES: { readonly [K in keyof DeskNotices]: Required<DeskNotices[K]> } = {
  'sitting-sent': { worker: '社工 李敏', elder: '王秀英', day: '11月20日', count: '2' },
  'visits-missed': { place: '尧都区 解放路街道', month: '10月', count: '3' },
  'visits-late': { place: '尧都区 解放路街道', count: '1' },
}
