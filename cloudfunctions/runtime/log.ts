import pino from 'pino'
import type { ErrorCode } from '@/contract'

/** What a line of the log may say of a call. Never an input, an answer, a name or a person's id. */
export interface CallLine {
  readonly function: string
  /** Only an action that exists: what a caller invents is not written down. */
  readonly action: string | null
  readonly code: ErrorCode | 'ok'
  readonly ms: number
  readonly requestId: string | null
}

export interface Log {
  call(line: CallLine): void
  /** Something that nobody foresaw; `supportId` is what the person was told. */
  crash(supportId: string, error: unknown): void
}

/** @param to a file descriptor: standard output unless told otherwise. */
export function createLog(level: 'info' | 'error', to = 1): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  // Written at once: an instance in the cloud may be frozen as soon as it has answered.
  const logger = pino(options, pino.destination({ dest: to, sync: true }))
  return {
    call: (line) => logger.info(line),
    crash: (supportId, error) => logger.error({ supportId, ...describe(error) }),
  }
}

/** A driver's message quotes the query's values, so only the kind, the SQL state and the places are kept. */
function describe(error: unknown): { kind: string; state?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] }
  const cause = error.cause instanceof Error ? error.cause : error
  const at = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const state = (cause as { code?: unknown }).code
  return { kind: cause.name, ...(typeof state === 'string' ? { state } : {}), at: at.slice(0, 8).map((l) => l.trim()) }
}
