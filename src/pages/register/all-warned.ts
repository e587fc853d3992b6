import { call } from '@/client/call'
import { warnedTable, type Warned } from './csv-tables'
import type { CsvTable } from './take'

/**
 * All facilities that miss something, not only those on the page.
 * @returns why not, in words, where one page of them could not be fetched
 */
export async function allWarned(account: string): Promise<CsvTable | string> {
  const all: Warned[] = []
  for (;;) {
    const answer = await call('facility', 'register', { offset: all.length }, { account })
    if (!answer.ok) return answer.error.message
    const { warned, warnedTotal, demo } = answer.data
    all.push(...warned)
    if (warned.length === 0 || all.length >= warnedTotal) return warnedTable(all, demo)
  }
}
