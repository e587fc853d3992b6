import { ok, unavailable, type Outcome } from './outcome'

/** True once the browser has a Chinese voice of its own; remote voices would send the text away. */
export function canSpeak(): boolean {
  return chineseVoice() !== undefined
}

/** Tells when `canSpeak` may have changed: most browsers load their voices after the page. @returns how to stop it */
export function onVoices(listener: () => void): () => void {
  if (!('speechSynthesis' in window)) return () => undefined
  window.speechSynthesis.addEventListener('voiceschanged', listener)
  return () => window.speechSynthesis.removeEventListener('voiceschanged', listener)
}

function chineseVoice(): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined
  return window.speechSynthesis.getVoices().find((voice) => voice.lang.startsWith('zh') && voice.localService)
}

/** What is being read; held here, since a browser may drop words that nobody holds, and their end with them. */
let reading: { readonly words: SpeechSynthesisUtterance; readonly onEnd: () => void } | undefined

/**
 * Reads aloud; a second call begins anew.
 * @param onEnd called once, when all is read or something has put an end to it
 */
export async function speak(text: string, onEnd: () => void): Promise<Outcome> {
  const voice = chineseVoice()
  if (!voice) return unavailable
  hush()
  const words = new SpeechSynthesisUtterance(text)
  words.voice = voice
  words.lang = 'zh-CN'
  words.rate = 0.85
  words.onend = words.onerror = () => {
    if (reading?.words === words) end()
  }
  reading = { words, onEnd }
  window.speechSynthesis.speak(words)
  return ok()
}

export function hush(): void {
  if (!reading) return
  window.speechSynthesis.cancel()
  end()
}

function end(): void {
  const ended = reading
  reading = undefined
  ended?.onEnd()
}
