/** What may be wrong with what the register says of a place; the commonest first. */
export const REPORT_FAULTS = ['hours', 'phone', 'place', 'price', 'closed', 'service', 'other'] as const
export type ReportFault = (typeof REPORT_FAULTS)[number]

export const FAULT_WORDS: Readonly<Record<ReportFault, string>> = {
  hours: '开门时间不对',
  phone: '电话不对',
  place: '地址或位置不对',
  price: '价格不对',
  closed: '已经关门了',
  service: '没有这项服务',
  other: '其他',
}

/** Letters of her own words at the most. */
export const MOST_REPORT_WORDS = 500

/** «地点报错:春晖食堂» */
export const reportTitle = (name: string): string => `地点报错:${name}`

/** What the desk reads: what is wrong, in the order of the list, and her own words. */
export function reportWords(faults: readonly ReportFault[], words = ''): string {
  const named = REPORT_FAULTS.filter((fault) => faults.includes(fault)).map((fault) => FAULT_WORDS[fault])
  return [`${named.join(';')}。`, words.trim()].filter(Boolean).join('\n')
}

/** What keeps a report from being sent, by field. */
export type ReportProblems = Readonly<Partial<Record<'what' | 'words', string>>>

/** @param words as typed */
export function reportProblems(faults: readonly ReportFault[], words = ''): ReportProblems {
  const told = words.trim()
  const tooLong = told.length - MOST_REPORT_WORDS
  return {
    ...(faults.length === 0 && { what: '请选一样:哪里不对' }),
    ...(faults.includes('other') && told === '' && { words: '选了“其他”,请写一句哪里不对' }),
    ...(tooLong > 0 && { words: `写得太长了,请删短 ${tooLong} 个字` }),
  }
}
