import type { Clock } from './clock'
import type { Realm } from './realm'

/** What a call of `wx` takes: its own options, and whom to tell. */
export interface Call {
  readonly success?: (result: unknown) => void
  readonly fail?: (result: unknown) => void
  readonly complete?: (result: unknown) => void
  readonly [option: string]: unknown
}

export type Wx = Record<string, unknown>

/** A call that the app made of something that a person would have seen, heard or felt. */
export interface Done {
  readonly api: string
  readonly options: Readonly<Record<string, unknown>>
}

/** The way between the package and the phone: answers come later, and as plain data. */
export interface Bridge {
  readonly realm: Realm
  readonly clock: Clock
  readonly done: Done[]
  /** Tells success; a failure is told by throwing an Error with WeChat's reason. */
  answer(api: string, call: Call | undefined, work: () => object | void): void
  /** As `answer`, for work that takes its time. */
  answerLater(api: string, call: Call | undefined, work: () => Promise<object | void>): void
  /** An API that only has to be seen: it is written down and succeeds. */
  seen(api: string, result?: object): (call?: Call) => void
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const createBridge = (realm: Realm, clock: Clock): Bridge => new HostBridge(realm, clock)

/** Its functions stand on their own, so that the APIs may take from it what they need. */
class HostBridge implements Bridge {
  readonly done: Done[] = []

  constructor(
    readonly realm: Realm,
    readonly clock: Clock,
  ) {}

  readonly answer: Bridge['answer'] = (api, call, work) => {
    try {
      this.succeed(api, call, work())
    } catch (error) {
      this.refuse(api, call, error)
    }
  }

  readonly answerLater: Bridge['answerLater'] = (api, call, work) => {
    const end = this.clock.begin()
    work()
      .then(
        (result) => this.succeed(api, call, result),
        (error: unknown) => this.refuse(api, call, error),
      )
      .finally(end)
  }

  readonly seen: Bridge['seen'] = (api, result) => (call) => {
    this.done.push({ api, options: JSON.parse(JSON.stringify(call ?? {})) as Done['options'] })
    this.succeed(api, call, result)
  }

  private succeed(api: string, call: Call | undefined, result: object | void): void {
    this.tell(call, 'success', { ...result, errMsg: `${api}:ok` })
  }

  private refuse(api: string, call: Call | undefined, error: unknown): void {
    this.tell(call, 'fail', { errMsg: `${api}:fail ${reasonOf(error)}` })
  }

  private tell(call: Call | undefined, way: 'success' | 'fail', result: object): void {
    this.clock.soon(() => {
      const given = this.realm.copy(result)
      call?.[way]?.(given)
      call?.complete?.(given)
    })
  }
}
