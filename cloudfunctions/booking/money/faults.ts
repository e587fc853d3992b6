import { inWords } from '../../runtime/refused'

const LESS_LEFT = '补贴里剩下的钱刚被别的预约用了一部分,比您看到的少。一分钱也没有扣。请重新看看价格,再决定要不要约。'
const STOPPED = '这项补贴刚有了变化,那天不能用了。一分钱也没有扣。请重新看看价格,再决定要不要约。'
const DAY_USED = '那一天的补贴刚被另一单用了,一天只补一次。一分钱也没有扣。请重新看看价格,再决定要不要约。'

/** Does something that moves money, and says in words what the database refuses. */
export const withMoneyWords = <T>(work: Promise<T>): Promise<T> =>
  inWords(work, {
    subsidy_month_balance: LESS_LEFT,
    subsidy_entry_grant: STOPPED,
    subsidy_month_grant: STOPPED,
    subsidy_day_grant_id_day_pk: DAY_USED,
  })
