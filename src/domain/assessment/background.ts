/**
 * Annex A of GB/T 42195-2022 as far as this product asks it: what decides the level with the total (care risks, diagnoses, coma), and
 * what whoever cares for her afterwards needs. Faith and people are not asked: nothing here rests on them (personal data: as little
 * as will do).
 */

/** `A.2.14.fall` and so on: the standard's own number, and which line of it. */
export type BackgroundKey = string

interface Line {
  readonly key: BackgroundKey
  readonly name: string
  /** Without it nobody can sign: it may change the level. */
  readonly needed: boolean
}

export type BackgroundItem =
  | (Line & { readonly kind: 'choice'; readonly options: readonly Choice[] })
  | (Line & { readonly kind: 'many'; readonly options: readonly Choice[] })
  | (Line & { readonly kind: 'number'; readonly least: number; readonly most: number; readonly unit: string })
  | (Line & { readonly kind: 'text'; readonly most: number })

export interface Choice {
  readonly value: number
  readonly text: string
}

const choices = (...words: readonly string[]): Choice[] => words.map((text, value) => ({ value, text }))

const risk = (kind: string, name: string): BackgroundItem => ({
  key: `A.2.14.${kind}`,
  name: `近30天${name}`,
  needed: true,
  kind: 'choice',
  options: choices('没有', '1次', '2次', '3次以上'),
})

/** A.2.14: each kind counted, and all kinds added up. */
export const RISK_KEYS = ['A.2.14.fall', 'A.2.14.lost', 'A.2.14.choking', 'A.2.14.harm', 'A.2.14.other'] as const
export const COMA_KEY = 'A.5.11'
export const DEMENTIA_KEY = 'A.4.1.dementia'
export const MENTAL_KEY = 'A.4.1.mental'

const yesNo = (key: string, name: string, needed: boolean): BackgroundItem => ({
  key,
  name,
  needed,
  kind: 'choice',
  options: choices('没有', '有'),
})

export const BACKGROUND: readonly BackgroundItem[] = [
  risk('fall', '跌倒'),
  risk('lost', '走失'),
  risk('choking', '噎食'),
  risk('harm', '自杀或自伤'),
  risk('other', '别的意外'),
  yesNo(DEMENTIA_KEY, '专科医生诊断过痴呆(F00–F03)', true),
  yesNo(MENTAL_KEY, '专科医生诊断过其他精神和行为障碍(F04–F99)', true),
  yesNo(COMA_KEY, '正处在昏迷中', true),
  { key: 'A.2.4', name: '身高', needed: false, kind: 'number', least: 80, most: 220, unit: '厘米' },
  { key: 'A.2.5', name: '体重', needed: false, kind: 'number', least: 20, most: 200, unit: '公斤' },
  {
    key: 'A.4.1',
    name: '还诊断过',
    needed: false,
    kind: 'many',
    options: choices(
      '高血压',
      '冠心病',
      '糖尿病',
      '肺炎',
      '慢阻肺',
      '脑出血',
      '脑梗死',
      '尿路感染(近30天)',
      '帕金森病',
      '慢性肾衰竭',
      '肝硬化',
      '消化性溃疡',
      '肿瘤',
      '截肢(近6个月)',
      '骨折(近3个月)',
      '癫痫',
      '甲减',
      '白内障',
      '青光眼',
      '骨质疏松',
      '其他',
    ),
  },
  { key: 'A.4.2', name: '正在吃的药', needed: false, kind: 'text', most: 500 },
  {
    key: 'A.5.1',
    name: '压疮',
    needed: false,
    kind: 'choice',
    options: choices('没有', '1期', '2期', '3期', '4期', '分不了期'),
  },
  { key: 'A.5.2', name: '关节活动', needed: false, kind: 'choice', options: choices('不受限', '受限', '看不出来') },
  { key: 'A.5.3', name: '伤口', needed: false, kind: 'text', most: 200 },
  {
    key: 'A.5.4',
    name: '特殊护理',
    needed: false,
    kind: 'many',
    options: choices('胃管', '尿管', '气管切开', '造瘘', '无创呼吸机', '透析', '其他'),
  },
  {
    key: 'A.5.5',
    name: '疼痛',
    needed: false,
    kind: 'choice',
    options: choices('不疼', '有点疼', '疼得厉害', '看不出来'),
  },
  yesNo('A.5.8', '吞咽困难', false),
  yesNo('A.5.9', '营养不良', false),
  yesNo('A.5.10', '痰咳不出来', false),
  { key: 'A.5.12', name: '还要记下的', needed: false, kind: 'text', most: 500 },
]

export type BackgroundValue = number | string | readonly number[]

/** What is wrong with an answer, in words; null when it is one that the line has. */
export function backgroundFault(item: BackgroundItem, value: unknown): string | null {
  switch (item.kind) {
    case 'choice':
      return item.options.some((option) => option.value === value) ? null : `${item.name}:没有这个选项`
    case 'many':
      return Array.isArray(value) &&
        new Set(value).size === value.length &&
        value.every((one) => item.options.some((option) => option.value === one))
        ? null
        : `${item.name}:没有这个选项`
    case 'number':
      return typeof value === 'number' && value >= item.least && value <= item.most
        ? null
        : `${item.name}要在${item.least}到${item.most}${item.unit}之间`
    case 'text':
      return typeof value === 'string' && value.length <= item.most ? null : `${item.name}最多${item.most}个字`
  }
}
