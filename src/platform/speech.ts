import { unavailable, type Outcome } from './outcome'

/** WeChat speaks only through a licensed plug-in; without it the button is not there. */
export const canSpeak = (): boolean => false

export function onVoices(_listener: () => void): () => void {
  return hush
}

export async function speak(_text: string, _onEnd: () => void): Promise<Outcome> {
  return unavailable
}

export function hush(): void {}
