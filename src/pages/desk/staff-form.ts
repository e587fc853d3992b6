import type { ActionInput } from '@/contract'
import type { StaffDraft } from '@/client/staff-draft'
import { readContactPhone } from '@/domain/person/phone'
import { isRealDay } from '@/domain/person/date'
import { isOfProvider } from '@/domain/staff/staff'
import type { DateParts } from '@/ui'

export type StaffProblems = Readonly<Partial<Record<keyof StaffDraft, string>>>

/** What is wrong with an invitation before it is sent, in the words of the page. */
export function staffProblems(draft: StaffDraft): StaffProblems {
  const { role, name, phone, county, street, community, provider } = draft
  const { problem } = readContactPhone(phone)
  return {
    ...(role === '' && { role: '请选岗位' }),
    ...(name.trim() === '' && { name: '请填姓名' }),
    ...(problem && { phone: problem }),
    ...(role === 'assessor' && assessorProblems(draft)),
    ...(role !== 'assessor' &&
      role !== '' &&
      isOfProvider(role) &&
      provider === '' && { provider: '请选一家服务机构' }),
    ...(role === 'community-worker' &&
      street.trim() !== '' &&
      county === '' && { county: '选了街道,请先选县(市、区)' }),
    ...(role === 'community-worker' &&
      community.trim() !== '' &&
      street.trim() === '' && { street: '填了社区,请先选街道' }),
  }
}

/** As chosen in the list: an organisation that is not there yet. */
export const NEW_ORG = 'new'

/** Which organisation, what background, and until when: all three decide whether somebody can be sent. */
function assessorProblems({ provider, orgName, orgPhone, medical, validTo }: StaffDraft): StaffProblems {
  const isNew = provider === NEW_ORG
  const { problem } = readContactPhone(orgPhone)
  return {
    ...(provider === '' && { provider: '请选一家评估机构,或写一家新的' }),
    ...(isNew && orgName.trim() === '' && { orgName: '请填评估机构的名字' }),
    ...(isNew && problem && { orgPhone: problem }),
    ...(medical === '' && { medical: '请选有没有医护背景' }),
    ...(dayOf(validTo) === undefined && { validTo: '请照证书填资格到哪天' }),
  }
}

/** Three fields of a draft, `2028-6-30`. */
export const partsIn = (text: string): DateParts => {
  const [year = '', month = '', day = ''] = text.split('-')
  return { year, month, day }
}
export const partsText = ({ year, month, day }: DateParts): string => [year, month, day].join('-')

/** `YYYY-MM-DD`; undefined for what is no day. */
function dayOf(text: string): string | undefined {
  const { year, month, day } = partsIn(text)
  const whole = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDay(whole) ? whole : undefined
}

const typed = (text: string): string | undefined => text.trim() || undefined

/**
 * As the wire takes it; undefined while no role is chosen. An operator and a phone agent are there for the whole city, an official for no street, and
 * who serves for a provider has its places.
 */
export function staffInput(draft: StaffDraft): ActionInput<'operator', 'inviteStaff'> | undefined {
  const { role, name, phone, county, street, community, provider } = draft
  if (role === '') return undefined
  const who = { role, name: name.trim(), phone: phone.trim() }
  if (role === 'operator' || role === 'phone-agent') return who
  if (role === 'official') return { ...who, county: typed(county) }
  if (role === 'assessor') return { ...who, ...assessorInput(draft) }
  if (isOfProvider(role)) return { ...who, provider }
  return { ...who, county: typed(county), street: typed(street), community: typed(community) }
}

function assessorInput({ provider, orgName, orgPhone, medical, validTo }: StaffDraft) {
  const org = provider === NEW_ORG ? { org: { name: orgName.trim(), phone: orgPhone.trim() } } : { provider }
  return { ...org, assessor: { medical: medical === 'yes', validTo: dayOf(validTo) ?? '' } }
}
