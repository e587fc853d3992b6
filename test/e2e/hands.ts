import type { Locator, Page } from 'playwright-core'
import type { Hands } from '../support/story'
import { fontWorn } from '../support/font'
import { named, saidOn } from '../support/names'

const WAIT_MS = 10_000
const MOST_TABS = 120

function pressable(page: Page, name: string, within?: string): Locator {
  const labelled = { name: within }
  const place = within ? page.getByRole('list', labelled).or(page.getByRole('group', labelled)) : page
  const options = { name: named(name) }
  return place.getByRole('button', options).or(place.getByRole('link', options))
}

function answer(page: Page, name: string): Locator {
  const options = { name: named(name) }
  return page.getByRole('radio', options).or(page.getByRole('checkbox', options))
}

async function sees(page: Page, alternatives: readonly string[]): Promise<string> {
  const limit = Date.now() + WAIT_MS
  for (;;) {
    const words = await page.locator('body').innerText()
    const seen = saidOn(words, alternatives)
    if (seen) return seen
    if (Date.now() > limit) throw new Error(`«${alternatives.join('» or «')}» is not to be read on: ${words}`)
    await page.waitForTimeout(50)
  }
}

/** Writes down the numbers of pressed `tel:` links: here is no telephone that could ring. */
async function listenForCalls(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const rung: string[] = []
    Object.assign(window, { rung })
    document.addEventListener('click', (event) => {
      const link = (event.target as Element).closest?.('a[href^="tel:"]')
      if (!link) return
      event.preventDefault()
      rung.push(link.getAttribute('href')?.slice('tel:'.length) ?? '')
    })
  })
  return () => page.evaluate(() => (window as unknown as { rung: string[] }).rung)
}

/** What differs between mouse, touch and keyboard. */
interface Way {
  readonly press: (target: Locator) => Promise<void>
  readonly choose: (target: Locator) => Promise<void>
}

async function handsOf(page: Page, origin: string, way: Way): Promise<Hands> {
  const rung = await listenForCalls(page)
  return {
    async open() {
      await page.goto(origin)
      await fontWorn(page)
    },
    press: (name, within) => way.press(pressable(page, name, within)),
    choose: (name) => way.choose(answer(page, name)),
    type: (field, words) => page.getByRole('textbox', { name: named(field) }).fill(words),
    sees: (...alternatives) => sees(page, alternatives),
    words: () => page.locator('body').innerText(),
    rung,
  }
}

/** A chosen answer is a hidden native control under a drawn one: a person presses the words beside it. */
const drawn = (target: Locator): Locator => target.locator('xpath=ancestor::label')

export function mouseOn(page: Page, origin: string): Promise<Hands> {
  return handsOf(page, origin, { press: (target) => target.click(), choose: (target) => drawn(target).click() })
}

export function fingersOn(page: Page, origin: string): Promise<Hands> {
  return handsOf(page, origin, { press: (target) => target.tap(), choose: (target) => drawn(target).tap() })
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement)

/** Presses Tab until `there` holds. @throws Error when it cannot be reached */
async function tabUntil(page: Page, there: () => Promise<boolean>, what: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await there()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${what} cannot be reached with Tab`)
}

async function pressByKey(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  await tabUntil(page, () => isFocused(target), String(target))
  // As a click does, a key waits until the button takes it: a new page's button takes no press at first.
  await target.and(page.locator(':not([aria-disabled=true])')).waitFor()
  await page.keyboard.press('Enter')
}

/** Radio buttons are one stop of Tab; arrows move and choose inside. A checkbox is a stop of its own. */
async function chooseByKey(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' })
  const { type, name } = await target.evaluate(({ type, name }: HTMLInputElement) => ({ type, name }))
  if (type === 'checkbox') {
    await tabUntil(page, () => isFocused(target), String(target))
    return page.keyboard.press('Space')
  }
  const inGroup = () => page.evaluate((group) => (document.activeElement as HTMLInputElement).name === group, name)
  await tabUntil(page, inGroup, `The group of ${String(target)}`)
  if (await isFocused(target)) return page.keyboard.press('Space')
  for (let moves = 0; !(await isFocused(target)); moves += 1) {
    if (moves > MOST_TABS) throw new Error(`${String(target)} cannot be reached with arrows`)
    await page.keyboard.press('ArrowDown')
  }
}

export function keyboardOn(page: Page, origin: string): Promise<Hands> {
  return handsOf(page, origin, {
    press: (target) => pressByKey(page, target),
    choose: (target) => chooseByKey(page, target),
  })
}
