import { ok, unavailable, type Outcome } from './outcome'

/** True once the browser has a Chinese voice of its own; remote voices would send the text away. */
export function canSpeak(): boolean {
  return chineseVoice() !== undefined
}

function chineseVoice(): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined
  return window.speechSynthesis.getVoices().find((voice) => voice.lang.startsWith('zh') && voice.localService)
}

/** Reads aloud; a second call begins anew. */
export async function speak(text: string): Promise<Outcome> {
  const voice = chineseVoice()
  if (!voice) return unavailable
  const words = new SpeechSynthesisUtterance(text)
  words.voice = voice
  words.lang = 'zh-CN'
  words.rate = 0.85
  window.speechSynthesis.cancel()
  window.speechSynthesis.speak(words)
  return ok()
}

export function hush(): void {
  if ('speechSynthesis' in window) window.speechSynthesis.cancel()
}
