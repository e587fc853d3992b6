import type { Definition, PageInstance } from './page'
import type { BuiltPackage } from './package'
import { createRealm, type Realm } from './realm'

/** The package's code: its files in a world of their own, and what they define. */
export class AppCode {
  readonly realm: Realm
  private readonly definitions = new Map<string, Definition>()
  private loading = ''
  private app: Definition = {}

  /** @param globals what the phone offers beside the functions by which a file says what it is */
  constructor(
    built: BuiltPackage,
    globals: Readonly<Record<string, unknown>>,
    currentPages: () => readonly PageInstance[],
  ) {
    const define = (definition: Definition): void => void this.definitions.set(this.loading, definition)
    this.realm = createRealm(built, {
      ...globals,
      App: (definition: Definition) => void (this.app = definition),
      Page: define,
      Component: define,
      Behavior: (definition: Definition) => definition,
      getApp: () => this.app,
      getCurrentPages: () => this.realm.list(currentPages()),
    })
  }

  /** What a page's or component's file defines; the file runs once. */
  definitionIn(file: string): Definition {
    if (!this.definitions.has(file)) {
      this.loading = file
      this.realm.load(`${file}.js`)
    }
    const definition = this.definitions.get(file)
    if (!definition) throw new Error(`${file}.js defines no page and no component`)
    return definition
  }

  /** Runs app.js. */
  start(): void {
    this.realm.load('app.js')
  }

  /** Tells the app that it was opened at a page. */
  tellLaunched(path: string): void {
    const launched = this.realm.copy({ path, query: {}, scene: 1001 })
    callOn(this.app, 'onLaunch', launched)
    callOn(this.app, 'onShow', launched)
  }
}

/** Calls a member, when there is one. */
export function callOn(owner: Definition, name: string, value: unknown): void {
  const member = owner[name]
  if (typeof member === 'function') member.call(owner, value)
}
