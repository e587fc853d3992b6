import { useRouter } from '@tarojs/taro'
import { keepVisitDraft } from '@/client/assessor-drafts'
import { otherSeat, seatWords } from '@/client/assessor-form'
import { session } from '@/client/session'
import { Box, Press } from '@/ui'
import { useSheet } from './use-sheet'

/** Who holds the pen, always in sight: an answer must never go to the wrong one of the two. */
export function SeatBar() {
  const { id = '' } = useRouter().params
  const account = session.use()?.account.id ?? ''
  const open = useSheet(account, id)
  if (!open || open.closed) return null
  const { seat, pack, unsent } = open
  const other = otherSeat(seat)
  return (
    <Box className="seat" role="group" label="谁在填">
      <Box className="seat__words" role="status">
        <Box className="strong">{`现在由 ${seatWords(pack.mine.visit, seat)} 填`}</Box>
        <Box className="note">{unsent > 0 ? `存好了,还有 ${unsent} 条没传` : '存好了'}</Box>
      </Box>
      <Press className="seat__switch" onPress={() => keepVisitDraft(id, { seat: other })}>
        {`换 ${seatWords(pack.mine.visit, other)}`}
      </Press>
    </Box>
  )
}
