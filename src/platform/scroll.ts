import Taro from '@tarojs/taro'
import { distanceToWhole } from './scroll-distance'

/** A new question begins at its top. */
export function toTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
}

interface Found {
  readonly top: number
  readonly bottom: number
}

/** Brings an element whole into sight, above the foot of its page. @param id letters, digits, dashes */
export function showWhole(id: string): void {
  const tell = ([box, foot, page]: readonly unknown[]): void => {
    const far = box ? distanceToWhole(box as Found, (foot ?? bottomEdge()) as Found) : 0
    const { scrollTop = 0 } = (page ?? {}) as { readonly scrollTop?: number }
    if (far !== 0) void Taro.pageScrollTo({ scrollTop: scrollTop + far, duration: 0 }).catch(() => undefined)
  }
  // What was just drawn for the first time is laid out by the next tick.
  Taro.nextTick(() => {
    const query = Taro.createSelectorQuery()
    query.select(`#${id}`).boundingClientRect()
    query.select('.page__foot').boundingClientRect()
    query.selectViewport().scrollOffset()
    query.exec((found) => tell(found))
  })
}

/** Of a page without a foot: nothing covers its end. */
function bottomEdge(): Found {
  const { windowHeight } = Taro.getWindowInfo()
  return { top: windowHeight, bottom: windowHeight }
}
