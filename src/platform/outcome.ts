/**
 * What a device can answer. Nothing here throws at a screen: a browser build resolves hundreds of missing WeChat
 * calls as success, so every call says in words which of the four it was.
 */
export type Outcome<T = undefined> =
  | { readonly status: 'ok'; readonly value: T }
  /** This platform has no such thing; the screen leaves the button out. */
  | { readonly status: 'unavailable' }
  /** The person said no. */
  | { readonly status: 'denied' }
  | { readonly status: 'failed'; readonly why: string }

export function ok(): Outcome
export function ok<T>(value: T): Outcome<T>
export function ok<T>(value?: T): Outcome<T | undefined> {
  return { status: 'ok', value }
}

export const unavailable: Outcome<never> = { status: 'unavailable' }

/** Reads WeChat's error text: «cancel» and «deny» are the person's own no. */
export function failed(error: unknown): Outcome<never> {
  const why = String((error as { errMsg?: unknown })?.errMsg ?? (error as Error)?.message ?? error)
  return /cancel|deny|denied/i.test(why) ? { status: 'denied' } : { status: 'failed', why }
}
