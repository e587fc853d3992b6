import { template, type Notice } from './notice'

/**
 * What people are told of a booking. `elder` is whose affair it is, `by` who did it with the kin or the office in front; either may be
 * «您». `what` is the service and its day as `bookingWords` gives it. A provider's staff read no name.
 */
export interface BookingNotices {
  readonly 'booking-made': { readonly by: string; readonly elder: string; readonly what: string }
  /** To the provider's clerks; `until` when the time to answer is over, «已自动接单» where nobody has to. */
  readonly 'booking-new': { readonly what: string; readonly until: string }
  /** To herself and her helpers, but not to who did it; `from` what it was before. */
  readonly 'booking-changed': {
    readonly by: string
    readonly elder: string
    readonly from: string
    readonly what: string
  }
  readonly 'booking-cancelled': { readonly by: string; readonly elder: string; readonly what: string }
  /** To the provider's clerks: she has moved or taken back what they had to look at. */
  readonly 'booking-moved': { readonly from: string; readonly what: string; readonly until: string }
  readonly 'booking-off': { readonly what: string }
  /** A weekly order went on without some days; `days` with the reason: «11月30日(周一)订满了». */
  readonly 'booking-skipped': { readonly elder: string; readonly what: string; readonly days: string }
  /** A weekly order cannot go on for now; `why` as a sentence without its full stop. */
  readonly 'booking-stands': { readonly elder: string; readonly what: string; readonly why: string }
  /** Days of a weekly order cost her more than any before; `own` and `before` a day. */
  readonly 'booking-dearer': {
    readonly elder: string
    readonly what: string
    readonly days: string
    readonly own: string
    readonly before: string
  }
  /** To the provider's clerks, when half of the time to answer is over. */
  readonly 'booking-unanswered': { readonly what: string; readonly until: string }
  /** Nobody answered in time. */
  readonly 'booking-expired': { readonly elder: string; readonly what: string }
  /** To the provider's clerks: it was hers to answer, and time is over. */
  readonly 'booking-let-go': { readonly what: string }
  /** The evening before: all of tomorrow, `list` as «11:30 午餐(春晖食堂);14:00 助洁». */
  readonly 'booking-tomorrow': { readonly elder: string; readonly list: string }
  /** A place became free and is kept for her until then. */
  readonly 'waiting-offered': { readonly elder: string; readonly what: string; readonly until: string }
  /** She did not answer, and the next one has it. */
  readonly 'waiting-passed': { readonly elder: string; readonly what: string }
  /** Nothing became free before orders closed. */
  readonly 'waiting-over': { readonly elder: string; readonly what: string }
  /** The place does not open then; `reason` as the provider writes it. */
  readonly 'waiting-closed': { readonly elder: string; readonly what: string; readonly reason: string }
  /** To workers of her street: subsidised services that somebody has to ring about. */
  readonly 'call-back-due': { readonly count: string }
  /** To the provider's clerks: whom it was for has had her record erased. */
  readonly 'booking-erased': { readonly what: string }
}

export const BOOKING_NOTICES: { readonly [K in keyof BookingNotices]: Notice<BookingNotices[K]> } = {
  'booking-made': template(
    'affairs',
    ({ by, elder, what }) => `${by} 给 ${elder} 预约好了:${what}。到“我的事”里能看、能改。`,
  ),
  'booking-new': template('affairs', ({ what, until }) => `有一单新的预约:${what}。${until}。`),
  'booking-changed': template(
    'affairs',
    ({ by, elder, from, what }) => `${by} 把 ${elder} 的预约改了时间。原来是:${from}。现在是:${what}。`,
  ),
  'booking-cancelled': template('affairs', ({ by, elder, what }) => `${by} 取消了 ${elder} 的预约:${what}。`),
  'booking-moved': template(
    'affairs',
    ({ from, what, until }) => `有一单改了时间。原来是:${from}。现在是:${what}。${until}。`,
  ),
  'booking-off': template('affairs', ({ what }) => `有一单取消了:${what}。不用再准备。`),
  'booking-skipped': template(
    'affairs',
    ({ elder, what, days }) =>
      `${elder} 每周的“${what}”有几天没有订上:${days}。其他日子照常。可以换别的时间或者换一家。`,
  ),
  'booking-stands': template(
    'affairs',
    ({ elder, what, why }) => `${elder} 每周的“${what}”后面的日子先不订了:${why}。已经订好的日子不变。`,
  ),
  'booking-dearer': template(
    'affairs',
    ({ elder, what, days, own, before }) =>
      `${elder} 每周的“${what}”,${days}一次自己要付 ${own},原来最多 ${before}。不想要,开始以前都可以免费取消。`,
  ),
  'booking-unanswered': template(
    'affairs',
    ({ what, until }) => `还有一单没有答复:${what}。过了${until}就自动放掉,请尽快接单。`,
  ),
  'booking-expired': template(
    'affairs',
    ({ elder, what }) =>
      `${elder} 预约的${what},对方没有按时答复,已经取消,没有扣钱。可以换一家,或者打 12349 请人帮忙订。`,
  ),
  'booking-let-go': template('affairs', ({ what }) => `这一单没有按时答复,已经自动放掉:${what}。老人那边已经告诉了。`),
  'booking-tomorrow': template('affairs', ({ elder, list }) => `${elder} 明天的安排:${list}。`),
  'waiting-offered': template(
    'affairs',
    ({ elder, what, until }) =>
      `${elder} 排队等的${what}有位子了,给您留到${until}。要不要,请在“我的事”里答复,过了就让给下一位。`,
  ),
  'waiting-passed': template(
    'affairs',
    ({ elder, what }) => `${elder} 排队等的${what},留位子的时间过了,已经让给下一位。还要可以重新排队。`,
  ),
  'waiting-over': template(
    'affairs',
    ({ elder, what }) => `${elder} 排队等的${what}没有等到空位,订的时间已经过了。可以换一天或者换一家。`,
  ),
  'waiting-closed': template(
    'affairs',
    ({ elder, what, reason }) => `${elder} 排队等的${what}这次不开:${reason}。不用再等了,可以换一天或者换一家。`,
  ),
  'call-back-due': template(
    'affairs',
    ({ count }) => `有 ${count} 单用了补贴的服务做完了,要打电话问一问老人。请到工作台的“回访”里看。`,
  ),
  'booking-erased': template(
    'affairs',
    ({ what }) => `这一单取消了,老人的资料已经抹掉:${what}。不用再去,也不用再准备。`,
  ),
}
