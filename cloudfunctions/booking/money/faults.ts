import { WireFault } from '../../runtime/wire-fault'

const CHECK_VIOLATION = '23514'
const UNIQUE_VIOLATION = '23505'

const LESS_LEFT = '补贴里剩下的钱刚被别的预约用了一部分,比您看到的少。一分钱也没有扣。请重新看看价格,再决定要不要约。'
const STOPPED = '这项补贴刚有了变化,那天不能用了。一分钱也没有扣。请重新看看价格,再决定要不要约。'
const DAY_USED = '那一天的补贴刚被另一单用了,一天只补一次。一分钱也没有扣。请重新看看价格,再决定要不要约。'

/**
 * What the database refused of money, as the person is told it; anything else as it came. The transaction is lost either way:
 * it must be thrown on.
 */
export function moneyFault(error: unknown): unknown {
  const { code, constraint } = ((error as Error | null)?.cause ?? {}) as {
    readonly code?: string
    readonly constraint?: string
  }
  if (code === CHECK_VIOLATION && constraint === 'subsidy_month_balance') return new WireFault('conflict', LESS_LEFT)
  if (code === CHECK_VIOLATION && (constraint === 'subsidy_entry_grant' || constraint === 'subsidy_month_grant'))
    return new WireFault('conflict', STOPPED)
  if (code === UNIQUE_VIOLATION && constraint?.startsWith('subsidy_day')) return new WireFault('conflict', DAY_USED)
  return error
}

/** Does something that moves money, and says in words what the database refuses. */
export const withMoneyWords = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw moneyFault(error)
  })
