import { useState } from 'react'
import { askToSubscribe } from '@/platform/subscribe'
import { Button, Notice } from '@/ui'

const ANSWERS = {
  ok: { tone: 'good', words: '好了,有答复时微信会提醒您一次。' },
  denied: { tone: 'wait', words: '没有打开微信提醒。有答复时,在“我的事”里一样看得到。' },
  failed: { tone: 'wait', words: '微信这会儿没有回应,可以再点一次。有答复时,在“我的事”里一样看得到。' },
} as const

/** One yes is one message by WeChat: it is asked for where she waits for an answer, at a press of hers. */
export function Reminder() {
  const [answer, setAnswer] = useState<keyof typeof ANSWERS>()
  const ask = async (): Promise<void> => {
    const { status } = await askToSubscribe()
    setAnswer(status === 'ok' || status === 'denied' ? status : 'failed')
  }
  return (
    <>
      {answer && <Notice tone={ANSWERS[answer].tone}>{ANSWERS[answer].words}</Notice>}
      {answer !== 'ok' && (
        <Button kind="other" onPress={() => void ask()}>
          有答复时微信提醒我
        </Button>
      )}
    </>
  )
}
