/** What an account calls an elder; 本人 is the account's own person. */
// prettier-ignore
export const RELATIONS = ['本人', '妈妈', '爸爸', '婆婆', '公公', '岳母', '岳父', '奶奶', '爷爷', '姥姥', '姥爷', '老伴', '亲戚', '邻居'] as const
export type Relation = (typeof RELATIONS)[number]

/** Who calls her so, as she would say it: whoever says 妈妈 is one of her children. */
const CALLED_BY: Readonly<Record<Relation, string>> = {
  本人: '本人',
  妈妈: '子女',
  爸爸: '子女',
  婆婆: '儿媳',
  公公: '儿媳',
  岳母: '女婿',
  岳父: '女婿',
  奶奶: '孙辈',
  爷爷: '孙辈',
  姥姥: '外孙辈',
  姥爷: '外孙辈',
  老伴: '老伴',
  亲戚: '亲戚',
  邻居: '邻居',
}

/** «子女» for somebody who calls her 妈妈. */
export const calledBy = (relation: string): string => CALLED_BY[relation as Relation] ?? '帮手'
