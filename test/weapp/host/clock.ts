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
const IDLE_LIMIT_MS = 10_000

type Callback = (...values: unknown[]) => void

export function createClock(onError: (error: unknown) => void): Clock {
  /** By handle: how to stop the timer. */
  const running = new Map<number, () => void>()
  let handles = 0
  let underWay = 0

  function begin(): () => void {
    let open = true
    underWay += 1
    return () => {
      if (open) underWay -= 1
      open = false
    }
  }

  function guarded(callback: Callback, values: unknown[]): void {
    try {
      callback(...values)
    } catch (error) {
      onError(error)
    }
  }

  function later(callback: Callback, delay = 0, ...values: unknown[]): number {
    const handle = ++handles
    const end = delay <= NEAR_MS ? begin() : () => undefined
    const timer = setTimeout(() => {
      running.delete(handle)
      guarded(callback, values)
      end()
    }, delay)
    timer.unref() // what a page plans for later keeps no test run alive
    running.set(handle, () => {
      clearTimeout(timer)
      end()
    })
    return handle
  }

  function every(callback: Callback, delay = 0, ...values: unknown[]): number {
    const handle = ++handles
    const timer = setInterval(() => guarded(callback, values), delay).unref()
    running.set(handle, () => clearInterval(timer))
    return handle
  }

  function cancel(handle: number): void {
    running.get(handle)?.()
    running.delete(handle)
  }

  async function idle(limitMs = IDLE_LIMIT_MS): Promise<void> {
    const limit = Date.now() + limitMs
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = underWay === 0 ? quiet + 1 : 0) {
      if (Date.now() > limit) throw new Error(`The package is still busy after ${limitMs} ms.`)
      await new Promise((resolve) => setTimeout(resolve, 4))
    }
  }

  return {
    globals: { setTimeout: later, setInterval: every, clearTimeout: cancel, clearInterval: cancel },
    begin,
    soon: (callback) => void later(callback),
    idle,
    stop: () => [...running.keys()].forEach(cancel),
  }
}
