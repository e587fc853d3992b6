import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openVisit } from '../support/browser'
import { CITIES, LINFEN, type CityStory } from '../support/cities'
import { fontWorn } from '../support/font'
import { pageAddresses } from '../support/pages'
import { sharedOrigin } from '../support/shared-server'
import { answersKept } from './answers'
import { layoutFaults } from './layout'

/** A4 without print.scss's margins of 14 mm, in CSS pixels. */
const PAPER = { width: 688, height: 1016 }

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

/** What is on the paper besides the sheet, and the sheet's smallest letters in points. */
function printed(): { readonly others: string[]; readonly smallest: number; readonly words: string } {
  const sheet = document.querySelector('.sheet')
  const told = [...document.querySelectorAll('body *')].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && Boolean(node.textContent?.trim())),
  )
  const inside = told.filter((element) => sheet?.contains(element))
  const sizes = inside.map((element) => Number.parseFloat(getComputedStyle(element).fontSize) * 0.75)
  return {
    others: told.filter((element) => !sheet?.contains(element)).map(({ textContent }) => textContent ?? ''),
    smallest: Math.min(...sizes),
    words: (sheet as HTMLElement | null)?.innerText ?? '',
  }
}

async function sheetAt(page: Page, address: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(sharedOrigin() + address)
  await fontWorn(page)
  await page.locator('.sheet').waitFor()
}

async function addressesOf(story: CityStory): Promise<readonly string[]> {
  const [first = '', ...others] = await pageAddresses('entitlement-sheet', sharedOrigin(), story)
  const more = story.refs.map((ref) => first.replace(story.benefit.ref, ref))
  return [first, ...others, ...more]
}

it.each(CITIES)(
  'prints each of $name’s sheets on one page, large and whole, and nothing else',
  async (story) => {
    const kept = await answersKept(browser, sharedOrigin(), story)
    for (const size of story === LINFEN ? ['standard', 'largest'] : ['largest']) {
      const { page, context, problems } = await openVisit(browser, {
        origin: sharedOrigin(),
        viewport: PAPER,
        kept: { ...kept, 'text-size': size },
      })
      for (const address of await addressesOf(story)) {
        await sheetAt(page, address)
        const pdf = await page.pdf({ preferCSSPageSize: true })
        await page.emulateMedia({ media: 'print' })
        const { others, smallest, words } = await page.evaluate(printed)
        const faults = await layoutFaults(page)
        await page.emulateMedia({ media: 'screen' })
        expect({ address, size, pages: pagesOf(pdf), others, faults }).toEqual({
          address,
          size,
          pages: 1,
          others: [],
          faults: [],
        })
        expect(smallest).toBeGreaterThanOrEqual(15.9)
        expect(words).toMatch(/为 ?妈妈 ?办|这不是现在能领的|先问本地有没有/)
        expect(words).toContain('12349')
      }
      expect(problems).toEqual([])
      await context.close()
    }
  },
  120_000,
)

it('prints nothing of her by a city’s policy that she was not judged by, and says beside the button what it prints', async () => {
  const kept = await answersKept(browser, sharedOrigin(), LINFEN)
  const { page, context, problems } = await openVisit(browser, { origin: sharedOrigin(), kept })
  const [own = ''] = await pageAddresses('entitlement-sheet', sharedOrigin(), LINFEN)
  await sheetAt(page, own)
  expect(await page.locator('body').innerText()).toContain('出生日期和您说过的情况会印在纸上')
  const others = own.replace(/\?.*$/, '?city=taiyuan')
  await sheetAt(page, others)
  const list = await page.locator('.sheet').innerText()
  expect(list).toContain('还没有查过太原市的')
  expect(list).not.toMatch(/符合|预计|项可以问/)
  await sheetAt(page, `${others}&ref=TY-T1`)
  const one = await page.locator('.sheet').innerText()
  expect(one).toContain('还没有查过')
  expect(one).not.toMatch(/预计|应该符合|按这些情况|家里人说/)
  expect(await page.locator('body').innerText()).not.toContain('出生日期和您说过的情况会印在纸上')
  expect(problems).toEqual([])
  await context.close()
})

it('asks the browser to print when the button is pressed', async () => {
  const kept = await answersKept(browser, sharedOrigin(), LINFEN)
  const { page, context } = await openVisit(browser, { origin: sharedOrigin(), kept })
  await page.addInitScript(() => {
    Object.assign(window, { printed: 0, print: () => void ((window as unknown as { printed: number }).printed += 1) })
  })
  const [address = ''] = await pageAddresses('entitlement-sheet', sharedOrigin(), LINFEN)
  await sheetAt(page, address)
  await page.getByRole('button', { name: '打印这一页' }).click()
  expect(await page.evaluate(() => (window as unknown as { printed: number }).printed)).toBe(1)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存成图片' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('带去窗口-高龄津贴.png')
  await page.getByText('已经存好了').waitFor()
  await context.close()
})
