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

interface Address {
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
  /** The tab at the bottom, and what lies on it. */
  let stack: OpenPage[] = []
  const tabs = new Map<string, OpenPage>()

  const isTab = (route: string): boolean => built.tabs.includes(route)

  function addressOf(url: string): Address {
    const [place = '', query = ''] = url.split('?')
    const here = stack.at(-1)?.instance.route ?? ''
    const route = place.startsWith('/') ? place.slice(1) : path.posix.join(path.posix.dirname(here), place)
    if (!built.pages.includes(route)) throw new Error(`page "${route}" is not found`)
    const pairs = query.split('&').filter(Boolean)
    const split = pairs.map((pair): [string, string] => {
      const [key = '', ...rest] = pair.split('=')
      return [key, rest.join('=')]
    })
    return { route, options: Object.fromEntries(split) }
  }

  function notTab(address: Address): Address {
    if (isTab(address.route)) throw new Error('can not open a tabbar page this way')
    return address
  }

  function load(address: Address): OpenPage {
    const page = open(address)
    stack.push(page)
    if (isTab(address.route)) tabs.set(address.route, page)
    page.tell('onLoad', page.instance.options)
    page.tell('onShow')
    ready(page)
    return page
  }

  function unload(page: OpenPage): void {
    page.tell('onUnload')
    page.close()
    tabs.delete(page.instance.route)
  }

  /** Takes everything off that is no tab; the tab beneath stays alive. */
  function clearToTab(): void {
    while (stack.length > 0 && !isTab(stack.at(-1)?.instance.route ?? '')) unload(stack.pop() as OpenPage)
  }

  return {
    get stack() {
      return stack
    },
    top() {
      const page = stack.at(-1)
      if (!page) throw new Error('No page is open.')
      return page
    },
    navigateTo(url) {
      const address = notTab(addressOf(url))
      if (stack.length >= DEEPEST) throw new Error('webview count limit exceed')
      stack.at(-1)?.tell('onHide')
      load(address)
    },
    redirectTo(url) {
      const address = notTab(addressOf(url))
      const left = stack.pop()
      if (left) unload(left)
      load(address)
    },
    switchTab(url) {
      const address = addressOf(url)
      if (!isTab(address.route)) throw new Error('can not switch to no-tabBar page')
      const before = stack.at(-1)
      clearToTab()
      const under = stack.at(-1)
      if (under && under === before && under.instance.route === address.route) return
      if (under && under === before) under.tell('onHide')
      const kept = tabs.get(address.route)
      stack = kept ? [kept] : []
      if (kept) kept.tell('onShow')
      else load({ ...address, options: {} })
    },
    reLaunch(url) {
      const address = addressOf(url)
      const left = new Set([...stack, ...tabs.values()])
      stack = []
      left.forEach(unload)
      load(address)
    },
    navigateBack(delta = 1) {
      if (stack.length <= 1) throw new Error('cannot navigate back at first page')
      const left = stack.splice(Math.max(1, stack.length - delta))
      left.reverse().forEach(unload)
      stack.at(-1)?.tell('onShow')
    },
  }
}
