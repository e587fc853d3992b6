import { unavailable, type Outcome } from './outcome'

/** WeChat speaks only through a licensed plug-in; without it the button is not there. */
export const canSpeak = (): boolean => false

export async function speak(_text: string): Promise<Outcome> {
  return unavailable
}

export function hush(): void {}
