import type { Facility, FacilityService, MobileStop, OperatingMode, PriceType } from '@/domain/facility/facility'
import { daysWords, spanWords } from '../facility-words'
import { longDay } from '../words'

/** What the register knows of a place, in words; the register's own term once, in brackets, for the counter. */

const PRICE_TYPES: Readonly<Record<PriceType, string>> = {
  set: '价钱由政府定(政府定价)',
  guided: '政府定范围,各家在范围里定(政府指导价)',
  market: '各家自己定价(市场价)',
}

/** Who set a service's price, and what else is to be known of it. */
export const serviceDetail = ({ priceType, note }: FacilityService): string =>
  [priceType && PRICE_TYPES[priceType], note].filter(Boolean).join('。')

const MODES: Readonly<Record<OperatingMode, string>> = {
  public: '政府建、政府办(公建公营)',
  'public-private': '政府建、请单位来办(公建民营)',
  'private-aided': '社会力量办、政府补助(民办公助)',
  private: '社会力量办(民办)',
}
export const modeWords = (mode: OperatingMode): string => MODES[mode]

/** «40 张,其中能护理失能老人的 20 张» */
export function bedsWords({ beds, nursingBeds }: Pick<Facility, 'beds' | 'nursingBeds'>): string | undefined {
  const nursing = nursingBeds === undefined ? '' : `能护理失能老人的 ${nursingBeds} 张`
  if (beds === undefined) return nursing || undefined
  return [`${beds} 张`, nursing && `其中${nursing}`].filter(Boolean).join(',')
}

/** «基本的 5 样:…。另外还有:…» */
export function functionsWords(functions: Facility['functions']): string | undefined {
  if (!functions) return undefined
  const { basic, extra } = functions
  const parts = [
    basic.length > 0 && `基本的 ${basic.length} 样:${basic.join('、')}`,
    extra.length > 0 && `另外还有:${extra.join('、')}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('。') : undefined
}

export const filingWords = (filing: string | undefined): string => (filing ? `已备案,编号 ${filing}` : '未查到备案')

export const foodWords = (licence: string | undefined): string => (licence ? `有,编号 ${licence}` : '未查到')

/** The day of the check, where it is known. */
export function fireWords(fire: Facility['fire']): string {
  if (!fire) return '未查到消防检查记录'
  const on = fire.on ? `(${longDay(fire.on)})` : ''
  return fire.passed ? `消防检查通过了${on}` : `消防检查没有通过${on}`
}

export function accessibleWords(accessible: boolean | undefined): string {
  if (accessible === undefined) return '没有登记。坐轮椅去之前,请先打电话问'
  return accessible ? '没有台阶,有扶手,有轮椅能用的厕所' : '有台阶或者没有扶手。坐轮椅去之前,请先打电话问'
}

/** What the city recognised: up to its standard, or a model for others. */
export function recognisedWords({ standard, model }: Pick<Facility, 'standard' | 'model'>): string | undefined {
  const told = [model && '示范点', standard && '达到市里的标准']
  return told.filter(Boolean).join(',') || undefined
}

/** «周二、周五 09:00–11:30,停在南马街道办事处门口» */
export const stopWords = ({ days, from, to, where }: MobileStop): string =>
  `${daysWords(days)} ${spanWords({ from, to })},停在${where}`

const BOOKED: readonly (readonly [Facility['needs'][number], string])[] = [
  ['eat', '订饭'],
  ['bath', '约洗澡'],
  ['visit', '约上门'],
]

/** How one books there today: by telephone. Nothing where there is nothing to book. */
export function bookWords(needs: Facility['needs']): string | undefined {
  const what = BOOKED.flatMap(([need, words]) => (needs.includes(need) ? [words] : []))
  return what.length > 0 ? `要${what.join('、')},请打电话` : undefined
}

/** One thing that is known, or that is not and should be. */
export interface Fact {
  readonly what: string
  readonly value: string
}

/** All that is known beside hours, prices and the way there, what one asks first in front. */
export function factsOf(facility: Facility): readonly Fact[] {
  const { needs } = facility
  const comesIn = needs.some((need) => need === 'live' || need === 'day' || need === 'eat' || need === 'bath')
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['谁能来', facility.openTo],
    ['谁少花钱', facility.favours],
    ['附近看病', facility.clinic],
    ['坐轮椅方便吗', accessibleWords(facility.accessible)],
    ['市里认定', recognisedWords(facility)],
    ['床位', bedsWords(facility)],
    ['能做什么', functionsWords(facility.functions)],
    ['面积', facility.area === undefined ? undefined : `${facility.area} 平方米`],
    ['食品经营许可', needs.includes('eat') ? foodWords(facility.foodLicence) : undefined],
    ['备案', needs.includes('live') || facility.filing ? filingWords(facility.filing) : undefined],
    ['消防', comesIn || facility.fire ? fireWords(facility.fire) : undefined],
    ['谁在办', facility.operator],
    ['总店', facility.branchOf],
    ['上级指导中心', facility.guidedBy],
    ['怎么办起来的', facility.mode && modeWords(facility.mode)],
    ['在哪个街道、乡镇', facility.town],
    ['联系人', facility.contact],
    ['登记编号', facility.number],
  ]
  return facts.flatMap(([what, value]) => (value ? [{ what, value }] : []))
}
