/** Numbers and days as people say them. */

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** Fen as yuan, without idle zeros: 7000 → «70 元», 850 → «8.5 元». */
export function yuan(fen: number): string {
  return `${fen / 100} 元`
}

/** «2027年3月5日» */
export function day(text: string): string {
  const [year, month, date] = text.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** «11月22日 周日» */
export function fullDay(text: string): string {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number)
  return `${month}月${date}日 周${WEEKDAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]}`
}

/** A question's words for whom it is asked: «{who}» becomes 您 or 妈妈. */
export function addressed(text: string, who: string): string {
  return text.split('{who}').join(who)
}
