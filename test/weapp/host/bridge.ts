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

export function createBridge(realm: Realm, clock: Clock): Bridge {
  const done: Done[] = []

  function tell(call: Call | undefined, way: 'success' | 'fail', result: object): void {
    clock.soon(() => {
      const given = realm.copy(result)
      call?.[way]?.(given)
      call?.complete?.(given)
    })
  }

  const succeed = (api: string, call: Call | undefined, result: object | void): void =>
    tell(call, 'success', { ...result, errMsg: `${api}:ok` })
  const refuse = (api: string, call: Call | undefined, error: unknown): void =>
    tell(call, 'fail', { errMsg: `${api}:fail ${reasonOf(error)}` })

  return {
    realm,
    clock,
    done,
    answer(api, call, work) {
      try {
        succeed(api, call, work())
      } catch (error) {
        refuse(api, call, error)
      }
    },
    answerLater(api, call, work) {
      const end = clock.begin()
      work()
        .then(
          (result) => succeed(api, call, result),
          (error: unknown) => refuse(api, call, error),
        )
        .finally(end)
    },
    seen(api, result) {
      return (call) => {
        const { success, fail, complete, ...options } = call ?? {}
        void [success, fail, complete]
        done.push({ api, options: JSON.parse(JSON.stringify(options)) as Done['options'] })
        succeed(api, call, result)
      }
    },
  }
}
