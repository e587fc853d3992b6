import { template, type Notice } from './notice'

/** What people are told of the community's desk: of a 当面代办 that was sent afterwards, and of visits that were missed. */
export interface DeskNotices {
  /** To her side. `worker` «社工 李敏»; `day` on which it was, in words; `count` how many things were done. */
  readonly 'sitting-sent': {
    readonly worker: string
    readonly elder: string
    readonly day: string
    readonly count: string
  }
  /** To the street or the county: counts only. `place` «尧都区 解放路街道»; `month` «11月». */
  readonly 'visits-missed': { readonly place: string; readonly month: string; readonly count: string }
  /** The same of those who cannot care for themselves, whose visit is more than a week late. */
  readonly 'visits-late': { readonly place: string; readonly count: string }
}

export const DESK_NOTICES: { readonly [K in keyof DeskNotices]: Notice<DeskNotices[K]> } = {
  'sitting-sent': template(
    'me',
    ({ worker, elder, day, count }) =>
      `${worker} ${day}当面替 ${elder} 办了${count}件事,当时没有网,现在交上来了。要是 ${elder} 那天没见过人,请打电话给社区。`,
  ),
  'visits-missed': template(
    'affairs',
    ({ place, month, count }) =>
      `${place}${month}有${count}位该探访的老人整月没有见到。请到工作台的“探访”里看,尽快安排。`,
  ),
  'visits-late': template(
    'affairs',
    ({ place, count }) => `${place}有${count}位不能自理的老人,探访晚了一个多星期。请到工作台的“探访”里看,马上安排。`,
  ),
}
