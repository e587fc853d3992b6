import type { OrgCard } from '@/contract/assessment/office'
import { isRealDay } from '@/domain/person/date'
import type { DateParts } from '@/ui'
import { minuteIn } from './words'

/** Who goes and when, before it is sent. */

export interface When {
  readonly day: string
  readonly from: number
}

export interface WhenProblems {
  readonly day?: string
  readonly time?: string
}

/** `YYYY-MM-DD`; undefined for what is no day. */
function dayIn({ year, month, day }: DateParts): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDay(text) ? text : undefined
}

/** Day and minute as typed, or what is wrong with them. @param today `YYYY-MM-DD` */
export function whenIn(parts: DateParts, time: string, today: string): When | WhenProblems {
  const day = dayIn(parts)
  const from = minuteIn(time)
  const problems: WhenProblems = {
    ...(day === undefined && { day: '请写上门是哪年哪月哪日' }),
    ...(day !== undefined && day < today && { day: '上门的日子不能在今天以前' }),
    ...(from === undefined && { time: '请写几点开始,例如 9:30' }),
  }
  return day === undefined || from === undefined || problems.day !== undefined ? problems : { day, from }
}

export const isWhen = (found: When | WhenProblems): found is When => 'from' in found

type Assessor = OrgCard['assessors'][number]

/** People who can go, of an organisation that can. */
export const ableOf = ({ fault, assessors }: OrgCard): readonly Assessor[] =>
  fault === null ? assessors.filter((one) => one.fault === null) : []

/** Everybody who cannot, with why. */
export const unableOf = (
  orgs: readonly OrgCard[],
): readonly { readonly id: string; readonly title: string; readonly why: string }[] =>
  orgs.flatMap(({ id, name, fault, assessors }) =>
    fault === null
      ? assessors.flatMap((one) =>
          one.fault === null ? [] : [{ id: one.id, title: `${one.name}(${name})`, why: one.fault }],
        )
      : [{ id, title: name, why: fault }],
  )

/** Two at the most, in the order in which they were chosen; a third takes the second's place. */
export const chosenWith = (chosen: readonly string[], id: string): readonly string[] =>
  chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen.slice(0, 1), id]

/** What is wrong with two who were chosen, in words; undefined where nothing is. */
export function teamProblem(
  able: readonly Assessor[],
  chosen: readonly string[],
  medicalNeeded: boolean,
): string | undefined {
  const team = able.filter(({ id }) => chosen.includes(id))
  if (team.length !== 2) return `要选两位评估员,现在选了 ${team.length} 位`
  return medicalNeeded && !team.some(({ medical }) => medical) ? '本地要求两人里至少一位有医护背景' : undefined
}
