import { AppCode, callOn } from './app-code'
import { createBridge, type Bridge, type Done, type Wx } from './bridge'
import { createClock, type Clock } from './clock'
import { createNavigator, type Address, type Navigator } from './navigator'
import { createPage, type Definition, type OpenPage } from './page'
import { readPackage, type BuiltPackage } from './package'
import { createRenderer, type Renderer } from './render'
import { createScreen, type Screen } from './screen'
import { canvasApis, createPageCanvases, type PageCanvases, type Picture } from './wx-canvas'
import { COMMON_PHONE, deviceApis, type Phone } from './wx-device'
import { fileApis } from './wx-files'
import { PhoneMap, type MapView } from './wx-map'
import { navigationApis } from './wx-navigation'
import { networkApis, type Asked, type Network } from './wx-network'
import { queryApis } from './wx-query'
import { storageApis } from './wx-storage'

export interface HostOptions {
  /** The built package, `dist/weapp`. */
  readonly folder: string
  /** Where declared domains really answer: `{ 'https://senior-care.test': 'http://127.0.0.1:8123' }`. */
  readonly origins?: Readonly<Record<string, string>>
  readonly phone?: Partial<Phone>
  /** The phone's storage; give the same one to a second host to open the app again. */
  readonly storage?: Map<string, string>
  /** What its clock says, milliseconds since 1970; the true time without it. */
  readonly now?: () => number
}

/** A card in somebody else's chat. */
export interface Shared {
  readonly title: string
  /** The page with its query, as it opens on another phone. */
  readonly path: string
}

/** A phone that runs the built package. */
export interface Host {
  readonly built: BuiltPackage
  readonly screen: Screen
  readonly navigator: Navigator
  /** The map of the page on top. */
  readonly map: MapView
  /** What the app did outside itself: calls, places opened, words in the clipboard. */
  readonly done: readonly Done[]
  /** What the app asked of the world, in order, answered or not. */
  readonly asked: readonly Asked[]
  /** Pictures in the phone's album. */
  readonly album: readonly Picture[]
  /** Errors of the package and console errors; a sound run leaves none. Rejected promises fail the test by themselves. */
  readonly problems: string[]
  /** Starts the app at a page, the first of app.json when none is named. */
  launch(url?: string): Promise<void>
  /** Waits until the app has nothing more to do. */
  idle(): Promise<void>
  /**
   * Sends the page on top to a friend from WeChat's own menu, and gives what the friend would open.
   * @throws Error when the page lets itself not be sent
   */
  share(): Shared
  setOnline(online: boolean): void
  /** The person leaves WeChat for a moment and comes back to the app. */
  comeBack(): void
  /** Ends the app; its storage stays. */
  close(): void
}

/** Puts the built package on a phone. Close it at the end of a test. */
export const createHost = (options: HostOptions): Host => new PhoneHost(options)

class PhoneHost implements Host {
  readonly built: BuiltPackage
  readonly screen: Screen
  readonly navigator: Navigator
  readonly done: readonly Done[]
  readonly problems: string[] = []
  readonly album: Picture[] = []
  readonly map: PhoneMap
  private readonly clock: Clock
  private readonly network: Network
  private readonly code: AppCode
  private readonly renderer: Renderer
  private readonly canvases: PageCanvases
  /** Told when the app comes back into sight. */
  private readonly shown = new Set<() => void>()

