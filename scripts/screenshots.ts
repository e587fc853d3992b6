/**
 * Takes a picture of every page in three text sizes, with the Chinese font of the tests, from a running server:
 *
 *   npx tsx scripts/screenshots.ts --out DIR [--only home,map] [--url http://127.0.0.1:8080] [--sizes elder,largest]
 *                                  [--signed-out] [--whole]
 *
 * `--whole` pictures the whole page, not the first screen of it. Prints one line per picture and what went wrong there.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit } from '../test/support/browser'
import { fontWorn } from '../test/support/font'
import { keptByDaughter } from '../test/support/wire'
import { pageNames, pageAddress } from '../test/support/pages'

interface Shot {
  readonly name: string
  readonly size: string
}

async function take(
  browser: Browser,
  origin: string,
  kept: Record<string, unknown>,
  shot: Shot,
  file: string,
  whole: boolean,
) {
  const { page, context, problems } = await openVisit(browser, { origin, kept: { ...kept, 'text-size': shot.size } })
  try {
    await page.goto(origin + (await pageAddress(shot.name, origin)))
    await fontWorn(page)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: file, fullPage: whole })
  } catch (error) {
    problems.push((error as Error).message)
  } finally {
    await context.close()
  }
  process.stdout.write(`${file}${problems.map((problem) => `\n  ${problem}`).join('')}\n`)
  return problems.length
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'screenshots' },
      only: { type: 'string', default: '' },
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      sizes: { type: 'string', default: 'standard,elder,largest' },
      'signed-out': { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
    },
  })
  const names = values.only ? values.only.split(',') : await pageNames()
  const kept = values['signed-out'] ? {} : await keptByDaughter(values.url)
  mkdirSync(values.out, { recursive: true })
  const browser = await launchBrowser()
  try {
    for (const name of names) {
      for (const size of values.sizes.split(',')) {
        const file = path.join(values.out, `${name}-${size}.png`)
        const bad = await take(browser, values.url, kept, { name, size }, file, values.whole)
        if (bad > 0) process.exitCode = 1
      }
    }
  } finally {
    await browser.close()
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
