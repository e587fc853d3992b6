/** What a helper may do for an elder, each agreed to by itself: 查看 · 办理 · 预约 · 付款 · 评估. */
export const SCOPES = ['view', 'handle', 'book', 'pay', 'assess'] as const
export type Scope = (typeof SCOPES)[number]

export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  view: '查看',
  handle: '办理',
  book: '预约',
  pay: '付款',
  assess: '评估',
}

/** Helpers of one elder at the most; herself, her guardian's court paper and the community's worker are not counted. */
export const MOST_HELPERS = 5

/**
 * How an account stands to an elder. `unconfirmed`: nobody has asked her yet; he judges on his own phone and sees no
 * record. `ended`: refused, revoked, left or run out; the row stays, for the list of who could act.
 */
export const STANDINGS = ['self', 'guardian', 'confirmed', 'unconfirmed', 'ended'] as const
export type Standing = (typeof STANDINGS)[number]

/**
 * In what capacity somebody acts for an elder; stands in every event and in the list of who looked. `presence` with her beside him, `call`
 * with her on the telephone.
 */
export const GROUNDS = ['self', 'guardian', 'helper', 'unconfirmed', 'presence', 'call', 'task'] as const
export type Ground = (typeof GROUNDS)[number]

/** Somebody of the city who does what she says, with her beside him or on the telephone. */
export const isForHer = (ground: string | undefined): ground is 'presence' | 'call' =>
  ground === 'presence' || ground === 'call'

/** What of hers about a helper is kept with how she said it: she agreed to him, changed what he may do, or asked one in. */
export const HELPER_DECISIONS = ['confirm', 'change', 'invite'] as const
export type HelperDecision = (typeof HELPER_DECISIONS)[number]

/** Whoever may do one thing may also look; paying and assessing rest on looking too. */
export function reaches(scopes: readonly Scope[], wanted: Scope): boolean {
  return scopes.includes(wanted) || (wanted === 'view' && scopes.length > 0)
}
