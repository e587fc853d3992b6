import { template, type Notice } from './notice'

/** What is told of an urgent call. Her side reads whose it is; the staff are told without a name and read it at the desk. */
export interface UrgentNotices {
  /** To her side. `by` who called, for whom: «王秀英», «子女 王丽 替 王秀英». */
  readonly 'urgent-called': { readonly by: string }
  /** To the staff, when it comes to them and whenever it still rings. `how` whom it was told: «全街道的社区工作人员». */
  readonly 'urgent-desk': { readonly how: string }
  /** To her side: nobody has answered, and it was told to more. */
  readonly 'urgent-wider': { readonly elder: string; readonly how: string }
  readonly 'urgent-comes': { readonly worker: string; readonly elder: string }
  /** To the staff: somebody else has it. */
  readonly 'urgent-comes-desk': { readonly worker: string }
  /** It is over: who looked after it says so. */
  readonly 'urgent-over': { readonly worker: string; readonly elder: string }
  readonly 'urgent-over-desk': { readonly worker: string }
  /** Pressed by mistake, or not needed any more. */
  readonly 'urgent-taken-back': { readonly by: string; readonly elder: string }
  /** The same to the staff: nothing in it, and nobody has to go. */
  readonly 'urgent-off': Readonly<Record<string, never>>
}

export const URGENT_NOTICES: { readonly [K in keyof UrgentNotices]: Notice<UrgentNotices[K]> } = {
  'urgent-called': template(
    'urgent',
    ({ by }) => `紧急求助:${by} 要人帮忙。请马上点开看,先打电话;能去,就点“我来处理”。`,
  ),
  'urgent-desk': template(
    'urgent',
    ({ how }) => `有居民紧急求助,还没有人应,已经告诉${how}。请马上打开工作台,能去就点“我来处理”。`,
  ),
  'urgent-wider': template(
    'urgent',
    ({ elder, how }) => `${elder} 的紧急求助还没有人应,现在又告诉了${how}。请接着打电话找人。有生命危险,先打 120。`,
  ),
  'urgent-comes': template(
    'affairs',
    ({ worker, elder }) => `${worker} 已经在处理 ${elder} 的紧急求助。点开能看到电话。`,
  ),
  'urgent-comes-desk': template('affairs', ({ worker }) => `刚才的紧急求助,${worker} 已经在处理,您不用再去。`),
  'urgent-over': template('affairs', ({ worker, elder }) => `${worker} 说 ${elder} 的紧急求助处理完了。点开看经过。`),
  'urgent-over-desk': template('affairs', ({ worker }) => `刚才的紧急求助,${worker} 处理完了。`),
  'urgent-taken-back': template('affairs', ({ by, elder }) => `${by} 说 ${elder} 的紧急求助不用了,不用再去。`),
  'urgent-off': template('affairs', () => '刚才的紧急求助撤回了,不用再去。'),
}
