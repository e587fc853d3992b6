import { calculate } from '@/domain/operator/calculate'
import type { Calculator } from '@/domain/operator/calculator'
import type { Calculation, County, Fault } from '@/domain/operator/outcome'
import { grouped } from '@/domain/operator/words'

/** What was typed or chosen, by field; a field's name is the path that a fault names. */
export type Typed = Readonly<Record<string, string>>

/** One thing that a rule has to be told. */
export type Field =
  | {
      readonly kind: 'number'
      readonly id: string
      readonly label: string
      readonly unit: string
      readonly hint?: string
      /** Left empty it counts as not said. */
      readonly optional?: true
    }
  | {
      readonly kind: 'choice'
      readonly id: string
      readonly label: string
      readonly options: readonly { readonly value: string; readonly label: string }[]
    }

const WHERE = 'county'
const RENTED = 'rented'
const RECEIVED = 'received'
const YES = 'yes'
const NO = 'no'

const yesOrNo = (yes: string, no: string) => [
  { value: YES, label: yes },
  { value: NO, label: no },
]

const whereField = (counties: readonly County[]): Field => ({
  kind: 'choice',
  id: WHERE,
  label: '在哪个县(市、区)',
  options: counties.map(({ code, name }) => ({ value: code, label: name })),
})

type RuleOf<K extends Calculator['kind']> = Extract<Calculator, { kind: K }>

/** Terms of those who assess, as anybody says them. */
const PLAIN: Readonly<Record<string, string>> = { 自理: '不用人帮', 介助: '要人帮', 介护: '要人照料' }

/** The same rule, with its classes called by their terms and in plain words: «介助(要人帮)». */
function plainly(rule: RuleOf<'per-head'>): RuleOf<'per-head'> {
  const called = (label: string): string => (PLAIN[label] ? `${label}(${PLAIN[label]})` : label)
  return { ...rule, classes: rule.classes.map((one) => ({ ...one, label: called(one.label) })) }
}

function gradeFields(rule: RuleOf<'by-grade'>, typed: Typed): readonly Field[] {
  const place = rule.places.find(({ id }) => id === typed['place'])
  const occupancy: Field = {
    kind: 'number',
    id: 'occupancyPercent',
    label: '入住率',
    unit: '%',
    hint: `要达到 ${place?.occupancyFrom ?? 0}%`,
  }
  return [
    {
      kind: 'choice',
      id: 'place',
      label: '是哪一类机构',
      options: rule.places.map(({ id, label }) => ({ value: id, label })),
    },
    {
      kind: 'choice',
      id: 'grade',
      label: '评的等级',
      options: rule.grades.map(({ id, label }) => ({ value: id, label })),
    },
    { kind: 'number', id: 'runningMonths', label: '运营月数', unit: '个月', hint: '开业到现在,按满月算' },
    ...(place?.occupancyFrom === undefined ? [] : [occupancy]),
  ]
}

function areaFields(rule: RuleOf<'by-area'>, typed: Typed): readonly Field[] {
  const usual = rule.usualSquareMetresFrom
  const investment: Field = {
    kind: 'number',
    id: 'ownInvestmentFen',
    label: '自己的投入',
    unit: '元',
    hint: '要高于补贴;还没算出来可以空着',
    optional: true,
  }
  const rented: Field = { kind: 'choice', id: RENTED, label: '场地是租的吗', options: yesOrNo('租的', '不是租的') }
  const lease: Field = {
    kind: 'number',
    id: 'leaseYears',
    label: '租期',
    unit: '年',
    hint: `至少 ${rule.leaseYearsFrom} 年`,
  }
  const received: Field = {
    kind: 'choice',
    id: RECEIVED,
    label: '这处场地领过别的建设补贴吗',
    options: yesOrNo('领过', '没领过'),
  }
  return [
    {
      kind: 'number',
      id: 'squareMetres',
      label: '建筑面积',
      unit: '平方米',
      ...(usual && { hint: `一般不小于 ${usual} 平方米` }),
    },
    ...(rule.ownInvestmentAbove ? [investment] : []),
    ...(rule.leaseYearsFrom === undefined ? [] : [rented, ...(typed[RENTED] === YES ? [lease] : [])]),
    ...((rule.excludes ?? []).length > 0 ? [received] : []),
  ]
}

