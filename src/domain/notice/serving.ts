import { template, type Notice } from './notice'

/**
 * What people are told of how a booking is served. `elder` is whose affair it is, `what` the service and its day as `bookingWords` gives
 * it. A provider's staff read no name.
 */
export interface ServingNotices {
  readonly 'booking-accepted': { readonly elder: string; readonly what: string }
  /** `reason` in words. */
  readonly 'booking-declined': { readonly elder: string; readonly what: string; readonly reason: string }
  /** `workers` as they introduce themselves: «李芳、王梅». */
  readonly 'booking-workers': { readonly elder: string; readonly what: string; readonly workers: string }
  /** To whoever is sent. */
  readonly 'visit-new': { readonly what: string }
  /** To whoever was to be sent, and is not any more. */
  readonly 'visit-off': { readonly what: string }
  readonly 'visit-started': { readonly elder: string; readonly what: string }
  readonly 'visit-served': { readonly elder: string; readonly what: string }
  /** She said there and then that she had it. */
  readonly 'visit-confirmed': { readonly elder: string; readonly what: string }
  /** `cost` what it costs her: «一分钱也不收», «按约定收 20 元». */
  readonly 'visit-ended': {
    readonly elder: string
    readonly what: string
    readonly reason: string
    readonly cost: string
  }
  /** A subsidy paid for a meal that nobody had ordered. `paid` and `own` in words: «2 元». */
  readonly 'counter-meal': {
    readonly elder: string
    readonly what: string
    readonly paid: string
    readonly own: string
  }
  readonly 'bath-again': { readonly elder: string }
  /** Nobody wrote down that it was done. */
  readonly 'booking-lapsed': { readonly elder: string; readonly what: string }
  /** To the provider's clerks. */
  readonly 'booking-unwritten': { readonly what: string }
  /** To the canteen: somebody who lives alone did not come. */
  readonly 'absence-canteen': { readonly what: string }
  /** To workers of her community. */
  readonly 'absence-community': { readonly what: string }
  /** To her helpers, when it goes on to the community. */
  readonly 'absence-told': { readonly elder: string; readonly what: string }
  /** To her helpers, where the community has nobody who could go. */
  readonly 'absence-yours': { readonly elder: string; readonly what: string }
  /** `how` she is, in words. */
  readonly 'absence-over': { readonly elder: string; readonly how: string }
  /** To the provider's clerks: she was rung and says that she had it not. */
  readonly 'not-had': { readonly what: string }
  readonly 'not-had-told': { readonly elder: string; readonly what: string }
  /** It was looked into: to the provider's clerks that nothing is settled, to her side that nothing is to be paid. */
  readonly 'not-had-over': { readonly what: string }
  readonly 'not-had-free': { readonly elder: string; readonly what: string }
  /** To the provider's clerks: the city has taken it off, or lets it serve again. `standing` and `words` in words. */
  readonly 'provider-standing': { readonly standing: string; readonly words: string }
}

export const SERVING_NOTICES: { readonly [K in keyof ServingNotices]: Notice<ServingNotices[K]> } = {
  'booking-accepted': template('affairs', ({ elder, what }) => `${elder} 预约的${what},对方接单了,到时候会来。`),
  'booking-declined': template(
    'affairs',
    ({ elder, what, reason }) =>
      `${elder} 预约的${what},对方接不了:${reason}。没有扣钱。可以换一天,或者到“订服务”里看看附近别的地方。`,
  ),
  'booking-workers': template('affairs', ({ elder, what, workers }) => `${elder} 预约的${what},来的人是 ${workers}。`),
  'visit-new': template('affairs', ({ what }) => `派给您一单:${what}。去哪里、要注意什么,请到“我的上门”里看。`),
  'visit-off': template('affairs', ({ what }) => `这一单不用您去了:${what}。`),
  'visit-started': template('affairs', ({ elder, what }) => `${elder} 的${what},人到了,正在服务。`),
  'visit-served': template(
    'affairs',
    ({ elder, what }) => `${elder} 的${what}做完了。做好了,请到“我的事”里点“确认”;没做或者没做好,也在那里说。`,
  ),
  'visit-confirmed': template('affairs', ({ elder, what }) => `${elder} 的${what}做完了,当面确认过。没做好可以投诉。`),
  'visit-ended': template(
    'affairs',
    ({ elder, what, reason, cost }) => `${elder} 的${what}没有做成:${reason}。${cost}。觉得不对,可以到“我的事”里说。`,
  ),
  'counter-meal': template(
    'affairs',
    ({ elder, what, paid, own }) =>
      `${elder} 用服务码吃了饭:${what}。补贴和减免 ${paid},自己付 ${own}。没有去吃过,请打 12349 说一声。`,
  ),
  'bath-again': template(
    'affairs',
    ({ elder }) => `前几天 ${elder} 因为身体原因没有洗成澡。好些了,可以再约一次;还不舒服,请先问医生。`,
  ),
  'booking-lapsed': template(
    'affairs',
    ({ elder, what }) =>
      `${elder} 的${what},对方一直没有登记做过,已经取消。没有收钱,也没有用补贴。做过的话,请打 12349 说一声。`,
  ),
  'booking-unwritten': template('affairs', ({ what }) => `这一单过了三天还没有登记做过,已经取消,不能再结算:${what}。`),
  'absence-canteen': template(
    'affairs',
    ({ what }) => `有一位独居老人订了饭没有来:${what}。请在 15 分钟内打电话问一问,再到“没来吃饭”里记下来。`,
  ),
  'absence-community': template(
    'affairs',
    ({ what }) => `有一位独居老人订了饭没有来,食堂没有问到:${what}。请尽快打电话或者上门看一看。`,
  ),
  'absence-told': template(
    'affairs',
    ({ elder, what }) => `${elder} 订了饭没有来吃,食堂没有问到:${what}。已经请社区去看,您也可以打个电话。`,
  ),
  'absence-yours': template(
    'affairs',
    ({ elder, what }) =>
      `${elder} 订了饭没有来吃,食堂没有问到:${what}。社区现在没有人能去看,请您马上打个电话或者去看一看;联系不上,请打 110。`,
  ),
  'absence-over': template('affairs', ({ elder, how }) => `${elder} 没来吃饭的事问到了:${how}。`),
  'not-had': template(
    'affairs',
    ({ what }) => `社区打电话问过,老人说这一单没有做:${what}。社区会查,请在这件事里说明情况。查清以前不结算。`,
  ),
  'not-had-told': template(
    'affairs',
    ({ elder, what }) => `社区打电话问过 ${elder} 的${what},说没有做。已经记成投诉,社区会查,查清以前不扣补贴。`,
  ),
  'not-had-over': template('affairs', ({ what }) => `社区查过了,这一单没有做:${what}。这一单不结算。`),
  'not-had-free': template('affairs', ({ elder, what }) => `社区查过了,${elder} 的${what}没有做。不收钱,也不扣补贴。`),
  'provider-standing': template('affairs', ({ standing, words }) => `民政部门${standing}。说明:“${words}”。`),
}
