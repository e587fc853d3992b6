import { useEffect, useState, useSyncExternalStore } from 'react'
import { canSpeak, hush, onVoices, speak } from '@/platform/speech'
import { Press } from './elements'
import { Icon } from './icon'

/** Whether this device reads aloud; it may find its voice after the page has come. */
export const useCanSpeak = (): boolean => useSyncExternalStore(onVoices, canSpeak)

/** Reads the page aloud; absent where the device cannot speak Chinese. */
export function SpeakButton({ text }: { readonly text: string }) {
  const able = useCanSpeak()
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => hush, [])
  if (!able) return null
  const toggle = (): void => {
    if (speaking) return hush()
    void speak(text, () => setSpeaking(false)).then(({ status }) => setSpeaking(status === 'ok'))
  }
  return (
    <Press className="bar__speak" onPress={toggle}>
      <Icon name="speak" />
      {speaking ? '停' : '朗读'}
    </Press>
  )
}
