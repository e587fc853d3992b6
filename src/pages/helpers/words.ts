import type { PersonCard } from '@/contract/account'
import { SCOPE_WORDS, SCOPES, type Scope } from '@/domain/helper/scope'
import { untilWords } from '../moments'

/** What each scope lets a helper do, in plain words. */
export const SCOPE_HINTS: Readonly<Record<Scope, string>> = {
  view: '看资料,看事情办到哪一步',
  handle: '改资料,提申请,在办的事里留言',
  book: '订饭、订上门服务,也能取消',
  pay: '用老人的补贴付钱',
  assess: '申请能力评估,看评估结果',
}

/** «查看、办理» */
export const scopesWords = (scopes: readonly Scope[]): string =>
  SCOPES.filter((scope) => scopes.includes(scope))
    .map((scope) => SCOPE_WORDS[scope])
    .join('、')

/** How the account stands to an elder, and what it may do for her. */
export function standingWords({ standing, scopes, until }: PersonCard): string {
  switch (standing) {
    case 'self':
      return ''
    case 'guardian':
      return '您是监护人'
    case 'confirmed':
      return [`已同意您${scopesWords(scopes)}`, until !== null && untilWords(until)].filter(Boolean).join(',')
    case 'unconfirmed':
      return '还没同意,只能在您手机上查'
    case 'ended':
      return '已经停了'
  }
}
