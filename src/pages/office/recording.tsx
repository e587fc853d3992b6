import { useEffect, useRef, useState } from 'react'
import { useDidHide } from '@tarojs/taro'
import { fetchCaseFile } from '@/client/case-file'
import type { Downloaded } from '@/platform/download'
import { playSound, type Playing } from '@/platform/sound'
import { Alert, Button } from '@/ui'

interface RecordingProps {
  readonly caseId: string
  readonly file: string
  /** «录音 1» */
  readonly name: string
}

const WORDS = {
  lost: '录音没有取到。请看看网络,再试一次。',
  'too-large': '这段录音太长,这里放不了。请在电脑上打开工作台听。',
  unplayable: '这里放不了这种录音。请换一部手机,或者在电脑上打开工作台听。',
  again: '录音取来了,请再点一下播放。',
} as const

/** What was recorded at the visit: fetched as it is asked for, and held as long as the page stands. */
function useRecording(caseId: string, id: string) {
  const [state, setState] = useState<'idle' | 'fetching' | 'playing'>('idle')
  const [said, setSaid] = useState('')
  const fetched = useRef<Downloaded>()
  const playing = useRef<Playing>()
  const left = useRef(false)
  const stop = (): void => {
    playing.current?.stop()
    playing.current = undefined
    setState('idle')
  }
  const fail = (words: string): void => {
    playing.current = undefined
    setSaid(words)
    setState('idle')
  }
  const play = async (): Promise<void> => {
    setSaid('')
    setState('fetching')
    if (!fetched.current) {
      const found = await fetchCaseFile(caseId, id)
      if (found.kind !== 'here') return fail(found.kind === 'refused' ? found.message : WORDS[found.kind])
      if (left.current) return found.file.release()
      fetched.current = found.file
    }
    const ends = { onEnd: () => setState('idle'), onFail: () => fail(WORDS.unplayable) }
    const started = await playSound(fetched.current.source, ends)
    if (started.status === 'denied') return fail(WORDS.again)
    if (started.status !== 'ok') return fail(WORDS.unplayable)
    if (left.current) return started.value.stop()
    playing.current = started.value
    setState('playing')
  }
  useDidHide(stop)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
      playing.current?.stop()
      fetched.current?.release()
    }
  }, [])
  return { state, said, play, stop }
}

/** A recording of the visit, with its own button: one is looked at, this is heard. */
export function Recording({ caseId, file, name }: RecordingProps) {
  const { state, said, play, stop } = useRecording(caseId, file)
  return (
    <>
      {said !== '' && <Alert className="notice notice--wait">{said}</Alert>}
      <Button kind="other" busy={state === 'fetching'} onPress={() => (state === 'playing' ? stop() : void play())}>
        {state === 'playing' ? `停下${name}` : `听${name}`}
      </Button>
    </>
  )
}
