import type { ErrorCode } from '@/contract'

/** An error that the person is told. Anything else that is thrown becomes `internal`, without its words. */
export class WireFault extends Error {
  override readonly name = 'WireFault'

  /**
   * @param message in Chinese, for an elder: what is wrong and what to do.
   * @param keeps what was written before stays, though the call is refused: that a code was tried, that a session ended
   */
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields?: Readonly<Record<string, string>>,
    readonly keeps = false,
  ) {
    super(message)
  }
}

/** Refuses one field of the input, with the same words in the summary. */
export function invalidField(path: string, message: string): WireFault {
  return new WireFault('invalid', message, { [path]: message })
}
