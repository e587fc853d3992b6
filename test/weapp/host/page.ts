import type { Clock } from './clock'
import type { Realm } from './realm'
import type { Mounting } from './render'
import { jsonBytes, writeAt, type Data, type Sent } from './set-data'

/** What a page file hands to `Page()`, or a component file to `Component()`. */
export type Definition = Readonly<Record<string, unknown>>

/** A page on the stack: what its code sees as `this`. */
export interface PageInstance {
  readonly route: string
  readonly options: Readonly<Record<string, string>>
  readonly data: Data
  setData(patch: Data, done?: () => void): void
  [member: string]: unknown
}

/** The view of one page. */
export interface View {
  readonly element: Element
  update(patch: Data): void
  release(): void
}

/** A page with what the host knows of it. */
export interface OpenPage {
  readonly instance: PageInstance
  readonly view: View
  /** Every crossing of the bridge since the page was loaded. */
  readonly sent: Sent[]
  /** Calls a life-cycle function, when the page has it. */
  tell(lifecycle: string, ...values: unknown[]): void
  close(): void
}

interface Surroundings {
  readonly realm: Realm
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  readonly mount: (page: Mounting) => View
}

const copyOf = (data: Data): Data => JSON.parse(JSON.stringify(data)) as Data

/** Makes one page from its definition and mounts its view; no life-cycle function has run yet. */
export function createPage(
  route: string,
  options: Readonly<Record<string, string>>,
  definition: Definition,
  { realm, clock, onError, mount }: Surroundings,
): OpenPage {
  const sent: Sent[] = []
  let open = true

  function tell(lifecycle: string, ...values: unknown[]): void {
    const member = instance[lifecycle]
    if (typeof member !== 'function') return
    try {
      member.apply(instance, values)
    } catch (error) {
      onError(error)
    }
  }

  const instance: PageInstance = {
    ...definition,
    route,
    options: realm.copy(options),
    data: realm.copy((definition.data ?? {}) as Data),
    setData(patch, done) {
      if (!open) return
      const crossed = copyOf(patch)
      sent.push({ bytes: jsonBytes(crossed), at: Date.now() })
      for (const [key, value] of Object.entries(realm.copy(crossed))) writeAt(instance.data, key, value)
      try {
        view.update(crossed)
      } catch (error) {
        onError(error)
      }
      if (done) clock.soon(done)
    },
    selectComponent: () => null,
  }
  const view = mount({
    route,
    data: copyOf(instance.data),
    methods: Object.keys(definition).filter((name) => typeof definition[name] === 'function'),
    onEvent: (method, event) => tell(method, realm.copy(event)),
  })
  return {
    instance,
    view,
    sent,
    tell,
    close() {
      open = false
      view.release()
    },
  }
}
