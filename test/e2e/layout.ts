import type { Page } from 'playwright-core'

/** The smallest side of a target, in CSS pixels: of a page's main buttons, and of all others. */
const MAIN_PX = 60
const OTHER_PX = 48

/**
 * Measures the page as it stands: text that is cut, things that lie over each other, targets too small for stiff fingers,
 * a page wider than the screen. Answers one line for each fault.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  await page.evaluate(layRuler)
  const faults = [
    await page.evaluate(cutText),
    await page.evaluate(textBeyondEdge),
    await page.evaluate(smallTargets, { main: MAIN_PX, other: OTHER_PX }),
    await page.evaluate(overlappingTargets),
    await page.evaluate(sidewaysScroll),
  ]
  return [...new Set(faults.flat())]
}

// What follows runs in the page: it may use the ruler that the first of them lays down, and nothing from outside.

interface Ruler {
  /** Rounding of half pixels is no fault. */
  readonly slack: number
  /** Elements that are drawn and carry words of their own. */
  texts(): Element[]
  /** Elements that take a press; those on the map's ground lie where their places are. */
  targets(): Element[]
  onMap(element: Element): boolean
  /** Names an element in a report. */
  told(element: Element): string
}

declare const ruler: Ruler

function layRuler(): void {
  const drawn = (): Element[] =>
    [...document.body.querySelectorAll('*')].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen'),
    )
  const hasWords = (element: Element): boolean =>
    [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && Boolean(child.textContent?.trim()))
  const laid: Ruler = {
    slack: 1,
    texts: () => drawn().filter(hasWords),
    targets: () =>
      drawn().filter((element) =>
        element.matches('button, a[href], label:has(input), select, textarea, input[type=text], input[type=tel]'),
      ),
    onMap: (element) => element.closest('.leaflet-map-pane') !== null,
    told: (element) =>
      `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ` +
      `«${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 30)}»`,
  }
  Object.assign(window, { ruler: laid })
}

function cutText(): string[] {
  // A label on the map is pinned to a point and has no box of its own.
  const texts = ruler.texts().filter((element) => !ruler.onMap(element))
  return texts.flatMap((element) => {
    const { overflow, display } = getComputedStyle(element)
    const wide = display !== 'inline' && element.scrollWidth > element.clientWidth + ruler.slack
    const high = overflow !== 'visible' && element.scrollHeight > element.clientHeight + ruler.slack
    return wide || high ? [`text is cut: ${ruler.told(element)}`] : []
  })
}

function textBeyondEdge(): string[] {
  const texts = ruler.texts().filter((element) => !ruler.onMap(element))
  return texts.flatMap((element) => {
    const { left, right, width } = element.getBoundingClientRect()
    const outside = width > 0 && (right > innerWidth + ruler.slack || left < -ruler.slack)
    return outside ? [`text is beyond the edge: ${ruler.told(element)}`] : []
  })
}

function smallTargets(least: { main: number; other: number }): string[] {
  return ruler.targets().flatMap((element) => {
    const { width, height } = element.getBoundingClientRect()
    const side = element.matches('.button--main, .dial--main, .dial--urgent') ? least.main : least.other
    if (Math.min(width, height) >= side - 0.5) return []
    return [`target of ${Math.round(width)}×${Math.round(height)} px: ${ruler.told(element)}`]
  })
}

function overlappingTargets(): string[] {
  /** A bar that stays in reach lies over the page by design; only things on the same sheet can be in each other's way. */
  const fixed = (element: Element | null): boolean =>
    element !== null &&
    (['fixed', 'sticky'].includes(getComputedStyle(element).position) || fixed(element.parentElement))
  const boxes = ruler
    .targets()
    .filter((element) => !ruler.onMap(element))
    .map((element) => ({ element, box: element.getBoundingClientRect(), fixed: fixed(element) }))
  return boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      const nested = one.element.contains(other.element) || other.element.contains(one.element)
      if (nested || one.fixed !== other.fixed || across <= ruler.slack || down <= ruler.slack) return []
      return [`targets overlap: ${ruler.told(one.element)} and ${ruler.told(other.element)}`]
    }),
  )
}

function sidewaysScroll(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth > clientWidth + ruler.slack ? ['the page scrolls sideways'] : []
}
