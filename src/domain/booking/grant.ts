/**
 * A subsidy account is opened by a grant, and a grant by a person who answers for it; never by a judgement.
 * `applied` → `checked` by the community → `in-force` or `refused` by the civil servant → `stopped` with a reason, or `ended` with its
 * last day. `returned`: a paper is missing, she may bring it. `withdrawn` by her side.
 */
export const GRANT_STATES = [
  'applied',
  'returned',
  'checked',
  'in-force',
  'refused',
  'withdrawn',
  'stopped',
  'ended',
] as const
export type GrantState = (typeof GRANT_STATES)[number]

/** States in which nobody may apply a second time for the same programme. */
export const OPEN_GRANT_STATES = ['applied', 'returned', 'checked', 'in-force'] as const satisfies readonly GrantState[]

export const GRANT_ACTS = [
  'check',
  'return',
  'send-again',
  'approve',
  'refuse',
  'withdraw',
  'review',
  'stop',
  'end',
] as const
export type GrantAct = (typeof GRANT_ACTS)[number]

const STEPS: Readonly<Record<GrantState, Readonly<Partial<Record<GrantAct, GrantState>>>>> = {
  applied: { check: 'checked', return: 'returned', withdraw: 'withdrawn' },
  returned: { 'send-again': 'applied', withdraw: 'withdrawn' },
  checked: { approve: 'in-force', refuse: 'refused', return: 'returned', withdraw: 'withdrawn' },
  'in-force': { review: 'in-force', stop: 'stopped', end: 'ended' },
  // Only on an objection: her case lies before the county once more.
  refused: { approve: 'in-force', refuse: 'refused' },
  withdrawn: {},
  stopped: {},
  ended: {},
}

/** The state after an act; undefined where it cannot be now. */
export const nextGrantState = (state: GrantState, act: GrantAct): GrantState | undefined => STEPS[state][act]

export const GRANT_STATE_WORDS: Readonly<Record<GrantState, string>> = {
  applied: '已申请,等社区核对',
  returned: '要补材料',
  checked: '社区核对过了,等民政审批',
  'in-force': '已批准,可以用',
  refused: '没有批准',
  withdrawn: '已撤回',
  stopped: '已停发',
  ended: '已到期',
}

/** Why a grant is stopped. */
export const STOP_REASONS = ['died', 'moved-away', 'conditions-gone', 'own-wish', 'mistake', 'programme-over'] as const
export type StopReason = (typeof STOP_REASONS)[number]
export const STOP_WORDS: Readonly<Record<StopReason, string>> = {
  died: '本人去世',
  'moved-away': '搬离了本地',
  'conditions-gone': '不再符合条件',
  'own-wish': '本人不要了',
  mistake: '批错了',
  'programme-over': '这个项目停办了',
}
