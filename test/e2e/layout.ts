import type { Page } from 'playwright-core'

/** The smallest side of a target, in CSS pixels: of a page's main buttons, and of all others. */
const MAIN_PX = 60
const OTHER_PX = 48

/**
 * Measures the page as it stands: text that is cut, things that lie over each other, targets too small for stiff fingers,
 * a page wider than the screen. Answers one line for each fault.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(measure, { main: MAIN_PX, other: OTHER_PX })
}

/** Runs in the page, by itself: nothing from outside may be used here. */
function measure(least: { main: number; other: number }): string[] {
  const SLACK = 1
  const shown = (element: Element): boolean =>
    (element as HTMLElement).checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen')
  const all = [...document.body.querySelectorAll('*')].filter(shown)
  const words = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 30)
  const told = (element: Element): string =>
    `<${element.localName} class="${element.getAttribute('class') ?? ''}"> «${words(element)}»`

  const hasText = (element: Element): boolean =>
    [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim())
  // A label on the map is pinned to a point and has no box of its own.
  const pinned = (element: Element): boolean => element.closest('.leaflet-marker-icon') !== null
  const cut = all
    .filter((element) => hasText(element) && !pinned(element))
    .flatMap((element) => {
      const hides = getComputedStyle(element).overflow !== 'visible'
      const inline = getComputedStyle(element).display === 'inline'
      const wide = !inline && element.scrollWidth > element.clientWidth + SLACK
      const high = hides && element.scrollHeight > element.clientHeight + SLACK
      return wide || high ? [`text is cut: ${told(element)}`] : []
    })

  const sideways = document.documentElement.scrollWidth > document.documentElement.clientWidth + SLACK
  const beyond = all.flatMap((element) => {
    const { right, left, width } = element.getBoundingClientRect()
    const outside = width > 0 && (right > innerWidth + SLACK || left < -SLACK)
    return outside && hasText(element) && !element.closest('.leaflet-container')
      ? [`text is beyond the edge: ${told(element)}`]
      : []
  })

  const targets = all.filter((element) =>
    element.matches('button, a[href], label:has(input), select, input[type=text]'),
  )
  const small = targets.flatMap((element) => {
    const { width, height } = element.getBoundingClientRect()
    const side = element.matches('.button--main, .dial--main, .dial--urgent') ? least.main : least.other
    return Math.min(width, height) < side - 0.5
      ? [`target of ${Math.round(width)}×${Math.round(height)} px: ${told(element)}`]
      : []
  })

  const boxes = targets
    .filter((element) => !element.closest('.leaflet-container'))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
  const fixed = (element: Element): boolean => {
    for (let place: Element | null = element; place; place = place.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(place).position)) return true
    return false
  }
  const overlapping = boxes.flatMap(({ element, box }, index) =>
    boxes.slice(index + 1).flatMap(({ element: other, box: second }) => {
      const across = Math.min(box.right, second.right) - Math.max(box.left, second.left)
      const down = Math.min(box.bottom, second.bottom) - Math.max(box.top, second.top)
      const nested = element.contains(other) || other.contains(element)
      const overlaps = !nested && across > SLACK && down > SLACK && fixed(element) === fixed(other)
      return overlaps ? [`targets overlap: ${told(element)} and ${told(other)}`] : []
    }),
  )
  return [...new Set([...cut, ...beyond, ...small, ...overlapping, ...(sideways ? ['the page scrolls sideways'] : [])])]
}
