import type { CaseCard } from '@/contract/care'
import { Dial, spokenPhone } from '@/ui'

/** Whoever has the case, or the hotline where no number of his is known. */
export function HolderDial({ holder: { name, phone } }: Pick<CaseCard, 'holder'>) {
  return (
    <Dial phone={phone ?? '12349'} kind="other" detail={`${phone ? name : '养老热线'},问的时候报编号`}>
      {`打电话 ${spokenPhone(phone ?? '12349')}`}
    </Dial>
  )
}
