import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { hasInstalledFont, INSTALLED_NAMES } from './installed-font'
import { root } from './paths'

/**
 * A bare machine has no Chinese glyphs: every character would be one empty box, and a check for cut text would say
 * nothing. So each page gets Noto Sans SC and all its text is set in it, so that widths are the same on every machine. A browser that was
 * started with the font takes it from there; another is handed it as bytes (no request, no hole in the Content-Security-Policy).
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
  /** Bytes in base64, or `local` the name under which the browser has it. */
  readonly bytes: string
  readonly local: string | null
  readonly weight: string
  readonly range: string
}

function readFaces(installed: boolean): Face[] {
  return FACES.map(({ file, weight, range }) => {
    const local = installed && file.startsWith('chinese') ? INSTALLED_NAMES[weight]! : null
    const bytes = local ? '' : readFileSync(path.join(FILES, `noto-sans-sc-${file}-normal.woff2`)).toString('base64')
    return { bytes, local, weight, range }
  })
}

/** Read once a process: with the font in the browser, and without. */
const read = new Map<boolean, readonly Face[]>()

interface Wear {
  readonly family: string
  readonly faces: readonly Face[]
}

/**
 * Runs in the page, before its own scripts: no function in it may have a name, since esbuild then calls a helper of its
 * own, which is not there.
 */
async function wearFont({ family, faces }: Wear): Promise<void> {
  // Many times faster than a loop over letters; older browsers lack it.
  const { fromBase64 } = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`:root, :root * { font-family: "${family}", sans-serif !important }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const loading = faces.map(({ bytes, local, weight, range }) => {
    if (local) return new FontFace(family, `local("${local}")`, { weight, unicodeRange: range }).load()
    const binary = fromBase64?.call(Uint8Array, bytes) ?? Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))
    return new FontFace(family, binary.buffer, { weight, unicodeRange: range }).load()
  })
  for (const face of await Promise.all(loading)) document.fonts.add(face)
  while (!document.documentElement) await new Promise((resolve) => setTimeout(resolve))
  document.documentElement.dataset.testFont = 'worn'
}

/** Gives every page of a context the Chinese font. */
export async function dressInChinese(context: BrowserContext): Promise<void> {
  const installed = hasInstalledFont(context.browser())
  const faces = read.get(installed) ?? readFaces(installed)
  read.set(installed, faces)
  await context.addInitScript(wearFont, { family: FAMILY, faces })
}

/** Waits until the page's text is drawn in the font, so that sizes mean something. */
export async function fontWorn(page: Page): Promise<void> {
  await page.waitForSelector('html[data-test-font=worn]', { state: 'attached' })
}
