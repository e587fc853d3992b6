import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core'
import { findChromium } from './chromium'
import { dressInChinese } from './font'
import { lookForFont, withInstalledFont } from './installed-font'

/** What a closed network needs: nothing is fetched, updated or reported, and no name but our own is ever looked up. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--disable-gpu',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** Starts the browser that `findChromium` finds. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  const font = await withInstalledFont(env['FONTCONFIG_FILE'] ?? process.env['FONTCONFIG_FILE'])
  const known = { ...process.env, ...env, ...font } as Record<string, string>
  const browser = await chromium.launch({ executablePath, args: FLAGS, env: known })
  await lookForFont(browser)
  return browser
}

export interface VisitOptions {
  /** `http://127.0.0.1:<port>`; nothing else may be asked. */
  readonly origin: string
  /** Fingers instead of a mouse. */
  readonly touch?: boolean
  /** CSS pixels; a common phone when left out. */
  readonly viewport?: { readonly width: number; readonly height: number }
  /** What the app finds in its storage when it first opens, by key. */
  readonly kept?: Readonly<Record<string, unknown>>
}

/** Something that the page asked of a server. */
export interface Asked {
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** What was sent along; empty for what is only fetched. */
  readonly body: string
}

/** One person at one device: a fresh profile, and everything that went wrong in it. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** Every request so far, in order, also those that the browser answered by itself. */
  readonly asked: Asked[]
  /** Script errors, console errors, failed answers and every request to another host. */
  readonly problems: string[]
  /** Waits until the page has nothing more to do: no request under way, and time to spare twice in a row. */
  quiet(): Promise<void>
}

/** Taro's browser storage wraps a value; the app keeps JSON text in it (src/platform/storage). */
function storageOf({ origin, kept = {} }: VisitOptions) {
  const localStorage = Object.entries(kept).map(([name, value]) => ({
    name,
    value: JSON.stringify({ data: JSON.stringify(value) }),
  }))
  return { cookies: [], origins: [{ origin, localStorage }] }
}

/** Browsers print whole data URLs. */
const MOST_SAID = 300

const CALM_TURNS = 2
const CALM_MS = 60
const CALM_LIMIT_MS = 15_000

const spareTime = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: 2_000 })
  })

/** As `networkidle`, without its half second a page. */
function quietOn(context: BrowserContext, page: Page): () => Promise<void> {
  const underWay = new Set<Request>()
  context.on('request', (request) => void underWay.add(request))
  context.on('requestfinished', (request) => void underWay.delete(request))
  context.on('requestfailed', (request) => void underWay.delete(request))
  return async () => {
    const limit = Date.now() + CALM_LIMIT_MS
    for (let calm = 0; calm < CALM_TURNS; calm = underWay.size === 0 ? calm + 1 : 0) {
      if (Date.now() > limit) throw new Error(`Still under way: ${[...underWay].map((one) => one.url()).join(' ')}`)
      await page.evaluate(spareTime)
      await page.waitForTimeout(CALM_MS)
    }
  }
}

function watch(context: BrowserContext, page: Page, origin: string): Pick<Visit, 'problems' | 'asked'> {
  const problems: string[] = []
  const asked: Asked[] = []
  page.on('pageerror', (error) => problems.push(`script error: ${error.message}`))
  page.on('console', (line) => {
    if (line.type() === 'error') problems.push(`console error: ${line.text().slice(0, MOST_SAID)}`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (!/^(https?|wss?):$/.test(url.protocol)) return
    if (url.origin !== origin) problems.push(`foreign request: ${url.href}`)
    asked.push({ method: request.method(), path: url.pathname + url.search, body: request.postData() ?? '' })
  })
  context.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} from ${response.url()}`)
  })
  return { problems, asked }
}

/** Opens a fresh profile with the Chinese font and an empty page. */
export async function openVisit(browser: Browser, options: VisitOptions): Promise<Visit> {
  const { touch = false, viewport = { width: 375, height: 812 } } = options
  const context = await browser.newContext({
    viewport,
    hasTouch: touch,
    isMobile: touch,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    storageState: storageOf(options),
  })
  await dressInChinese(context)
  const page = await context.newPage()
  return { page, context, quiet: quietOn(context, page), ...watch(context, page, options.origin) }
}
