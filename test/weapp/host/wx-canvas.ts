import type { Bridge, Call, Wx } from './bridge'
import { idOf } from './render'

/** Words on a picture, where they stand in it; pixels, from the left edge and from the top. */
export interface Lettering {
  readonly words: string
  readonly left: number
  readonly right: number
  /** Of the line's baseline. */
  readonly y: number
  /** Height of the letters. */
  readonly size: number
}

/** A line that a pen went, from point to point; pixels as the app counts them. */
export type Line = readonly (readonly [x: number, y: number])[]

/** What was drawn on a canvas. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly lettering: readonly Lettering[]
  readonly lines: readonly Line[]
}

/** The phone's own album. */
export interface Album {
  readonly pictures: Picture[]
  /** Whether the person lets the app put anything in; once she said no, WeChat asks no more. */
  allowed: boolean
}

const SCOPE = 'scope.writePhotosAlbum'

interface Drawing {
  width: number
  height: number
  lettering: Lettering[]
  lines: Line[]
}

const emptyDrawing = (width: number, height: number): Drawing => ({ width, height, lettering: [], lines: [] })

const DEFAULT_SIZE = { width: 300, height: 150 }
const DEFAULT_FONT = '10px sans-serif'

const sizeOf = (font: string): number => Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 10)

/** A Chinese letter is as wide as it is high, any other half as wide: near enough to see what does not fit. */
const widthOf = (words: string, font: string): number =>
  [...words].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.5), 0) * sizeOf(font)

const LEFT_SHARE: Readonly<Record<string, number>> = { center: 0.5, right: 1, end: 1 }

/** The parts of a 2d context that leave no words: they draw, and are not looked at. */
const SILENT = [
  ...['arc', 'clip', 'closePath', 'fill', 'fillRect', 'rect', 'restore', 'rotate', 'save', 'scale', 'setLineDash'],
  ...['setTransform', 'strokeRect', 'translate'],
]

/** The part of a 2d context that draws lines. */
function penOn(drawing: Drawing) {
  let path: [number, number][][] = []
  return {
    beginPath: () => void (path = []),
    moveTo: (x: number, y: number) => void path.push([[x, y]]),
    lineTo: (x: number, y: number) => void path[path.length - 1]?.push([x, y]),
    stroke: () => void drawing.lines.push(...path.filter((line) => line.length > 1)),
  }
}

function contextOf(drawing: Drawing): object {
  const context = {
    font: DEFAULT_FONT,
    textAlign: 'start',
    textBaseline: 'alphabetic',
    fillStyle: '#000000',
    strokeStyle: '#000000',
    lineWidth: 1,
    measureText: (words: string) => ({ width: widthOf(words, context.font) }),
    fillText(words: string, x: number, y: number) {
      const width = widthOf(words, context.font)
      const left = x - width * (LEFT_SHARE[context.textAlign] ?? 0)
      const size = sizeOf(context.font)
      drawing.lettering.push({
        words,
        left,
        right: left + width,
        y: context.textBaseline === 'top' ? y + size : y,
        size,
      })
    },
    ...penOn(drawing),
    clearRect() {
      drawing.lettering = []
      drawing.lines = []
    },
    ...Object.fromEntries(SILENT.map((name) => [name, () => undefined])),
  }
  return context
}

/** Setting a side empties a canvas, as in a browser. */
function canvasOf(drawing: Drawing, canvases: WeakMap<object, Drawing>): object {
  let context: object | undefined
  const canvas = {
    getContext(type: string) {
      if (type !== '2d') throw new Error(`getContext: this canvas was made for 2d, not for ${type}`)
      return (context ??= contextOf(drawing))
    },
  }
  for (const side of ['width', 'height'] as const) {
    Object.defineProperty(canvas, side, {
      get: () => drawing[side],
      set(pixels: number) {
        drawing[side] = pixels
        drawing.lettering = []
        drawing.lines = []
      },
    })
  }
  canvases.set(canvas, drawing)
  return canvas
}

interface Asked extends Call {
  readonly type?: string
  readonly width?: number
  readonly height?: number
}

/** CSS pixels of every canvas on a page: there is no layout here. */
const ON_PAGE = { width: 343, height: 137 }

/** What was drawn on canvases of pages, and how the app gets hold of one. */
export interface PageCanvases {
  /** Undefined until the app has drawn on it. */
  pictureOn(element: Element): Picture | undefined
  /** What a query by `#id` is answered; null for what is no canvas of the page on top. */
  node(selector: string): object | null
}

export function createPageCanvases(top: () => Element): PageCanvases {
  const canvases = new WeakMap<object, Drawing>()
  const nodes = new WeakMap<Element, { readonly node: object; readonly drawing: Drawing }>()

  function open(element: Element): object {
    const known = nodes.get(element)
    if (known) return known.node
    const drawing = emptyDrawing(DEFAULT_SIZE.width, DEFAULT_SIZE.height)
    const node = canvasOf(drawing, canvases)
    nodes.set(element, { node, drawing })
    return node
  }

  return {
    pictureOn: (element) => nodes.get(element)?.drawing,
    node(selector) {
      const element = [...top().querySelectorAll('canvas')].find((canvas) => `#${idOf(canvas)}` === selector)
      return element ? { ...ON_PAGE, node: open(element) } : null
    },
  }
}

/** Off-screen canvases, files made of them, the album, and WeChat's own page on which a no is taken back. */
export function canvasApis({ answer }: Bridge, album: Album): Wx {
  const canvases = new WeakMap<object, Drawing>()
  const files = new Map<string, Picture>()

  function fileOf(canvas: unknown): string {
    const drawing = typeof canvas === 'object' && canvas !== null ? canvases.get(canvas) : undefined
    if (!drawing) throw new Error('canvas is empty')
    const file = `wxfile://tmp_${files.size + 1}.png`
    files.set(file, { ...drawing, lettering: [...drawing.lettering], lines: [...drawing.lines] })
    return file
  }

  return {
    createOffscreenCanvas({ type = 'webgl', width, height }: Asked = {}) {
      if (type !== '2d') throw new Error('This phone draws 2d only.')
      const { width: wide, height: high } = {
        width: width ?? DEFAULT_SIZE.width,
        height: height ?? DEFAULT_SIZE.height,
      }
      return canvasOf(emptyDrawing(wide, high), canvases)
    },
    canvasToTempFilePath: (call: Call) =>
      answer('canvasToTempFilePath', call, () => ({ tempFilePath: fileOf(call.canvas) })),
    saveImageToPhotosAlbum: (call: Call) =>
      answer('saveImageToPhotosAlbum', call, () => {
        if (!album.allowed) throw new Error('auth deny')
        const picture = files.get(String(call.filePath))
        if (!picture) throw new Error('no such file or directory')
        album.pictures.push(picture)
      }),
    getSetting: (call: Call) => answer('getSetting', call, () => ({ authSetting: { [SCOPE]: album.allowed } })),
    /** The person switches it on there. */
    openSetting: (call: Call) =>
      answer('openSetting', call, () => {
        album.allowed = true
        return { authSetting: { [SCOPE]: true } }
      }),
  }
}
