import { useState } from 'react'
import { copyText } from '@/platform/clipboard'
import { Alert, Button } from '@/ui'

const SAID = {
  copied: { tone: 'good', words: '地址复制好了。打开手机地图,贴到搜索框里,就能带路。' },
  stuck: { tone: 'wait', words: '这里不能自动复制。请按住上面的地址选中复制,贴到手机地图里。' },
} as const

/** The way to her: an application has an address and no point on a map, which the phone's own map finds by its words. */
export function LeadThere({ address }: { readonly address: string }) {
  const [said, setSaid] = useState<keyof typeof SAID>()
  const lead = async (): Promise<void> => setSaid((await copyText(address)).status === 'ok' ? 'copied' : 'stuck')
  return (
    <>
      {said && <Alert className={`notice notice--${SAID[said].tone}`}>{SAID[said].words}</Alert>}
      <Button kind="other" label="带我去:复制地址" onPress={() => void lead()}>
        带我去(复制地址)
      </Button>
    </>
  )
}
