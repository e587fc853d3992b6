import { useState } from 'react'
import { addressOf, sharePage, type Shared } from '@/platform/share.h5'
import type { Outcome } from '@/platform/outcome'
import { Alert, Box } from '../elements'
import { Button } from '../button'
import type { ShareButtonProps } from './props'

export type { ShareButtonProps }

type Word = 'copied' | 'by-hand' | undefined

/** Whoever handed it on, or thought better of it, is told nothing. */
function wordFor(outcome: Outcome<Shared>): Word {
  if (outcome.status === 'ok') return outcome.value === 'copied' ? 'copied' : undefined
  return outcome.status === 'denied' ? undefined : 'by-hand'
}

/** Hands the page's address on; where the browser cannot, shows it to be copied by hand. */
export function ShareButton({ children, page, kind = 'quiet' }: ShareButtonProps) {
  const [word, setWord] = useState<Word>()
  const share = async (): Promise<void> => setWord(wordFor(await sharePage(page)))
  // Above the button: at the foot of a page the word would come up behind the bar of calls.
  return (
    <>
      {word && (
        <Alert className={`notice notice--${word === 'copied' ? 'good' : 'wait'}`} attend>
          {word === 'copied' ? '链接复制好了,贴到微信里发给家人就行。' : '这里不能自动复制。请把下面这一行选中复制:'}
          {word === 'by-hand' && <Box className="address">{addressOf(page)}</Box>}
        </Alert>
      )}
      <Button kind={kind} onPress={() => void share()}>
        {children}
      </Button>
    </>
  )
}
