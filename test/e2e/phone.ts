import type { Browser, Page } from 'playwright-core'
import { openVisit, type Visit } from '../support/browser'
import { fontWorn } from '../support/font'
import type { Phone } from '../support/people-story'
import { dateBy } from '../support/known-time.cjs'
import { fingersOn, mouseOn } from './hands'
import { DESK, PHONE } from './page-faults'

export interface VisitedPhone extends Phone {
  readonly visit: Visit
}

/** As a hand writes: down, across, and up again. */
const STROKE = [
  [0.2, 0.3],
  [0.5, 0.7],
  [0.8, 0.4],
] as const

const PATIENCE_MS = 10_000

async function sign({ page }: Visit, field: string): Promise<void> {
  const surface = page.getByRole('img', { name: new RegExp(`^${field}`) })
  await surface.scrollIntoViewIfNeeded()
  const box = await surface.boundingBox()
  if (!box) throw new Error(`Nothing can be signed at «${field}».`)
  for (const [index, [across, down]] of STROKE.entries()) {
    await page.mouse.move(box.x + box.width * across, box.y + box.height * down, { steps: 4 })
    if (index === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

/** How a device with the browser build is used. */
interface Device {
  /** A wide screen on a desk and a mouse, instead of a telephone and fingers. */
  readonly onDesk?: boolean
  /** Of a telephone; the narrowest that is in use unless told. */
  readonly width?: number | undefined
  /** How far its clock is ahead of the true one, in milliseconds. */
  readonly ahead?: number
}

/** Moves the clock of every page that is opened: it goes on from there, as the one of a server in `startingAt`. */
const moveClock = (page: Page, ahead: number): Promise<unknown> =>
  page.addInitScript(`{
    const real = Date.now
    globalThis.Date = (${String(dateBy)})(() => real() + ${ahead})
  }`)

/**
 * A phone with the browser build, fresh from the shop.
 * @param kept what the app finds on it all the same, by key: `text-size`, say
 */
export async function browserPhone(
  browser: Browser,
  origin: string,
  kept: Readonly<Record<string, unknown>> = {},
  { onDesk = false, ahead = 0, width = PHONE.viewport.width }: Device = {},
): Promise<VisitedPhone> {
  const telephone = { ...PHONE, viewport: { ...PHONE.viewport, width } }
  const visit = await openVisit(browser, { origin, kept, ...(onDesk ? DESK : telephone) })
  const { page, context } = visit
  page.setDefaultTimeout(PATIENCE_MS)
  if (ahead !== 0) await moveClock(page, ahead)
  const hands = await (onDesk ? mouseOn : fingersOn)(page, origin)
  const openAt = async (address: string): Promise<void> => {
    // A page of another kind first: what ran here is killed, also where only the part after # differs.
    await page.goto('about:blank')
    await page.goto(origin + address)
    await fontWorn(page)
  }
  return {
    ...hands,
    open: () => openAt('/'),
    visit,
    follow: (link) => openAt(`/#${link}`),
    sign: (field) => sign(visit, field),
    async handedOn() {
      await page.getByRole('button', { name: '复制链接,贴到别处' }).click()
      const address = await page.getByRole('group', { name: '链接' }).locator('.copied').innerText()
      return new URL(address).hash.slice(1)
    },
    setOnline: (online) => context.setOffline(!online),
    kill: async () => void (await page.goto('about:blank')),
    kept: () => page.evaluate(() => JSON.stringify(Object.entries(localStorage))),
  }
}
