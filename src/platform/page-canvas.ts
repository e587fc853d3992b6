import Taro from '@tarojs/taro'
import { ok, unavailable, type Outcome } from './outcome'

/** What is drawn with on a canvas of a page. */
export interface LinePen {
  lineWidth: number
  lineCap: string
  lineJoin: string
  strokeStyle: unknown
  clearRect(x: number, y: number, width: number, height: number): void
  scale(x: number, y: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  stroke(): void
}

/** A canvas as it stands on the page, in its pixels. */
export interface PageCanvas {
  readonly pen: LinePen
  readonly width: number
  readonly height: number
}

interface Found {
  readonly node?: { width: number; height: number; getContext(type: '2d'): LinePen }
  readonly width: number
  readonly height: number
}

/**
 * Finds a canvas (`type="2d"`) of the page on top, sharp on its screen. Not for a browser: there drawings are SVG.
 * @returns unavailable where the phone draws none, or the canvas is not there yet
 */
export function openPageCanvas(id: string): Promise<Outcome<PageCanvas>> {
  return new Promise((resolve) => {
    const tell = ([found]: readonly (Found | null)[]): void => {
      if (!found?.node) return resolve(unavailable)
      const { node, width, height } = found
      const { pixelRatio } = Taro.getWindowInfo()
      node.width = width * pixelRatio
      node.height = height * pixelRatio
      const pen = node.getContext('2d')
      pen.scale(pixelRatio, pixelRatio)
      resolve(ok({ pen, width, height }))
    }
    // What was just drawn for the first time is laid out by the next tick.
    Taro.nextTick(() => {
      const query = Taro.createSelectorQuery().select(`#${id}`)
      query.fields({ node: true, size: true }, () => undefined).exec(tell as (boxes: unknown[]) => void)
    })
  })
}
