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
  surroundings: Surroundings,
): OpenPage {
  return new HostPage(route, options, definition, surroundings)
}

class HostPage implements OpenPage {
  readonly instance: PageInstance
  readonly view: View
  readonly sent: Sent[] = []
  private open = true

  constructor(
    route: string,
    options: Readonly<Record<string, string>>,
    definition: Definition,
    private readonly surroundings: Surroundings,
  ) {
    const { realm, mount } = surroundings
    const data = realm.copy((definition.data ?? {}) as Data)
    this.instance = {
      ...definition,
      route,
      options: realm.copy(options),
      data,
      setData: (patch, done) => this.send(patch, done),
      selectComponent: () => null,
    }
    this.view = mount({
      route,
      data: copyOf(data),
      methods: Object.keys(definition).filter((name) => typeof definition[name] === 'function'),
      onEvent: (method, event) => this.tell(method, realm.copy(event)),
    })
  }

  tell(lifecycle: string, ...values: unknown[]): void {
    const member = this.instance[lifecycle]
    if (typeof member === 'function') this.attempt(() => void member.apply(this.instance, values))
  }

  close(): void {
    this.open = false
    this.view.release()
  }

  /** `setData`: what crosses the bridge is a copy, and is weighed. A page that is gone takes no more. */
  private send(patch: Data, done?: () => void): void {
    if (!this.open) return
    const { realm, clock } = this.surroundings
    const crossed = copyOf(patch)
    this.sent.push({ bytes: jsonBytes(crossed), at: Date.now() })
    for (const [key, value] of Object.entries(realm.copy(crossed))) writeAt(this.instance.data, key, value)
    this.attempt(() => this.view.update(crossed))
    if (done) clock.soon(done)
  }

  private attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.surroundings.onError(error)
    }
  }
}
