import { SCOPES, SCOPE_WORDS, type Scope } from '../helper/scope'
import type { PresenceReason, StaffRole } from '../staff/staff'
import { ASSESSMENT_NOTICES, type AssessmentNotices } from './assessment'
import { BOOKING_NOTICES, type BookingNotices } from './booking'
import { DESK_NOTICES, type DeskNotices } from './desk'
import { GRANT_NOTICES, type GrantNotices } from './grant'
import { LIFE_NOTICES, type LifeNotices } from './life'
import { caseWords, template, type Notice } from './notice'
import { SERVING_NOTICES, type ServingNotices } from './serving'
import { URGENT_NOTICES, type UrgentNotices } from './urgent'

export type { Notice, NoticePlace } from './notice'

/**
 * What people are told when something happens. `inbox` is read inside the app and kept sealed: it has names and says what it
 * is about. `outside` travels through a telephone company or WeChat: it names nobody and nothing. A subject with many has a file of its
 * own beside this one, and its samples beside the test: `booking.ts`.
 */

/**
 * What each template says, all texts as the reader is to see them. A person may be «您» wherever a name stands.
 * `elder` is whose affair it is, `helper` and `worker` with the kin or the office in front: «子女 王丽», «社工 李敏».
 */
export interface NoticeParams
  extends AssessmentNotices, BookingNotices, DeskNotices, GrantNotices, LifeNotices, ServingNotices, UrgentNotices {
  /** `scopes` as `scopesText` gives it. */
  readonly 'helper-asked': { readonly helper: string; readonly elder: string; readonly scopes: string }
  readonly 'helper-confirmed': { readonly helper: string; readonly elder: string; readonly scopes: string }
  readonly 'helper-refused': { readonly helper: string; readonly elder: string }
  readonly 'helper-revoked': { readonly helper: string; readonly elder: string }
  readonly 'helper-left': { readonly helper: string; readonly elder: string }
  /** The time agreed on has run out. */
  readonly 'helper-over': { readonly helper: string; readonly elder: string }
  /** `until` a day in words; absent where there is no end. */
  readonly 'scopes-changed': {
    readonly helper: string
    readonly elder: string
    readonly scopes: string
    readonly until?: string
  }
  readonly 'invitation-accepted': { readonly helper: string; readonly elder: string }
  /** `by` who recorded it; `consent` the title of its text; `state` as `CONSENT_STATE_WORDS` gives it. */
  readonly 'consent-recorded': {
    readonly by: string
    readonly elder: string
    readonly consent: string
    readonly state: string
  }
  /** `reason` as `PRESENCE_REASON_WORDS` gives it. */
  readonly 'presence-opened': { readonly worker: string; readonly elder: string; readonly reason: string }
  readonly 'presence-closed': { readonly worker: string; readonly elder: string }
  /** Her affairs are open on the telephone of 12349. */
  readonly 'call-opened': { readonly worker: string; readonly elder: string }
  readonly 'call-closed': { readonly worker: string; readonly elder: string }
  /** `lines` what was changed, in words: «住址、电话». */
  readonly 'record-changed': { readonly by: string; readonly elder: string; readonly lines: string }
  /** `number` eight digits; `title` what it is about. Goes to the desk too: `by` only where the reader may know who. */
  readonly 'case-opened': { readonly by?: string; readonly number: string; readonly title: string }
  readonly 'case-taken': { readonly worker: string; readonly number: string; readonly title: string }
  readonly 'case-answered': { readonly worker: string; readonly number: string; readonly title: string }
  readonly 'case-handed-on': {
    readonly worker: string
    readonly to: string
    readonly number: string
    readonly title: string
  }
  readonly 'case-message': { readonly by: string; readonly number: string; readonly title: string }
  readonly 'case-closed': { readonly number: string; readonly title: string }
  /** `decision` as `GUARDIAN_DECISIONS` gives it. */
  readonly 'guardian-decided': { readonly helper: string; readonly elder: string; readonly decision: string }
  /** `device` in words, «微信 · iPhone»; empty where it has not said what it is. */
  readonly 'session-opened': { readonly device: string }
  /** Somebody used a renewal that had been used before: the session was ended. */
  readonly 'session-ended': { readonly device?: string }
  /** `role` as `STAFF_ROLE_WORDS` gives it; `division` where. */
  readonly 'staff-invited': { readonly by: string; readonly role: string; readonly division: string }
  /** What the reader calls her, 您 or 妈妈: her name is gone. */
  readonly erased: { readonly elder: string }
}
export type NoticeKey = keyof NoticeParams

