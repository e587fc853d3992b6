import { failed, ok, type Outcome } from './outcome'
import type { Playing } from './sound'

export type { Playing }

interface Ends {
  /** It was played to its end. */
  readonly onEnd: () => void
  /** This device cannot play it. */
  readonly onFail: () => void
}

/** Plays a recording. @returns denied where the browser wants another press first */
export async function playSound(source: string, { onEnd, onFail }: Ends): Promise<Outcome<Playing>> {
  const sound = new Audio(source)
  const silence = (): void => {
    sound.onended = sound.onerror = null
    sound.pause()
    sound.removeAttribute('src')
  }
  try {
    await sound.play()
    sound.onended = () => onEnd()
    sound.onerror = () => onFail()
    return ok({ stop: silence })
  } catch (error) {
    silence()
    return (error as Error).name === 'NotAllowedError' ? { status: 'denied' } : failed(error)
  }
}
