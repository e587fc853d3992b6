import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { decompress } from 'wawoff2'
import { root } from './paths'

/**
 * The Chinese font as the browser's own, for a page that is handed it as bytes unpacks two megabytes each time it loads: six times as
 * long as the page itself. Only browsers that ask fontconfig (Linux) find it; whoever cannot is told so, and is handed the bytes.
 */

const PACKAGE = path.join(root, 'node_modules', '@fontsource', 'noto-sans-sc')
const WEIGHTS = ['400', '700'] as const
/** As the files name themselves: they were cut from one whose lightest weight comes first. */
export const INSTALLED_NAMES: Readonly<Record<string, string>> = {
  '400': 'Noto Sans SC Thin Regular',
  '700': 'Noto Sans SC Thin Bold',
}

const conf = (folder: string, others: string): string =>
  `<?xml version="1.0"?>\n<fontconfig>\n<include ignore_missing="yes">${others}</include>\n<dir>${folder}</dir>\n` +
  `<cachedir>${path.join(folder, 'cache')}</cachedir>\n</fontconfig>\n`

async function unpack(folder: string): Promise<void> {
  mkdirSync(path.dirname(folder), { recursive: true })
  const fresh = mkdtempSync(`${folder}-`)
  try {
    for (const weight of WEIGHTS) {
      const packed = readFileSync(path.join(PACKAGE, 'files', `noto-sans-sc-chinese-simplified-${weight}-normal.woff2`))
      writeFileSync(path.join(fresh, `${weight}.ttf`), await decompress(packed))
    }
    renameSync(fresh, folder) // whole or not at all
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error // of several that unpack at once, the first one stays
  }
}

/**
 * What a browser's process is told so that it finds the font besides those that it has.
 * @param others the fonts.conf that it reads otherwise
 */
export async function withInstalledFont(others = '/etc/fonts/fonts.conf'): Promise<Readonly<Record<string, string>>> {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
  const folder = path.join(root, '.cache', `test-font-${version}`)
  if (!existsSync(folder)) await unpack(folder)
  const file = path.join(folder, `${Buffer.from(others).toString('hex').slice(-40)}.conf`)
  if (!existsSync(file)) writeFileSync(file, conf(folder, others))
  return { FONTCONFIG_FILE: file }
}

const having = new WeakSet<Browser>()

/** Asks a browser once whether it found the font. */
export async function lookForFont(browser: Browser): Promise<void> {
  const page = await browser.newPage()
  const found = await page.evaluate(
    (names) =>
      Promise.all(names.map((name) => new FontFace('sought', `local("${name}")`).load())).then(
        () => true,
        () => false,
      ),
    Object.values(INSTALLED_NAMES),
  )
  await page.close()
  if (found) having.add(browser)
}

export const hasInstalledFont = (browser: Browser | null): boolean => browser !== null && having.has(browser)