export const PRESENCE_REASON_WORDS: Readonly<Record<PresenceReason, string>> = {
  register: '登记资料',
  consent: '记下同意或不同意',
  help: '办事',
  correct: '更正资料',
  rights: '查看、收回或抹掉资料',
  call: '12349 来电',
}

export const STAFF_ROLE_WORDS: Readonly<Record<StaffRole, string>> = {
  operator: '管理员',
  'community-worker': '社区工作人员',
  'phone-agent': '12349 话务员',
  official: '民政经办人员',
  clerk: '服务机构工作人员',
  'care-worker': '上门服务人员',
  assessor: '评估员',
}

export const GUARDIAN_DECISIONS = {
  approved: '材料核对过了,已登记为监护人',
  refused: '材料还不能证明监护关系,没有登记',
} as const

/** «查看、预约», in the order in which they are always named. */
export function scopesText(scopes: readonly Scope[]): string {
  return SCOPES.filter((scope) => scopes.includes(scope))
    .map((scope) => SCOPE_WORDS[scope])
    .join('、')
}

const deviceWords = (device: string | undefined): string => (device ? `在“${device}”上` : '')

/** All notices by their key. */
export const NOTICES: { readonly [K in NoticeKey]: Notice<NoticeParams[K]> } = {
  'helper-asked': template(
    'me',
    ({ helper, elder, scopes }) => `${helper} 想替 ${elder} 办事,要的权限是:${scopes}。同不同意,由 ${elder} 决定。`,
  ),
  'helper-confirmed': template(
    'me',
    ({ helper, elder, scopes }) => `${elder} 已经同意 ${helper} 帮忙,能做的是:${scopes}。随时可以收回。`,
  ),
  'helper-refused': template('me', ({ helper, elder }) => `${elder} 没有同意 ${helper} 帮忙。什么资料都没有给出去。`),
  'helper-revoked': template('me', ({ helper, elder }) => `${helper} 从现在起不能再替 ${elder} 办事,也看不到资料了。`),
  'helper-left': template('me', ({ helper, elder }) => `${helper} 自己退出了,不再替 ${elder} 办事,也看不到资料了。`),
  'helper-over': template(
    'me',
    ({ helper, elder }) => `说好的日子到了,${helper} 不能再替 ${elder} 办事。还要帮忙,可以重新邀请。`,
  ),
  'scopes-changed': template('me', ({ helper, elder, scopes, until }) => {
    const end = until ? `,到${until}为止` : ''
    return `${helper} 能替 ${elder} 做的事改了,现在是:${scopes}${end}。`
  }),
  'invitation-accepted': template('me', ({ helper, elder }) => `${helper} 接受了邀请,来帮 ${elder} 办事。`),
  'consent-recorded': template(
    'me',
    ({ by, elder, consent, state }) => `${by} 给 ${elder} 记下了一项决定。“${consent}”:${state}。不对可以马上改。`,
  ),
  'presence-opened': template(
    'me',
    ({ worker, elder, reason }) =>
      `${worker} 正在当面帮 ${elder} ${reason},可以看到和修改资料。要是 ${elder} 不在旁边,请打电话给社区。`,
  ),
  'presence-closed': template(
    'me',
    ({ worker, elder }) => `${worker} 当面帮 ${elder} 的事办完了,从现在起只能看到手上的事要用的资料。`,
  ),
  'call-opened': template(
    'me',
    ({ worker, elder }) =>
      `${worker} 正在电话里帮 ${elder} 办事,能看到一部分资料。要是 ${elder} 没有打这个电话,请马上打 12349。`,
  ),
  'call-closed': template(
    'me',
    ({ worker, elder }) => `${worker} 在电话里帮 ${elder} 的事办完了,从现在起看不到资料了。办了什么,在“我的事”里看。`,
  ),
  'record-changed': template(
    'me',
    ({ by, elder, lines }) => `${by} 改了 ${elder} 的资料:${lines}。不对的话,请到“我的”里改回来。`,
  ),
  'case-opened': template(
    'affairs',
    ({ by, ...about }) => `${by ? `${by} 提交了` : '有一件新的事:'}${caseWords(about)},正在等社区接手。`,
  ),
  'case-taken': template('affairs', ({ worker, ...about }) => `${worker} 接手了${caseWords(about)}。`),
  'case-answered': template(
    'affairs',
    ({ worker, ...about }) => `${worker} 答复了${caseWords(about)}。没办好可以接着说,也可以提异议。`,
  ),
  'case-handed-on': template(
    'affairs',
    ({ worker, to, ...about }) => `${worker} 把${caseWords(about)}转交给 ${to},前面写过的都在,不用重说。`,
  ),
  'case-message': template('affairs', ({ by, ...about }) => `${by} 在${caseWords(about)}里留了言。`),
  'case-closed': template('affairs', (about) => `${caseWords(about)}已经办结。没办好可以投诉或者提异议。`),
  'guardian-decided': template(
    'affairs',
    ({ helper, elder, decision }) => `${helper} 申请做 ${elder} 的监护人:${decision}。不同意可以在这件事里提异议。`,
  ),
  'session-opened': template(
    'me',
    ({ device }) => `您的账号${deviceWords(device)}登录了。不是您本人,请马上到“我的”里让它退出。`,
  ),
  'session-ended': template(
    'me',
    ({ device }) => `您的登录${deviceWords(device)}可能被人复制了,我们已经让它退出。请重新登录。`,
  ),
  'staff-invited': template(
    'me',
    ({ by, role, division }) => `${by} 邀请您做${division}的${role}。请用收到的邀请码接受。`,
  ),
  erased: template('me', ({ elder }) => `${elder} 的资料已经抹掉,谁也打不开了。替 ${elder} 办事的权限也都停了。`),
  ...ASSESSMENT_NOTICES,
  ...BOOKING_NOTICES,
  ...DESK_NOTICES,
  ...GRANT_NOTICES,
  ...LIFE_NOTICES,
  ...SERVING_NOTICES,
  ...URGENT_NOTICES,
}

