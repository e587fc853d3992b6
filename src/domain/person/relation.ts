/** What an account calls an elder; 本人 is the account's own person. */
export const RELATIONS = ['本人', '妈妈', '爸爸', '奶奶', '爷爷', '姥姥', '姥爷', '老伴', '亲戚', '邻居'] as const
export type Relation = (typeof RELATIONS)[number]
