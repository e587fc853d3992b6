import { useState } from 'react'
import { copyText } from '@/platform/clipboard'
import { Button } from './button'
import { inGroups } from './digits'
import { Alert, Box } from './elements'

interface CopyTextProps {
  readonly label: string
  /** Copied as it is. */
  readonly text: string
  /** A code is shown in groups, a link or an address as it is. */
  readonly kind?: 'code' | 'link'
}

const WORDS = {
  copied: { tone: 'good', text: '复制好了,可以贴到别处了。' },
  'by-hand': { tone: 'wait', text: '这里不能自动复制。请按住上面这一行选中复制,或抄下来。' },
} as const

/** Words to take elsewhere: shown large, and copied at a press. */
export function CopyText({ label, text, kind = 'code' }: CopyTextProps) {
  const [word, setWord] = useState<keyof typeof WORDS>()
  const copy = async (): Promise<void> => setWord((await copyText(text)).status === 'ok' ? 'copied' : 'by-hand')
  return (
    <Box className="field" role="group" label={label}>
      <Box className="field__label">{label}</Box>
      <Box className={kind === 'code' ? 'copied digits' : 'copied'}>{kind === 'code' ? inGroups(text) : text}</Box>
      {word && <Alert className={`notice notice--${WORDS[word].tone}`}>{WORDS[word].text}</Alert>}
      <Button kind="other" label={`复制${label}`} onPress={() => void copy()}>
        复制
      </Button>
    </Box>
  )
}
