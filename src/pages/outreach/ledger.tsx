import { useState } from 'react'
import type { LedgerLine } from '@/contract/care/figures'
import { call } from '@/client/call'
import { backOr } from '@/platform/navigate'
import { Box, Notice } from '@/ui'
import { AtDesk } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { TakeTable, type CsvTable } from '../register/take'
import { ledgerTable } from './figures-table'

/**
 * All elders of the division, page by page.
 * @param onProgress how many are here, after each page
 * @returns why not, in words, where one page of them could not be fetched
 */
export async function wholeLedger(account: string, onProgress: (lines: number) => void): Promise<CsvTable | string> {
  const lines: LedgerLine[] = []
  for (;;) {
    const after = lines[lines.length - 1]?.person
    const answer = await call('care', 'ledger', after === undefined ? {} : { after }, { account })
    if (!answer.ok) return answer.error.message
    lines.push(...answer.data.lines)
    onProgress(lines.length)
    if (!answer.data.more || answer.data.lines.length === 0) return ledgerTable(lines)
  }
}

function Ledger({ account }: { readonly account: string }) {
  const [fetched, setFetched] = useState<number>()
  const take = (): Promise<CsvTable | string> => {
    setFetched(0)
    return wholeLedger(account, setFetched)
  }
  return (
    <>
      <Box>一位老人一行:住在哪个社区、探访到哪天、没办完的事、没领的待遇。健康情况不在里面。</Box>
      <Notice tone="wait">
        下载的表格里有姓名和出生日期,只给工作用。取一次,每位老人的“谁看过”里都记一行。用完请删掉。
      </Notice>
      {fetched !== undefined && <Box role="status">{`已经取到 ${fetched} 位`}</Box>}
      <TakeTable name="一人一案台账" table={take} />
    </>
  )
}

/** 一人一案 as a table to take. Nothing of it stands on the page: whoever needs one elder opens her card. */
function LedgerPage() {
  return (
    <Frame title="一人一案台账" who="none" calls="line" onBack={() => backOr(PATHS.figures)}>
      <AtDesk role={['community-worker', 'official']}>{(_staff, account) => <Ledger account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(LedgerPage)
