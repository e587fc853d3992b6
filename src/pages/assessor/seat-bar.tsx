import { useRouter } from '@tarojs/taro'
import { keepVisitDraft } from '@/client/assessor-drafts'
import { otherSeat, seatWords } from '@/client/assessor-form'
import { useRecording } from '@/client/assessor-recording'
import { useLooseTaps } from '@/client/assessor-taps'
import { noteTyped } from '@/client/assessor-typed'
import { session } from '@/client/session'
import { Box, Press } from '@/ui'
import { useSheet } from './use-sheet'
import { keptWords } from './words'

/** Who holds the pen, always in sight: an answer must never go to the wrong one of the two. */
export function SeatBar() {
  const { id = '' } = useRouter().params
  const account = session.use()?.account.id ?? ''
  const open = useSheet(account, id)
  const loose = useLooseTaps(account, id)
  const recorded = useRecording(id)
  if (!open || open.closed) return null
  const { seat, pack, unsent } = open
  const other = otherSeat(seat)
  const change = (): void => {
    noteTyped(account, id)
    keepVisitDraft(account, id, { seat: other })
  }
  return (
    <Box className="seat" role="group" label="谁在填">
      <Box className="seat__words" role="status">
        <Box className="strong">{`现在由 ${seatWords(pack.mine.visit, seat)} 填`}</Box>
        <Box className={loose > 0 ? 'wait' : 'note'}>{keptWords(loose, unsent)}</Box>
        {recorded && <Box className="wait">正在录音</Box>}
      </Box>
      <Press className="seat__switch" onPress={change}>
        {`换 ${seatWords(pack.mine.visit, other)}`}
      </Press>
    </Box>
  )
}
