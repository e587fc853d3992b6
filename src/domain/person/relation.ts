/** What an account calls an elder; 本人 is the account's own person. */
// prettier-ignore
export const RELATIONS = ['本人', '妈妈', '爸爸', '婆婆', '公公', '岳母', '岳父', '奶奶', '爷爷', '姥姥', '姥爷', '老伴', '亲戚', '邻居'] as const
export type Relation = (typeof RELATIONS)[number]
