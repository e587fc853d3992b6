/** How long something is kept at least. */
export interface Period {
  readonly count: number
  readonly unit: 'month' | 'year'
  /** Law and clause, once somebody has read them there: 《…》第…条. Null while it is our assumption. */
  readonly law: string | null
}

/** What outlives an erasure. */
export const KEPT_KINDS = ['access-log', 'case-steps', 'accounts'] as const
export type KeptKind = (typeof KEPT_KINDS)[number]

/** Null: nobody has named a time to us. A city that has its own passes it to `erasureText`. */
export const RETENTION: Readonly<Record<KeptKind, Period | null>> = {
  'access-log': { count: 6, unit: 'month', law: null },
  'case-steps': null,
  accounts: { count: 10, unit: 'year', law: null },
}

const KEPT: Readonly<Record<KeptKind, { readonly what: string; readonly why: string }>> = {
  'access-log': { what: '谁在什么时候看过、改过的记录,不带内容和名字', why: '保护网络安全要留操作记录' },
  'case-steps': { what: '办过的事走到了哪一步、在哪一天,不带内容和名字', why: '办过的事要有据可查' },
  accounts: { what: '补贴和付款的账目,有过的才有', why: '会计账目要留存' },
}

const UNITS: Readonly<Record<Period['unit'], string>> = { month: '个月', year: '年' }

/** «至少6个月(以当地规定为准)»; only a law that was read stands without the reserve. */
export function periodWords(period: Period | null): string {
  if (!period) return '留多久以当地规定为准'
  return `至少${period.count}${UNITS[period.unit]}(${period.law ?? '以当地规定为准'})`
}

/** What somebody is told before she has herself erased. */
export interface ErasureText {
  readonly title: string
  /** What nobody can ever read again. */
  readonly destroyed: readonly string[]
  readonly how: string
  readonly kept: readonly {
    readonly kind: KeptKind
    readonly what: string
    readonly why: string
    readonly period: string
  }[]
  readonly after: string
}

/** The words for an erasure, with the times that hold in one place. */
export function erasureText(retention: Readonly<Record<KeptKind, Period | null>>): ErasureText {
  return {
    title: '抹掉我的资料',
    destroyed: [
      '姓名、身份证号、电话和地址',
      '出生日期、户口、家里的情况、健康情况和评估结果',
      '存下的查询结果',
      '您和社区之间的留言、照片和签名',
    ],
    how: '这些资料是加密保存的。抹掉就是把打开它们的钥匙毁掉,从此谁也打不开,我们也恢复不了。',
    kept: KEPT_KINDS.map((kind) => ({ kind, ...KEPT[kind], period: periodWords(retention[kind]) })),
    after:
      '抹掉以后,帮手不能再替您办事,这里没办完的事也接不下去。已经送到部门的申请不受影响,要改要撤,请直接问部门。以后想再用,要重新登记。',
  }
}

export const ERASURE = erasureText(RETENTION)
