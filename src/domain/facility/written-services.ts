import { halfWidth } from '../person/typed'
import type { FacilityService, Grade, PriceType } from './facility'
import { NEED_KEYS, type Need } from './types'
import type { Written } from './written-days'

/** Needs as people name them: a register may write one before a service, «吃饭:午餐=12元/份». */
export const NEED_WORDS: Readonly<Record<Need, string>> = {
  eat: '吃饭',
  bath: '洗澡',
  day: '白天照看',
  visit: '上门',
  doctor: '看病',
  live: '住下来',
  learn: '学习',
  aid: '租辅具',
  ask: '办事',
}

/**
 * What a service's name tells of why people come for it; the first that fits counts, so «上门助浴» is a bath, «送餐上门» a
 * meal, and «就餐补贴申请» neither: a window that takes applications serves no lunch.
 */
const TOLD_BY: readonly (readonly [Need, RegExp])[] = [
  ['ask', /申请|申领|补贴|补助|证明|咨询|代办|受理/],
  ['bath', /浴|洗澡/],
  ['eat', /餐|饭|食堂|伙食/],
  ['aid', /辅具|轮椅|护理床|拐/],
  ['doctor', /医|诊|康复|体检|配药|家庭病床/],
  ['day', /日间|日托|白天/],
  ['live', /床位|住宿|入住|全托|短托|长托|托养|喘息/],
  ['learn', /课|学|讲座|书画|手工/],
  ['visit', /上门|家政|助洁|保洁|探访|巡访|护理|照料/],
  ['ask', /评估/],
]
/** The need that a service's or a function's name tells of. */
export const needToldBy = (name: string): Need | undefined => TOLD_BY.find(([, pattern]) => pattern.test(name))?.[0]

const PRICE_TYPE_WORDS: readonly (readonly [PriceType, string, RegExp])[] = [
  ['set', '政府定价', /^(政府)?定价$/],
  ['guided', '政府指导价', /^(政府)?指导价$/],
  ['market', '市场价', /^市场(调节)?价$/],
]

const MOST_FEN = 100_000_000
const FORM = '请写成:老人午餐=12元/份;助浴=30元起/次(指导价);理发=免费'
const PRICE = /^(\d{1,7}(?:\.\d{1,2})?)元(起?)(?:\/([^\d/()]{1,10}?)(起?))?$/

/** What stands behind «=»: «12元/份», «30元起/次», «免费», «现场公示». */
function readPrice(text: string): Written<Pick<FacilityService, 'fen' | 'from' | 'unit'>> {
  if (text === '免费' || text === '无偿') return { value: { fen: 0 } }
  if (/^(面议|现场公示|以现场为准|见公示)?$/.test(text)) return { value: {} }
  if (text.startsWith('-')) return { fault: `价格「${text}」不能是负数` }
  const [, yuan = '', before = '', unit = '', behind = ''] = PRICE.exec(text) ?? []
  const fen = Math.round(Number(yuan) * 100)
  if (yuan === '') return { fault: `看不懂价格「${text}」。${FORM}` }
  if (fen > MOST_FEN) return { fault: `价格「${text}」太大了,请核对` }
  return { value: { fen, ...(before || behind ? { from: true } : {}), ...(unit ? { unit } : {}) } }
}

/** Price type and remark in the brackets behind a price: «指导价,含一份汤». */
function readRemark(text: string): Pick<FacilityService, 'priceType' | 'note'> {
  const [first = '', ...rest] = text.split(',')
  const priceType = PRICE_TYPE_WORDS.find(([, , pattern]) => pattern.test(first.trim()))?.[0]
  const note = (priceType ? rest.join(',') : text).trim()
  return { ...(priceType && { priceType }), ...(note ? { note } : {}) }
}

function readService(part: string): Written<FacilityService> {
  const [, prefix = '', told = ''] = /^([^:=]{1,6}):(.+)$/s.exec(part) ?? []
  const named = NEED_KEYS.find((key) => NEED_WORDS[key] === prefix)
  const [, name = '', behind = ''] = /^([^=]+)(?:=(.*))?$/s.exec(named ? told : part) ?? []
  if (name.trim() === '' || name.length > 40) return { fault: `看不懂「${part}」。${FORM}` }
  const [, price = '', remark = ''] = /^([^(]*)(?:\((.*)\))?$/s.exec(behind.trim()) ?? [, behind]
  const read = readPrice(price.replace(/\s/g, ''))
  if (read.fault !== undefined) return read
  const need = named ?? needToldBy(name)
  return { value: { name: name.trim(), ...(need && { need }), ...read.value, ...readRemark(remark) } }
}

/** What is offered and for how much: «老人午餐=12元/份;助浴=30元起/次(指导价);陪诊». Fen. */
export function readServices(cell: string): Written<FacilityService[]> {
  const services: FacilityService[] = []
  for (const part of halfWidth(cell).split(';')) {
    if (part.trim() === '') continue
    const read = readService(part.trim())
    if (read.fault !== undefined) return read
    services.push(read.value)
  }
  return { value: services }
}

/** 1250 → «12.5», 1200 → «12» */
const yuanText = (fen: number): string => String(fen / 100)

function serviceText({ name, need, fen, from, unit, priceType, note }: FacilityService): string {
  const prefix = need && need !== needToldBy(name) ? `${NEED_WORDS[need]}:` : ''
  const price =
    fen === undefined
      ? '现场公示'
      : fen === 0
        ? '免费'
        : `${yuanText(fen)}元${from ? '起' : ''}${unit ? `/${unit}` : ''}`
  const type = PRICE_TYPE_WORDS.find(([key]) => key === priceType)?.[1]
  const remark = [type, note].filter((words) => words !== undefined).join(',')
  return `${prefix}${name}=${price}${remark ? `(${remark})` : ''}`
}

/** Services as `readServices` reads them. */
export const servicesText = (services: readonly FacilityService[]): string => services.map(serviceText).join(';')

const STARS = '一二三四五'
const GRADE = /^(?:(A{1,5})|([1-5])A|([一二三四五1-5])星级?|(★{1,5}))(?:级)?(?:\((.+)\))?$/

/** A grade with the day of its decision as written: «AAA», «3A», «四星», «AAA(2024-05-01)»; the day is not read yet. */
export function readGrade(cell: string): Written<{ readonly grade: Omit<Grade, 'on'>; readonly on: string }> {
  const [, letters, count, star, marks, on = ''] = GRADE.exec(halfWidth(cell).replace(/\s/g, '').toUpperCase()) ?? []
  if (letters ?? count) return { value: { grade: { scale: 'letter', level: letters?.length ?? Number(count) }, on } }
  const level = marks?.length ?? (star === undefined ? 0 : STARS.indexOf(star) + 1 || Number(star))
  if (level === 0) return { fault: '等级请写A到AAAAA,或者一星到五星,例如:AAA(2024-05-01)' }
  return { value: { grade: { scale: 'star', level }, on } }
}

/** A grade as `readGrade` reads it. */
export function gradeText({ scale, level, on }: Grade): string {
  const grade = scale === 'letter' ? 'A'.repeat(level) : `${STARS[level - 1] ?? ''}星`
  return on ? `${grade}(${on})` : grade
}
