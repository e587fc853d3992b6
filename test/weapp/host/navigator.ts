import path from 'node:path'
import type { OpenPage } from './page'
import type { BuiltPackage } from './package'

/** WeChat keeps ten pages at most. */
const DEEPEST = 10

/** The stack of pages, moved by WeChat's rules. Every move throws an Error with WeChat's reason when it is refused. */
export interface Navigator {
  readonly stack: readonly OpenPage[]
  top(): OpenPage
  navigateTo(url: string): void
  redirectTo(url: string): void
  switchTab(url: string): void
  reLaunch(url: string): void
  navigateBack(delta?: number): void
}

/** Where a move leads. */
export interface Address {
  readonly route: string
  /** As written in the address: WeChat hands the values over undecoded. */
  readonly options: Readonly<Record<string, string>>
}

/**
 * @param open makes a page, its view mounted, no life-cycle function run
 * @param ready called when a page has been shown for the first time
 */
export function createNavigator(
  built: BuiltPackage,
  open: (address: Address) => OpenPage,
  ready: (page: OpenPage) => void,
): Navigator {
  return new WeChatNavigator(built, open, ready)
}

class WeChatNavigator implements Navigator {
  /** A tab or a page at the bottom, and what lies on it. */
  private pages: OpenPage[] = []
  /** Tabs once opened stay alive under each other. */
  private readonly tabs = new Map<string, OpenPage>()

  constructor(
    private readonly built: BuiltPackage,
    private readonly open: (address: Address) => OpenPage,
    private readonly ready: (page: OpenPage) => void,
  ) {}

  get stack(): readonly OpenPage[] {
    return this.pages
  }

  top(): OpenPage {
    const page = this.pages.at(-1)
    if (!page) throw new Error('No page is open.')
    return page
  }

  navigateTo(url: string): void {
    const address = this.outsideTabs(url)
    if (this.pages.length >= DEEPEST) throw new Error('webview count limit exceed')
    this.pages.at(-1)?.tell('onHide')
    this.load(address)
  }

  redirectTo(url: string): void {
    const address = this.outsideTabs(url)
    const left = this.pages.pop()
    if (left) this.unload(left)
    this.load(address)
  }

  switchTab(url: string): void {
    const { route } = this.addressOf(url)
    if (!this.isTab(route)) throw new Error('can not switch to no-tabBar page')
    const before = this.pages.at(-1)
    this.clearToTab()
    const beneath = this.pages.at(-1)
    if (beneath && beneath === before) {
      if (beneath.instance.route === route) return
      beneath.tell('onHide')
    }
    const kept = this.tabs.get(route)
    this.pages = kept ? [kept] : []
    if (kept) kept.tell('onShow')
    else this.load({ route, options: {} })
  }

  reLaunch(url: string): void {
    const address = this.addressOf(url)
    const left = new Set([...this.pages, ...this.tabs.values()])
    this.pages = []
    left.forEach((page) => this.unload(page))
    this.load(address)
  }

  navigateBack(delta = 1): void {
    if (this.pages.length <= 1) throw new Error('cannot navigate back at first page')
    const left = this.pages.splice(Math.max(1, this.pages.length - delta))
    left.reverse().forEach((page) => this.unload(page))
    this.pages.at(-1)?.tell('onShow')
  }

  private isTab(route: string): boolean {
    return this.built.tabs.includes(route)
  }

  private addressOf(url: string): Address {
    const [place = '', query = ''] = url.split('?')
    const here = this.pages.at(-1)?.instance.route ?? ''
    const route = place.startsWith('/') ? place.slice(1) : path.posix.join(path.posix.dirname(here), place)
    if (!this.built.pages.includes(route)) throw new Error(`page "${route}" is not found`)
    return { route, options: Object.fromEntries(query.split('&').filter(Boolean).map(keyAndValue)) }
  }

  private outsideTabs(url: string): Address {
    const address = this.addressOf(url)
    if (this.isTab(address.route)) throw new Error('can not open a tabbar page this way')
    return address
  }

  private load(address: Address): void {
    const page = this.open(address)
    this.pages.push(page)
    if (this.isTab(address.route)) this.tabs.set(address.route, page)
    page.tell('onLoad', page.instance.options)
    page.tell('onShow')
    this.ready(page)
  }

  private unload(page: OpenPage): void {
    page.tell('onUnload')
    page.close()
    this.tabs.delete(page.instance.route)
  }

  /** Takes everything off that is no tab; the tab beneath stays alive. */
  private clearToTab(): void {
    for (let page = this.pages.at(-1); page && !this.isTab(page.instance.route); page = this.pages.at(-1)) {
      this.pages.pop()
      this.unload(page)
    }
  }
}

function keyAndValue(pair: string): [string, string] {
  const [key = '', ...rest] = pair.split('=')
  return [key, rest.join('=')]
}