/** What a rule has to be told, in the order in which it is asked; some fields follow from others' answers. */
export function fieldsOf(rule: Calculator, counties: readonly County[], typed: Typed): readonly Field[] {
  if (rule.kind === 'allocation') {
    const heads = counties.map(({ code, name }): Field => ({
      kind: 'number',
      id: code,
      label: `${name}的人数`,
      unit: '人',
    }))
    return [{ kind: 'number', id: 'totalFen', label: '下达总金额', unit: '元' }, ...heads]
  }
  const where = whereField(counties)
  if (rule.kind === 'by-grade') return [where, ...gradeFields(rule, typed)]
  if (rule.kind === 'by-area') return [where, ...areaFields(rule, typed)]
  if (rule.kind === 'per-day') {
    const hint = '同一个人一天只算一次,一共多少'
    return [where, { kind: 'number', id: 'records', label: '人次天数', unit: '人次天', hint }]
  }
  return [
    where,
    ...plainly(rule).classes.map(({ id, label }): Field => {
      return {
        kind: 'number',
        id: `heads.${id}`,
        label: `${label}老人的人数`,
        unit: '人',
        hint: '没有就空着',
        optional: true,
      }
    }),
  ]
}

/** A number as people type it, in full-width digits or with commas; NaN where it is none. */
export function numberOf(text: string): number {
  const plain = text.normalize('NFKC').replace(/[,,\s]/g, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN
}

/** Yuan as fen; what is not a whole fen stays so, for the rule to refuse. */
function fenOf(text: string): number {
  const fen = numberOf(text) * 100
  return Math.abs(fen - Math.round(fen)) < 1e-6 ? Math.round(fen) : fen
}

const isEmpty = (text: string | undefined): boolean => text === undefined || text.trim() === ''

/** What can be said before anything is reckoned: what is missing, and what is no number. */
function faultsAtSight(fields: readonly Field[], typed: Typed): readonly Fault[] {
  return fields.flatMap((field): Fault[] => {
    const text = typed[field.id]
    if (!isEmpty(text)) {
      const isNumber = field.kind !== 'number' || !Number.isNaN(numberOf(text!))
      return isNumber ? [] : [{ code: 'not-a-number', field: field.id, message: `${field.label}要写数字` }]
    }
    if (field.kind === 'number' && field.optional) return []
    const message = field.kind === 'choice' ? `请选:${field.label}` : `请填:${field.label}`
    return [{ code: 'missing', field: field.id, message }]
  })
}

/** More days than this are no canteen's month. */
const MOST_DAYS = 100_000

/** The days of a month are told by their number; the rule counts each person and day, so each becomes a person. */
function perDay(rule: RuleOf<'per-day'>, typed: Typed, counties: readonly County[], on: string): Calculation {
  const days = numberOf(typed['records'] ?? '')
  if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) {
    const message = `人次天数要写 0 到 ${grouped(MOST_DAYS)} 之间的整数`
    return { ok: false, faults: [{ code: 'not-whole', field: 'records', message }] }
  }
  const records = Array.from({ length: days }, (_, index) => ({ person: String(index + 1), day: on }))
  return calculate(rule, { county: typed[WHERE] ?? '', records }, counties)
}

function byGrade(rule: RuleOf<'by-grade'>, typed: Typed, counties: readonly County[]): Calculation {
  const occupancy = typed['occupancyPercent']
  return calculate(
    rule,
    {
      county: typed[WHERE] ?? '',
      place: typed['place'] ?? '',
      grade: typed['grade'] ?? '',
      runningMonths: numberOf(typed['runningMonths'] ?? ''),
      ...(!isEmpty(occupancy) && { occupancyPercent: numberOf(occupancy!) }),
    },
    counties,
  )
}

