/** What is asked before a bath. Not a medical check: it only finds out whom nobody should put into warm water today. */
export const HEALTH_QUESTIONS = [
  'fever',
  'blood-pressure',
  'wound',
  'recent-illness',
  'cannot-be-moved',
  'dizzy',
  'alone-unsafe',
] as const
export type HealthQuestion = (typeof HEALTH_QUESTIONS)[number]

/** An answer; 不知道 is one. */
export type HealthAnswer = 'yes' | 'no' | 'unknown'
export type HealthAnswers = Readonly<Partial<Record<HealthQuestion, HealthAnswer>>>

export const HEALTH_WORDS: Readonly<Record<HealthQuestion, string>> = {
  fever: '这两天发烧吗?',
  'blood-pressure': '最近量血压,高压超过180或者低压超过110吗?',
  wound: '身上有没长好的伤口、褥疮,或者传染的皮肤病吗?',
  'recent-illness': '最近一个月得过心梗、中风,或者做过手术吗?',
  'cannot-be-moved': '卧床,不能坐车、坐轮椅出门吗?',
  dizzy: '洗澡时晕倒过吗?',
  'alone-unsafe': '平时洗澡要人扶吗?',
}

/**
 * `fit`. `at-home`: cannot be brought to the place, may be bathed at home. `ask-doctor`: no bath anywhere until a doctor says so;
 * a reminder to try again is offered. `unknown`: something that decides was answered 不知道.
 */
export type Fitness =
  | { readonly outcome: 'fit'; readonly mind: readonly HealthQuestion[] }
  | { readonly outcome: 'at-home'; readonly because: readonly HealthQuestion[] }
  | { readonly outcome: 'ask-doctor'; readonly because: readonly HealthQuestion[] }
  | { readonly outcome: 'unknown'; readonly missing: readonly HealthQuestion[] }

/** Questions whose «yes» keeps anybody out of the water. */
const NO_BATH = ['fever', 'blood-pressure', 'wound', 'recent-illness'] as const satisfies readonly HealthQuestion[]

/** @param atHome whether the bath comes to her: who cannot be moved may have that one */
export function fitnessFor(answers: HealthAnswers, atHome: boolean): Fitness {
  const because = NO_BATH.filter((question) => answers[question] === 'yes')
  if (because.length > 0) return { outcome: 'ask-doctor', because }
  const missing = NO_BATH.filter((question) => answers[question] !== 'no')
  if (missing.length > 0) return { outcome: 'unknown', missing }
  if (!atHome && answers['cannot-be-moved'] === 'yes') return { outcome: 'at-home', because: ['cannot-be-moved'] }
  if (!atHome && answers['cannot-be-moved'] !== 'no') return { outcome: 'unknown', missing: ['cannot-be-moved'] }
  const mind = (['dizzy', 'alone-unsafe'] as const).filter((question) => answers[question] !== 'no')
  return { outcome: 'fit', mind }
}

/** Taken on arrival, by whoever bathes her. */
export interface Measurements {
  /** Tenths of a degree: 365 is 36.5 °C. */
  readonly temperature: number
  /** mmHg. */
  readonly systolic: number
  readonly diastolic: number
  /** Beats in a minute. */
  readonly pulse: number
}

/** From which on nobody is put into the water; a city may set its own. */
export const BATH_LIMITS = {
  temperature: 373,
  systolic: 180,
  diastolic: 110,
  pulse: 120,
  leastPulse: 50,
  leastSystolic: 90,
}
export type BathLimits = typeof BATH_LIMITS

/** Which measurement forbids a bath now; empty where none does. */
export function unfitBy(measured: Measurements, limits: BathLimits = BATH_LIMITS): (keyof Measurements)[] {
  const { temperature, systolic, diastolic, pulse } = measured
  const found: (keyof Measurements)[] = []
  if (temperature >= limits.temperature) found.push('temperature')
  if (systolic >= limits.systolic || systolic < limits.leastSystolic) found.push('systolic')
  if (diastolic >= limits.diastolic) found.push('diastolic')
  if (pulse > limits.pulse || pulse < limits.leastPulse) found.push('pulse')
  return found
}

/** Why it was broken off or not begun. */
export const STOP_VISIT_REASONS = [
  'own-wish',
  'fever',
  'blood-pressure',
  'wound',
  'unwell',
  'nobody-home',
  'unsafe',
] as const
export type StopVisitReason = (typeof STOP_VISIT_REASONS)[number]

/** A measurement as it is read out: «体温 37.6℃». */
const READ_OUT: Readonly<Record<keyof Measurements, (value: number) => string>> = {
  temperature: (value) => `体温 ${(value / 10).toFixed(1)}℃`,
  systolic: (value) => `高压 ${value}`,
  diastolic: (value) => `低压 ${value}`,
  pulse: (value) => `脉搏 ${value}`,
}

/** All measurements in one line, for the record of a visit. */
export const measuredWords = (measured: Measurements): string =>
  (['temperature', 'systolic', 'diastolic', 'pulse'] as const).map((key) => READ_OUT[key](measured[key])).join(',')

/** What forbids a bath now, each with its figure: «体温 37.6℃,今天不能洗». Empty where nothing does. */
export const unfitWords = (measured: Measurements, limits: BathLimits = BATH_LIMITS): string[] =>
  unfitBy(measured, limits).map((key) => `${READ_OUT[key](measured[key])},今天不能洗`)

/** Why a visit was not begun or broken off, as all sides read it. */
export const STOP_VISIT_WORDS: Readonly<Record<StopVisitReason, string>> = {
  'own-wish': '老人不想做了',
  fever: '发烧',
  'blood-pressure': '血压不合适',
  wound: '身上有伤口',
  unwell: '人不舒服',
  'nobody-home': '家里没有人',
  unsafe: '现场做不安全',
}

/** How a visit ends that was stopped, and by which rule it is paid. `late`: as cancelling late; `stopped`: as breaking off; null: free. */
export interface VisitEnd {
  readonly event: 'unfit' | 'missed' | 'stopped'
  readonly pays: 'late' | 'stopped' | null
}

/**
 * Her health never costs her anything, nor does what only the provider thinks unsafe. Her own wish at the door is a late cancel,
 * after it has begun a broken-off visit.
 * @param begun whether somebody has checked in
 * @returns null for a reason that cannot be then: nobody is at home where it has begun
 */
export function visitEnd(reason: StopVisitReason, begun: boolean): VisitEnd | null {
  switch (reason) {
    case 'fever':
    case 'blood-pressure':
    case 'wound':
    case 'unwell':
      return { event: 'unfit', pays: null }
    case 'nobody-home':
      return begun ? null : { event: 'missed', pays: 'late' }
    case 'own-wish':
      return { event: 'stopped', pays: begun ? 'stopped' : 'late' }
    case 'unsafe':
      return { event: 'stopped', pays: null }
  }
}
