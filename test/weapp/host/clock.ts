/** The package's timers: their errors are caught, and it is known when nothing is about to happen. */
export interface Clock {
  /** `setTimeout` and its kin, with numbers for handles as on a phone. */
  readonly globals: Readonly<Record<string, unknown>>
  /** Counts something under way outside the timers, a request say; call the answer when it has ended. */
  begin(): () => void
  /** Runs a callback soon, as WeChat's bridge does. */
  soon(callback: () => void): void
  /** Waits until nothing is under way. @throws Error after `limitMs` */
  idle(limitMs?: number): Promise<void>
  /** Stops every timer. */
  stop(): void
}

/** A timer farther away is somebody's patience (a timeout, a cache), nothing that a reader waits for. */
const NEAR_MS = 400
const QUIET_TURNS = 3
// A server that begins a new day on a busy machine lets a first answer wait.
const IDLE_LIMIT_MS = 30_000

type Callback = (...values: unknown[]) => void

export const createClock = (onError: (error: unknown) => void): Clock => new HostClock(onError)

class HostClock implements Clock {
  readonly globals = {
    setTimeout: this.later.bind(this),
    setInterval: this.every.bind(this),
    clearTimeout: this.cancel.bind(this),
    clearInterval: this.cancel.bind(this),
  }
  /** By handle: how to stop the timer. */
  private readonly running = new Map<number, () => void>()
  private handles = 0
  private underWay = 0

  constructor(private readonly onError: (error: unknown) => void) {}

  begin(): () => void {
    let open = true
    this.underWay += 1
    return () => {
      if (open) this.underWay -= 1
      open = false
    }
  }

  soon(callback: () => void): void {
    this.later(callback)
  }

  async idle(limitMs = IDLE_LIMIT_MS): Promise<void> {
    const limit = Date.now() + limitMs
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = this.underWay === 0 ? quiet + 1 : 0) {
      if (Date.now() > limit) throw new Error(`The package is still busy after ${limitMs} ms.`)
      await new Promise((resolve) => setTimeout(resolve, 4))
    }
  }

  stop(): void {
    for (const handle of [...this.running.keys()]) this.cancel(handle)
  }

  // What a page plans for later keeps no test run alive, hence `unref` on every timer.

  private later(callback: Callback, delay = 0, ...values: unknown[]): number {
    const handle = ++this.handles
    const end = delay <= NEAR_MS ? this.begin() : () => undefined
    const timer = setTimeout(() => {
      this.running.delete(handle)
      this.guarded(callback, values)
      end()
    }, delay).unref()
    this.running.set(handle, () => {
      clearTimeout(timer)
      end()
    })
    return handle
  }

  private every(callback: Callback, delay = 0, ...values: unknown[]): number {
    const handle = ++this.handles
    const timer = setInterval(() => this.guarded(callback, values), delay).unref()
    this.running.set(handle, () => clearInterval(timer))
    return handle
  }

  private cancel(handle: number): void {
    this.running.get(handle)?.()
    this.running.delete(handle)
  }

  private guarded(callback: Callback, values: unknown[]): void {
    try {
      callback(...values)
    } catch (error) {
      this.onError(error)
    }
  }
}
