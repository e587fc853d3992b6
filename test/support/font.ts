import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { root } from './paths'

/**
 * A bare machine has no Chinese glyphs: every character would be one empty box, and a check for cut text would say
 * nothing. So each page gets Noto Sans SC, handed over as bytes (no request, no hole in the Content-Security-Policy),
 * and all its text is set in it, so that widths are the same on every machine.
 */
const FAMILY = 'Noto Sans SC Test'
const FACES = [
  { file: 'chinese-simplified-400', weight: '400', range: 'U+2000-FFFF' },
  { file: 'chinese-simplified-700', weight: '700', range: 'U+2000-FFFF' },
  { file: 'latin-400', weight: '400', range: 'U+0-1FFF' },
  { file: 'latin-700', weight: '700', range: 'U+0-1FFF' },
] as const

const FILES = path.join(root, 'node_modules', '@fontsource', 'noto-sans-sc', 'files')

interface Face {
  readonly bytes: string
  readonly weight: string
  readonly range: string
}

function readFaces(): Face[] {
  return FACES.map(({ file, weight, range }) => ({
    bytes: readFileSync(path.join(FILES, `noto-sans-sc-${file}-normal.woff2`)).toString('base64'),
    weight,
    range,
  }))
}

/** Runs in the page, before its own scripts. */
async function wearFont(family: string): Promise<void> {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`:root, :root * { font-family: "${family}", sans-serif !important }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const faces = await (window as unknown as { testFaces: () => Promise<Face[]> }).testFaces()
  for (const { bytes, weight, range } of faces) {
    const binary = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))
    const face = new FontFace(family, binary.buffer, { weight, unicodeRange: range })
    document.fonts.add(await face.load())
  }
  document.documentElement.dataset.testFont = 'worn'
}

/** Gives every page of a context the Chinese font. */
export async function dressInChinese(context: BrowserContext): Promise<void> {
  const faces = readFaces()
  await context.exposeFunction('testFaces', () => faces)
  await context.addInitScript(wearFont, FAMILY)
}

/** Waits until the page's text is drawn in the font, so that sizes mean something. */
export async function fontWorn(page: Page): Promise<void> {
  await page.waitForSelector('html[data-test-font=worn]', { state: 'attached' })
}