  constructor(options: HostOptions) {
    this.built = readPackage(options.folder)
    this.clock = createClock(this.report)
    this.network = { online: true, asked: [], origins: options.origins ?? {}, listeners: new Set() }
    const wx: Wx = {}
    const globals = { ...this.clock.globals, console: consoleOf(this.problems), wx }
    this.code = new AppCode(this.built, globals, () => this.navigator.stack.map((page) => page.instance))
    if (options.now) this.code.realm.tellTime(options.now)
    this.renderer = createRenderer(this.built, this.report)
    this.navigator = createNavigator(this.built, this.openPage, (page) => this.clock.soon(() => page.tell('onReady')))
    const top = (): Element => this.navigator.top().view.element
    this.canvases = createPageCanvases(top)
    this.map = new PhoneMap(top, () => this.idle(), options.phone?.mapTakesMarkers ?? COMMON_PHONE.mapTakesMarkers)
    const bridge = createBridge(this.code.realm, this.clock)
    this.done = bridge.done
    Object.assign(wx, this.apis(bridge, options))
    Object.assign(wx, { canIUse: (name: string) => (name.split('.')[0] ?? '') in wx })
    this.screen = createScreen(
      top,
      () => this.idle(),
      () => bridge.done.push({ api: 'share', options: { ...this.share() } }),
      this.canvases,
    )
  }

  async launch(url = `/${this.built.pages[0]}`): Promise<void> {
    this.code.start()
    this.built.components.forEach(this.addComponent)
    this.code.tellLaunched(url)
    this.navigator.reLaunch(url)
    await this.idle()
  }

  idle(): Promise<void> {
    return this.clock.idle()
  }

  get asked(): readonly Asked[] {
    return this.network.asked
  }

  share(): Shared {
    const { instance } = this.navigator.top()
    const told = instance.onShareAppMessage
    if (typeof told !== 'function') throw new Error(`${instance.route} cannot be sent to a friend.`)
    const card = told.call(instance, this.code.realm.copy({ from: 'menu' })) as Partial<Shared> | undefined
    return { title: card?.title ?? '', path: card?.path ?? `/${instance.route}` }
  }

  setOnline(online: boolean): void {
    this.network.online = online
    const state = { isConnected: online, networkType: online ? 'wifi' : 'none' }
    this.network.listeners.forEach((tell) => tell(state))
  }

  comeBack(): void {
    const page = this.navigator.top()
    page.tell('onHide')
    page.tell('onShow')
    this.shown.forEach((tell) => tell())
  }

  close(): void {
    this.clock.stop()
    this.navigator.stack.forEach((page) => page.close())
    this.renderer.close()
  }

  private readonly report = (error: unknown): void =>
    void this.problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error))

  private apis(bridge: Bridge, { storage = new Map(), phone: own }: HostOptions): Wx {
    const phone = { ...COMMON_PHONE, ...own }
    return {
      ...storageApis(bridge, storage),
      ...networkApis(bridge, this.network),
      ...canvasApis(bridge, { pictures: this.album, allowed: phone.albumAllowed }),
      ...queryApis(bridge, this.canvases.node),
      ...fileApis(bridge, phone.photos),
      ...this.map.apis(bridge),
      onAppShow: (told: () => void) => void this.shown.add(told),
      offAppShow: (told: () => void) => void this.shown.delete(told),
      ...deviceApis(bridge, phone),
      ...navigationApis(bridge, this.navigator),
    }
  }

  private readonly openPage = ({ route, options }: Address): OpenPage => {
    const { clock, report: onError, renderer } = this
    const { realm } = this.code
    try {
      return createPage(route, options, this.code.definitionIn(route), { realm, clock, onError, mount: renderer.mount })
    } catch (error) {
      onError(error) // WeChat would only refuse the move; for a test the cause matters
      throw error
    }
  }

  private readonly addComponent = (file: string): void => {
    const definition = this.code.definitionIn(file)
    const methods = (definition.methods ?? {}) as Definition
    this.renderer.define(file, definition, (name, event) => {
      try {
        callOn(methods, name, this.code.realm.copy(event))
      } catch (error) {
        this.report(error)
      }
    })
  }
}

function consoleOf(problems: string[]): object {
  const note = (...words: unknown[]): void => void problems.push(`console.error: ${words.map(String).join(' ')}`)
  const quiet = (): void => undefined
  return { log: quiet, info: quiet, debug: quiet, warn: quiet, group: quiet, groupEnd: quiet, error: note }
}
