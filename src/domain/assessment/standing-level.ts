import type { Ability } from '../entitlement/facts'
import type { PersonRecord } from '../person/record'
import { GBT_42195 } from './gbt-42195'
import { rangeOf } from './instrument'

/** The level of GB/T 42195 that counts on a day: by a department or a document, begun and not over; null where there is none. */
export function levelOn({ ability }: PersonRecord, day: string): number | null {
  if (!ability || (ability.source !== 'department' && ability.source !== 'document')) return null
  const { scale, level, on = day, validTo = day } = ability.value as Ability
  return scale === 'GB/T 42195' && on <= day && day <= validTo ? level : null
}

/** «要评为中度失能或更重» */
export function levelWords(levelFrom: number): string {
  const { name } = rangeOf(GBT_42195, levelFrom)
  return `要有能力评估的结果,评为${levelFrom < 4 ? `${name}或更重` : name}`
}

/** Why something that is for a level is not for her now, and what to do; null where it is. Says nothing of her own level. */
export const levelFault = (levelFrom: number | null, record: PersonRecord, day: string): string | null =>
  levelFrom === null || (levelOn(record, day) ?? -1) >= levelFrom
    ? null
    : `这项服务${levelWords(levelFrom)},没有过期。还没评或者情况变了,请先在首页点“申请评估”`
