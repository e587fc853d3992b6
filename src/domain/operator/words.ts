/** 1234567 → «1,234,567»; a fraction stays as it is. */
export function grouped(number: number): string {
  const [whole = '', ...fraction] = String(number).split('.')
  return [whole.replace(/(\d)(?=(\d{3})+$)/g, '$1,'), ...fraction].join('.')
}

/** 135000 fen → «1,350 元»; hundredths are shown only where there are any. */
export function yuan(fen: number): string {
  const rest = fen % 100
  const whole = grouped((fen - rest) / 100)
  return rest === 0 ? `${whole} 元` : `${whole}.${rest < 10 ? '0' : ''}${rest} 元`
}

/** «市级财政 1,350 元、县级财政 3,150 元» */
export function sharesText(shares: readonly { readonly payer: string; readonly fen: number }[]): string {
  return shares.map(({ payer, fen }) => `${payer} ${yuan(fen)}`).join('、')
}

/** What a person must check, then what the document leaves open. */
export function notesOf({ conditions, questions }: Record<'conditions' | 'questions', readonly string[]>): string[] {
  return [...conditions.map((text) => `要核对:${text}`), ...questions.map((text) => `文件没写清,要问市里:${text}`)]
}
