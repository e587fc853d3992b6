import type { PresenceCard } from '@/contract/care'
import type { StaffMember } from '@/contract/operator'
import { CHINA_AHEAD_MS } from '@/domain/person/date'
import type { MeetingReason, PresenceProof, PresenceReason, StaffRole } from '@/domain/staff/staff'

/** Words of the desk: short, as a counter says them. */

export const ROLE_WORDS: Readonly<Record<StaffRole, string>> = {
  operator: '管理员',
  'community-worker': '社区工作人员',
  'phone-agent': '12349 话务员',
  official: '民政经办人员',
  clerk: '服务机构工作人员',
  'care-worker': '上门服务人员',
  assessor: '评估员',
}

export const REASONS: readonly { readonly id: MeetingReason; readonly label: string; readonly hint: string }[] = [
  { id: 'register', label: '登记资料', hint: '第一次来,记下姓名、住处、电话' },
  { id: 'consent', label: '记下同意或不同意', hint: '同意保存哪些资料,同意谁来帮忙' },
  { id: 'help', label: '办事', hint: '查能领什么,请社区帮忙办' },
  { id: 'correct', label: '更正资料', hint: '搬了家、换了电话、写错了' },
  { id: 'rights', label: '查看、收回或抹掉资料', hint: '看谁看过,拿一份副本,停掉帮手' },
]

export const reasonWords = (reason: PresenceReason): string =>
  REASONS.find(({ id }) => id === reason)?.label ?? '12349 来电'

export const PROOF_WORDS: Readonly<Record<PresenceProof, string>> = {
  'service-code': '服务卡上的服务码',
  signature: '身份证和本人签名',
  spoken: '电话里亲口同意',
}

/** «10:05», in China. */
export const clockOf = (instant: string): string =>
  new Date(Date.parse(instant) + CHINA_AHEAD_MS).toISOString().slice(11, 16)

/** «10:05 开始,最晚 11:05 自动结束» */
export const sittingWords = ({ openedAt, endsAt }: Pick<PresenceCard, 'openedAt' | 'endsAt'>): string =>
  `${clockOf(openedAt)} 开始,最晚 ${clockOf(endsAt)} 自动结束`

export const MEMBER_STATES: Readonly<Record<StaffMember['state'], string>> = {
  invited: '等对方加入',
  joined: '在岗',
  ended: '已经结束',
  over: '邀请码过期了',
}

/** An identity number as it stands on the card, in groups that can be compared: 141002 19440305 1234. */
export const numberInGroups = (number: string): string => number.replace(/^(\d{6})(\d{8})(\w{4})$/, '$1 $2 $3')
