import Taro from '@tarojs/taro'
import { distanceToWhole } from './scroll-distance'

/** A new question begins at its top. */
export function toTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
}

/** What scrolls around an element: a box of the page, or the page itself. */
function scrollerOf(element: Element): Element | null {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const { overflowY } = getComputedStyle(around)
    if ((overflowY === 'auto' || overflowY === 'scroll') && around.scrollHeight > around.clientHeight) return around
  }
  return document.scrollingElement
}

/** Brings an element whole into sight, above the foot of its page. */
export function showWhole(id: string): void {
  const element = document.getElementById(id)
  if (!element) return
  const { innerHeight } = window
  const foot = element.closest('.page')?.querySelector('.page__foot')?.getBoundingClientRect()
  const end = foot ?? { top: innerHeight, bottom: innerHeight }
  scrollerOf(element)?.scrollBy(0, distanceToWhole(element.getBoundingClientRect(), end))
}
