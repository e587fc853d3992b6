import type { AssessmentEffect } from '../life/event'

/** States in which nobody may apply a second time for her. */
export const OPEN_ASSESSMENT_STATES = [
  'received',
  'returned',
  'checked',
  'assigned',
  'appointed',
  'assessed',
  'told',
  'objected',
] as const

/**
 * How one application goes on, and who may do what where. `received`: it waits for the office. `returned`: something is missing, her
 * side's turn. `checked`: it waits for a team. `assigned`: a team has it, no day is fixed. `appointed`: day and hour stand. `assessed`:
 * both have signed, the office reads it. `told`: she knows, and may object. `objected`: another team is to be found. `in-force` until
 * `expired`, or `superseded` by a later one. `refused`: the office has not taken it on. `withdrawn` by her side, or because of what the
 * community wrote down of her life: a death ends all that is not in force.
 */
export const ASSESSMENT_STATES = [
  ...OPEN_ASSESSMENT_STATES,
  'in-force',
  'expired',
  'superseded',
  'refused',
  'withdrawn',
] as const
export type AssessmentState = (typeof ASSESSMENT_STATES)[number]

export const ASSESSMENT_ACTS = [
  'withdraw',
  'send-again',
  'postpone',
  'agree',
  'object',
  'accept',
  'return',
  'refuse',
  'assign',
  'appoint',
  'refused-at-door',
  'sign',
  'tell',
  'do-again',
  'take-force',
  'expire',
  'supersede',
  'end',
] as const
export type AssessmentAct = (typeof ASSESSMENT_ACTS)[number]

/** Whose act it is: her side, the civil servant, one of the two assessors of the team, the community by what it wrote of her life, or time. */
export type AssessmentDoer = 'hers' | 'official' | 'assessor' | 'community' | 'time'

interface Step {
  readonly to: AssessmentState
  readonly by: readonly AssessmentDoer[]
}

type Steps = Readonly<Partial<Record<AssessmentAct, Step>>>

const to = (state: AssessmentState, ...by: AssessmentDoer[]): Step => ({ to: state, by })

const WITHDRAW = { withdraw: to('withdrawn', 'hers') }
const ASSIGN = { assign: to('assigned', 'official') }
const END = { end: to('withdrawn', 'community') }
const RETURN = { return: to('returned', 'official') }

/** The whole table: an act that is not named cannot be, whoever wants it. */
export const ASSESSMENT_STEPS: Readonly<Record<AssessmentState, Steps>> = {
  received: { ...WITHDRAW, ...END, ...RETURN, accept: to('checked', 'official'), refuse: to('refused', 'official') },
  returned: { ...WITHDRAW, ...END, 'send-again': to('received', 'hers') },
  checked: { ...WITHDRAW, ...END, ...ASSIGN, ...RETURN },
  assigned: { ...WITHDRAW, ...END, ...ASSIGN, appoint: to('appointed', 'official', 'assessor') },
  appointed: {
    ...WITHDRAW,
    ...END,
    ...ASSIGN,
    appoint: to('appointed', 'official', 'assessor'),
    postpone: to('assigned', 'hers'),
    'refused-at-door': to('assigned', 'assessor'),
    sign: to('assessed', 'assessor'),
  },
  assessed: { ...END, tell: to('told', 'official'), 'do-again': to('checked', 'official') },
  told: { ...END, agree: to('in-force', 'hers'), object: to('objected', 'hers'), 'take-force': to('in-force', 'time') },
  // Signed once already: another team, and until it is there she may leave it as it is.
  objected: { ...END, ...ASSIGN, withdraw: to('in-force', 'hers') },
  'in-force': { object: to('objected', 'hers'), expire: to('expired', 'time'), supersede: to('superseded', 'time') },
  expired: {},
  superseded: {},
  refused: {},
  withdrawn: {},
}

/**
 * The state after an act of somebody; undefined where it cannot be now, or not by him.
 * @param round 2 for the team that an objection asked for: who takes that back keeps the result of the first
 */
export function nextAssessmentState(
  state: AssessmentState,
  act: AssessmentAct,
  by: AssessmentDoer,
  round = 1,
): AssessmentState | undefined {
  const step = ASSESSMENT_STEPS[state][act]
  if (!step?.by.includes(by)) return undefined
  if (round === 1) return step.to
  // She has objected once; who does not agree with the second result either goes to the office, not round and round.
  // Nor is an objection sent back for papers, or refused as an application is: what was told already would hang upon it.
  if (act === 'object' || act === 'return') return undefined
  return act === 'withdraw' ? 'in-force' : step.to
}

