import { useState } from 'react'
import { keepVisitDraft, type HandDraft, type SignDraft } from '@/client/assessor-drafts'
import { seatWords } from '@/client/assessor-form'
import type { Seat } from '@/domain/assessment/sheet'
import { now } from '@/platform/clock'
import { toTop } from '@/platform/scroll'
import { Box, Button, ErrorSummary, Heading } from '@/ui'
import { CodeField } from '@/ui/code-field'
import { SignaturePad } from '@/ui/signature'
import { CODE_DIGITS, handFaults, withCode, withStrokes } from './sign-steps'
import type { OpenSheet } from './use-sheet'

interface SignHandProps {
  readonly open: OpenSheet
  readonly draft: SignDraft
  readonly seat: Seat
  readonly onNext: () => void
}

const OTHER_WAY = '在框里用手指签。今天签不了,就先不交:填的都留着。'

/** One of the two signs; whoever does not hold the device shows with his six digits that it is he. */
export function SignHand({ open, draft, seat, onNext }: SignHandProps) {
  const { account, visit, pack, taps } = open
  const own = pack.mine.seat === seat
  const hand = draft[seat]
  const who = seatWords(pack.mine.visit, seat)
  const { name } = pack.mine.visit[seat]
  const [faults, setFaults] = useState<ReturnType<typeof handFaults>>({})
  const [tries, setTries] = useState(0)
  const change = (next: HandDraft): void => {
    setFaults({})
    keepVisitDraft(account, visit, { sign: { ...draft, [seat]: next, taps: taps.length } })
  }
  const moment = (): string => new Date(now()).toISOString()
  const go = (): void => {
    const found = handFaults(hand, own)
    setFaults(found)
    setTries(tries + 1)
    if (Object.keys(found).length > 0) return toTop()
    onNext()
  }
  return (
    <>
      <ErrorSummary errors={Object.values(faults)} attempt={tries} />
      <Heading level={2} className="title" attend>
        {`请 ${who} 签名`}
      </Heading>
      <Box>{`${name}看过每一项,认可这份表。签了以后不能再改。`}</Box>
      <SignaturePad
        id={`sign-${seat}`}
        label={`${name}签名`}
        otherWay={OTHER_WAY}
        strokes={hand.strokes}
        error={faults.strokes}
        onChange={(strokes) => change(withStrokes(hand, strokes, own, moment()))}
      />
      {!own && (
        <CodeField
          id={`code-${seat}`}
          label={`${name}的动态码`}
          hint={`请${name}打开自己手机里的验证器,填“养老服务工作台”下面的6位数字。没有网也看得到。`}
          length={CODE_DIGITS}
          value={hand.code}
          error={faults.code}
          onChange={(code) => change(withCode(hand, code, moment()))}
        />
      )}
      <Button key={seat} settles onPress={go}>
        {`${name}签好了`}
      </Button>
    </>
  )
}
