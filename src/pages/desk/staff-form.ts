import type { ActionInput } from '@/contract'
import type { StaffDraft } from '@/client/staff-draft'
import { readContactPhone } from '@/domain/person/phone'

export type StaffProblems = Readonly<Partial<Record<keyof StaffDraft, string>>>

/** What is wrong with an invitation before it is sent, in the words of the page. */
export function staffProblems({ role, name, phone, county, street, community }: StaffDraft): StaffProblems {
  const { problem } = readContactPhone(phone)
  return {
    ...(role === '' && { role: '请选岗位' }),
    ...(name.trim() === '' && { name: '请填姓名' }),
    ...(problem && { phone: problem }),
    ...(role === 'community-worker' &&
      street.trim() !== '' &&
      county === '' && { county: '选了街道,请先选县(市、区)' }),
    ...(role === 'community-worker' &&
      community.trim() !== '' &&
      street.trim() === '' && { street: '填了社区,请先选街道' }),
  }
}

const typed = (text: string): string | undefined => text.trim() || undefined

/** As the wire takes it; undefined while no role is chosen. An operator is there for the whole city. */
export function staffInput(draft: StaffDraft): ActionInput<'operator', 'inviteStaff'> | undefined {
  const { role, name, phone, county, street, community } = draft
  if (role === '') return undefined
  const who = { role, name: name.trim(), phone: phone.trim() }
  if (role === 'operator') return who
  return { ...who, county: typed(county), street: typed(street), community: typed(community) }
}