/** States in which nobody has been to her yet; in the second round somebody was, in the first. */
const UNMADE: readonly AssessmentState[] = ['received', 'returned', 'checked', 'assigned', 'appointed']

/** Whether an event in her life ends an application that stands there. */
export const endsByLife = (effect: AssessmentEffect, state: AssessmentState, round: number): boolean =>
  nextAssessmentState(state, 'end', 'community', round) !== undefined &&
  (effect === 'end' || (effect === 'unmade' && round === 1 && UNMADE.includes(state)))

/**
 * Where an application stands again when the event that ended it was a mistake: where it stood. Only its day is another's by then, and is
 * fixed anew by the same team.
 */
export const standsAgainAt = (before: AssessmentState): AssessmentState =>
  before === 'appointed' ? 'assigned' : before

/** What somebody may do now, in the order of the acts. */
export const actsOf = (state: AssessmentState, by: AssessmentDoer, round = 1): AssessmentAct[] =>
  ASSESSMENT_ACTS.filter((act) => nextAssessmentState(state, act, by, round) !== undefined)

export const ASSESSMENT_STATE_WORDS: Readonly<Record<AssessmentState, string>> = {
  received: '已提交,等民政受理',
  returned: '要补材料',
  checked: '已受理,正在安排评估员',
  assigned: '评估员定了,等约时间',
  appointed: '上门时间定了',
  assessed: '评估做完了,等审核',
  told: '结果出来了,请看看',
  objected: '提了异议,等另一组评估员',
  'in-force': '结果有效',
  expired: '已过有效期',
  superseded: '有了新的评估结果',
  refused: '没有受理',
  withdrawn: '已撤回',
}

/** The way that is shown to her: seven steps, and at which of them each state stands. */
export const WAY = ['提交', '受理', '安排评估员', '约时间', '上门评估', '审核', '结果'] as const
export const STEP_OF: Readonly<Record<AssessmentState, number>> = {
  received: 1,
  returned: 1,
  checked: 2,
  assigned: 3,
  appointed: 4,
  assessed: 5,
  told: 6,
  objected: 2,
  'in-force': 6,
  expired: 6,
  superseded: 6,
  refused: 1,
  withdrawn: 0,
}

/** Why she is to be assessed: A.1.3 of the standard. `doubt` is never applied for: an objection is one. */
export const ASSESSMENT_REASONS = ['first', 'regular', 'change', 'doubt'] as const
export type AssessmentReason = (typeof ASSESSMENT_REASONS)[number]
export const ASSESSMENT_REASON_WORDS: Readonly<Record<AssessmentReason, string>> = {
  first: '第一次评估',
  regular: '以前评过,快到期了',
  change: '身体情况变了',
  doubt: '对以前的结果有疑问',
}

export const ASSESSMENT_PLACES = ['home', 'centre', 'institution', 'hospital'] as const
export type AssessmentPlace = (typeof ASSESSMENT_PLACES)[number]
export const ASSESSMENT_PLACE_WORDS: Readonly<Record<AssessmentPlace, string>> = {
  home: '家里',
  centre: '社区的服务站',
  institution: '住的养老院',
  hospital: '医院',
}

/** Parts of a day that suit her. */
export const DAY_PARTS = ['morning', 'afternoon', 'any'] as const
export type DayPart = (typeof DAY_PARTS)[number]
export const DAY_PART_WORDS: Readonly<Record<DayPart, string>> = {
  morning: '上午',
  afternoon: '下午',
  any: '上午下午都行',
}

/** What somebody finds at the door when it does not come to an assessment. */
export const DOOR_REASONS = ['refused', 'nobody', 'unwell', 'elsewhere', 'other'] as const
export type DoorReason = (typeof DOOR_REASONS)[number]
export const DOOR_WORDS: Readonly<Record<DoorReason, string>> = {
  refused: '老人今天不愿意评',
  nobody: '家里没有人',
  unwell: '老人身体不舒服',
  elsewhere: '老人不在这里住了',
  other: '其他原因',
}