function leaseOf(rule: RuleOf<'by-area'>, typed: Typed): { readonly leaseYears?: number | null } {
  if (rule.leaseYearsFrom === undefined) return {}
  return { leaseYears: typed[RENTED] === YES ? numberOf(typed['leaseYears'] ?? '') : null }
}

function byArea(rule: RuleOf<'by-area'>, typed: Typed, counties: readonly County[]): Calculation {
  const own = typed['ownInvestmentFen']
  return calculate(
    rule,
    {
      county: typed[WHERE] ?? '',
      squareMetres: numberOf(typed['squareMetres'] ?? ''),
      ...(rule.ownInvestmentAbove && !isEmpty(own) && { ownInvestmentFen: fenOf(own!) }),
      ...leaseOf(rule, typed),
      ...(typed[RECEIVED] === YES && { received: rule.excludes ?? [] }),
    },
    counties,
  )
}

/** A rule names a district by its place in the list; the form by its code. */
function allocation(rule: RuleOf<'allocation'>, typed: Typed, counties: readonly County[]): Calculation {
  const districts = counties.map(({ code }) => ({ code, eligible: numberOf(typed[code] ?? '') }))
  const outcome = calculate(rule, { totalFen: fenOf(typed['totalFen'] ?? ''), districts }, counties)
  if (outcome.ok) return outcome
  // What is wrong with all of them together stands at the first.
  const named = (field: string): string => {
    const [, at = '0'] = /^districts(?:\.(\d+)\.)?/.exec(field) ?? []
    return field.startsWith('districts') ? (counties[Number(at)]?.code ?? field) : field
  }
  return { ok: false, faults: outcome.faults.map((fault) => ({ ...fault, field: named(fault.field) })) }
}

function perHead(rule: RuleOf<'per-head'>, typed: Typed, counties: readonly County[]): Calculation {
  const told = rule.classes.filter(({ id }) => !isEmpty(typed[`heads.${id}`]))
  if (told.every(({ id }) => numberOf(typed[`heads.${id}`]!) === 0)) {
    const message = '至少填一种老人的人数'
    return { ok: false, faults: [{ code: 'missing', field: `heads.${rule.classes[0]?.id}`, message }] }
  }
  const heads = Object.fromEntries(told.map(({ id }) => [id, numberOf(typed[`heads.${id}`]!)]))
  return calculate(plainly(rule), { county: typed[WHERE] ?? '', heads }, counties)
}

/**
 * Reckons a rule with what was typed. Faults name the form's fields; all of them come at once.
 * @param on the day, `YYYY-MM-DD`
 */
export function reckon(rule: Calculator, counties: readonly County[], typed: Typed, on: string): Calculation {
  const atSight = faultsAtSight(fieldsOf(rule, counties, typed), typed)
  if (atSight.length > 0) return { ok: false, faults: atSight }
  if (rule.kind === 'per-head') return perHead(rule, typed, counties)
  if (rule.kind === 'per-day') return perDay(rule, typed, counties, on)
  if (rule.kind === 'by-grade') return byGrade(rule, typed, counties)
  if (rule.kind === 'by-area') return byArea(rule, typed, counties)
  return allocation(rule, typed, counties)
}

/** 140000000 fen → «140 万元», and in 亿 where it is as many; empty where the figure is read as easily in yuan. */
export function inTenThousands(fen: number): string {
  const yuan = fen / 100
  if (yuan >= 100_000_000 && yuan % 1_000_000 === 0) return `${grouped(yuan / 100_000_000)} 亿元`
  return yuan >= 10_000 && yuan % 100 === 0 ? `${grouped(yuan / 10_000)} 万元` : ''
}
