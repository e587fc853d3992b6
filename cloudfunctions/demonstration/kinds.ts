import { COUNTY_KINDS } from './county-kinds'
import type { Template } from './template'
import { TOWN_KINDS } from './town-kinds'

/** Every kind of place that a generated register can have, in the order in which a town's are numbered. */
export const KINDS = { ...COUNTY_KINDS, ...TOWN_KINDS }
export type Kind = keyof typeof KINDS

export const templateOf = (kind: Kind): Template => KINDS[kind]

/** Over the door, where a city's documents use another word than the rest. */
const DOORS: Readonly<Record<string, Partial<Record<Kind, string>>>> = {
  taiyuan: {
    center: '社区养老服务中心',
    canteen: '社区食堂',
    station: '社区养老驿站',
    meals: '助餐网点',
    dayCare: '社区日间照料中心',
    nursing: '老年护理照料中心',
    mutual: '养老互助点',
    aids: '康复辅具借租点',
  },
  harbin: {
    center: '老年人照护中心',
    canteen: '助老餐厅',
    station: '社区养老服务驿站',
    meals: '老年餐桌',
    dayCare: '日间照料室',
    embedded: '养老服务综合体',
    mutual: '邻里养老互助点',
    school: '老年学堂',
    wellness: '旅居康养综合体',
  },
  hefei: {
    center: '养老服务指导中心',
    canteen: '社区老年食堂',
    embedded: '小型养老服务综合体',
    nursing: '托养中心',
    shop: '智慧养老用品租售中心',
  },
}

export function suffixOf(city: string, kind: Kind, town: string): string {
  const { suffix } = templateOf(kind)
  return DOORS[city]?.[kind] ?? (typeof suffix === 'string' ? suffix : suffix(town))
}
