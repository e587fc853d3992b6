/** 政策找人: what the register says somebody may have, and what came of telling her. */

/** `entitled` now; `soon` within the days that are looked ahead; `changed` by another edition of the rule. */
export const FOUND_KINDS = ['entitled', 'soon', 'changed'] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/**
 * `open`: nobody has spoken with her. `told`, `wants`, `declined`, `unreached`: what came of it. `applied`: brought to a desk.
 * `has`: she gets it already. `over`: the register says it no longer.
 */
export const FOUND_STATES = ['open', 'told', 'wants', 'declined', 'unreached', 'applied', 'has', 'over'] as const
export type FoundState = (typeof FOUND_STATES)[number]

/** States in which somebody still has to do something. */
export const FOUND_PENDING: readonly FoundState[] = ['open', 'wants', 'unreached']

/** What a worker may write down after speaking with her, or trying to. */
export const CONTACT_OUTCOMES = ['told', 'wants', 'declined', 'unreached', 'applied', 'has'] as const
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number]

export const FOUND_STATE_WORDS: Readonly<Record<FoundState, string>> = {
  open: '还没联系',
  told: '告诉了',
  wants: '想要办',
  declined: '不想要',
  unreached: '没联系上',
  applied: '已经替老人交上去',
  has: '已经在领',
  over: '现在不符合了',
}

/** Why it was found. `age`: a birthday or term; `facts`: something known is another; `list`: the rule; `first`: never looked at before. */
export const FOUND_CAUSES = ['age', 'facts', 'list', 'first'] as const
export type FoundCause = (typeof FOUND_CAUSES)[number]

/** Days that are looked ahead. */
export const SOON_DAYS = 90

/** `wants` and `applied` stand against a new verdict; who declined is asked again only when the rule changed. */
export const mayFollow = (from: FoundState, to: ContactOutcome): boolean =>
  from !== 'over' && !(from === 'applied' && to !== 'has' && to !== 'declined')
