import { useEffect, useState } from 'react'
import { canSpeak, hush, speak } from '@/platform/speech'
import { Press } from './elements'
import { Icon } from './icon'

/** Reads the page aloud; absent where the device cannot speak Chinese. */
export function SpeakButton({ text }: { readonly text: string }) {
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => hush, [])
  if (!canSpeak()) return null
  const toggle = (): void => {
    if (speaking) hush()
    else void speak(text)
    setSpeaking(!speaking)
  }
  return (
    <Press className="bar__speak" onPress={toggle}>
      <Icon name="speak" />
      {speaking ? '停' : '朗读'}
    </Press>
  )
}