/** A notice before it is sent: the template ties the params. */
export type NoticeTelling = {
  readonly [K in NoticeKey]: { readonly template: K; readonly params: NoticeParams[K] }
}[NoticeKey]

/** The template of a row that was kept; undefined for a key that no version of ours has. */
function templateOf(key: string): Notice<Readonly<Record<string, string>>> | undefined {
  if (!Object.keys(NOTICES).includes(key)) return undefined
  return NOTICES[key as NoticeKey] as Notice<Readonly<Record<string, string>>>
}

/** What a kept notice says in the inbox; null for a template that is not known any more. */
export function inboxWords(template: string, params: Readonly<Record<string, string>>): string | null {
  return templateOf(template)?.inbox(params) ?? null
}

/** The one message outside that holds something: six digits, which open nothing by themselves. */
const codeWords = (code: string): string =>
  `登录验证码 ${code}。只填在小程序的登录页里,谁来要都不要给。不是您在登录,不用管它。`

/** To her own telephone after a call in her name, also where she has no account: it says nothing of what was done. */
const CALL_TEXT = '刚才有人打 12349,用您的名字办了事。是您打的,不用管;不是您打的,请马上打 12349,我们帮您查、帮您停。'

/**
 * What is sent outside: that there is something, and where.
 * @param code of a `sign-in-code`, which is no notice but a message of its own, as `call-text` is
 * @returns null for a template that is not known
 */
export function outsideWords(template: string, code?: string): string | null {
  if (template === 'sign-in-code') return code ? codeWords(code) : null
  if (template === 'call-text') return CALL_TEXT
  return templateOf(template)?.outside ?? null
}
