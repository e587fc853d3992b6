export interface Holder {
  readonly pid: number
  readonly start: string
  /** What the holder said of itself. */
  readonly about: string
}
export interface Lock {
  release(): void
}
export class LockHeld extends Error {
  readonly holder: Holder
}
/** Takes the lock, also from a holder that has died. @throws LockHeld when a living process has it. */
export function takeLock(file: string, about: string): Lock
/** Waits until the lock is free; `onWait` is told once, when it is not at once. */
export function waitForLock(file: string, about: string, onWait: (holder: Holder) => void): Promise<Lock>
