import { createBridge, type Done } from './bridge'
import { createClock } from './clock'
import { createNavigator, type Navigator } from './navigator'
import { createPage, type Definition } from './page'
import { readPackage, type BuiltPackage } from './package'
import { createRealm } from './realm'
import { createRenderer } from './render'
import { createScreen, type Screen } from './screen'
import { COMMON_PHONE, deviceApis, type Phone } from './wx-device'
import { navigationApis } from './wx-navigation'
import { networkApis, type Network } from './wx-network'
import { storageApis } from './wx-storage'

export interface HostOptions {
  /** The built package, `dist/weapp`. */
  readonly folder: string
  /** Where declared domains really answer: `{ 'https://senior-care.test': 'http://127.0.0.1:8123' }`. */
  readonly origins?: Readonly<Record<string, string>>
  readonly phone?: Partial<Phone>
  /** The phone's storage; give the same one to a second host to open the app again. */
  readonly storage?: Map<string, string>
}

/** A phone that runs the built package. */
export interface Host {
  readonly built: BuiltPackage
  readonly screen: Screen
  readonly navigator: Navigator
  /** What the app did outside itself: calls, places opened, words in the clipboard. */
  readonly done: readonly Done[]
  /** Errors of the package and console errors; a sound run leaves none. Rejected promises fail the test by themselves. */
  readonly problems: string[]
  /** Starts the app at a page, the first of app.json when none is named. */
  launch(url?: string): Promise<void>
  /** Waits until the app has nothing more to do. */
  idle(): Promise<void>
  setOnline(online: boolean): void
  /** Ends the app; its storage stays. */
  close(): void
}

/** Puts the built package on a phone. Close it at the end of a test. */
export function createHost(options: HostOptions): Host {
  const built = readPackage(options.folder)
  const problems: string[] = []
  const onError = (error: unknown): void =>
    void problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      onError(error)
    }
  }
  const clock = createClock(onError)
  const network: Network = { online: true, origins: options.origins ?? {}, listeners: new Set() }

  const wx: Record<string, unknown> = {}
  const definitions = new Map<string, Definition>()
  let loading = ''
  let app: Definition = {}
  const define = (definition: Definition): void => void definitions.set(loading, definition)
  const realm = createRealm(built, {
    ...clock.globals,
    console: consoleOf(problems),
    wx,
    App: (definition: Definition) => void (app = definition),
    Page: define,
    Component: define,
    Behavior: (definition: Definition) => definition,
    getApp: () => app,
    getCurrentPages: () => realm.list(navigator.stack.map((page) => page.instance)),
  })

  /** The definition in a page's or component's file; the file runs once. */
  function definitionIn(file: string): Definition {
    if (!definitions.has(file)) {
      loading = file
      realm.load(`${file}.js`)
    }
    const definition = definitions.get(file)
    if (!definition) throw new Error(`${file}.js defines no page and no component`)
    return definition
  }

  const renderer = createRenderer(built, onError)
  function addComponent(file: string): void {
    const definition = definitionIn(file)
    const methods = (definition.methods ?? {}) as Definition
    renderer.define(file, definition, (name, event) => attempt(() => callOn(methods, name, realm.copy(event))))
  }

  const navigator = createNavigator(
    built,
    ({ route, options: query }) => {
      try {
        return createPage(route, query, definitionIn(route), { realm, clock, onError, mount: renderer.mount })
      } catch (error) {
        onError(error)
        throw error
      }
    },
    (page) => clock.soon(() => page.tell('onReady')),
  )
  const bridge = createBridge(realm, clock)
  Object.assign(
    wx,
    storageApis(bridge, options.storage ?? new Map()),
    networkApis(bridge, network),
    deviceApis(bridge, { ...COMMON_PHONE, ...options.phone }),
    navigationApis(bridge, navigator),
    { canIUse: (name: string) => (name.split('.')[0] ?? '') in wx },
  )

  const idle = (): Promise<void> => clock.idle()
  return {
    built,
    navigator,
    problems,
    done: bridge.done,
    idle,
    screen: createScreen(() => navigator.top().view.element, idle),
    async launch(url) {
      const start = url ?? `/${built.pages[0]}`
      realm.load('app.js')
      built.components.forEach(addComponent)
      const launched = realm.copy({ path: start, query: {}, scene: 1001 })
      for (const lifecycle of ['onLaunch', 'onShow']) callOn(app, lifecycle, launched)
      navigator.reLaunch(start)
      await idle()
    },
    setOnline(online) {
      network.online = online
      const state = { isConnected: online, networkType: online ? 'wifi' : 'none' }
      network.listeners.forEach((tell) => tell(state))
    },
    close() {
      clock.stop()
      navigator.stack.forEach((page) => page.close())
      renderer.close()
    },
  }
}

function callOn(owner: Definition, name: string, value: unknown): void {
  const member = owner[name]
  if (typeof member === 'function') member.call(owner, value)
}

function consoleOf(problems: string[]): object {
  const note = (...words: unknown[]): void => void problems.push(`console.error: ${words.map(String).join(' ')}`)
  const quiet = (): void => undefined
  return { log: quiet, info: quiet, debug: quiet, warn: quiet, group: quiet, groupEnd: quiet, error: note }
}
