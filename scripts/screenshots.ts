/**
 * Takes a picture of every page in three text sizes, with the Chinese font of the tests, from a running server. The
 * daughter has signed in and answered for her mother, unless `--signed-out`.
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
import { answersKept } from '../test/e2e/answers'
import { launchBrowser, openVisit } from '../test/support/browser'
import { fontWorn } from '../test/support/font'
import { pageAddresses, pageNames } from '../test/support/pages'
import { run } from './lib/command'

interface Shot {
  readonly address: string
  readonly size: string
  readonly file: string
  readonly whole: boolean
}

/** What every picture shares: where the server is, and what the app keeps when it opens. */
interface Studio {
  readonly browser: Browser
  readonly origin: string
  readonly kept: Readonly<Record<string, unknown>>
}

/** Takes one picture, and gives back what went wrong on the page. */
async function take({ browser, origin, kept }: Studio, shot: Shot): Promise<readonly string[]> {
  const { page, context, problems } = await openVisit(browser, { origin, kept: { ...kept, 'text-size': shot.size } })
  try {
    await page.goto(origin + shot.address)
    await fontWorn(page)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: shot.file, fullPage: shot.whole })
  } catch (error) {
    problems.push((error as Error).message)
  } finally {
    await context.close()
  }
  return problems
}

/** `node scripts/run.mjs screenshots --out DIR …` */
export async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      out: { type: 'string', default: 'screenshots' },
      only: { type: 'string', default: '' },
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      sizes: { type: 'string', default: 'standard,elder,largest' },
      'signed-out': { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
    },
  })
  const { out, url: origin, whole } = values
  const names = values.only ? values.only.split(',') : await pageNames()
  const shots: Shot[] = []
  for (const name of names) {
    for (const [index, address] of (await pageAddresses(name, origin)).entries()) {
      const picture = index === 0 ? name : `${name}-${index + 1}`
      for (const size of values.sizes.split(',')) {
        shots.push({ address, size, whole, file: path.join(out, `${picture}-${size}.png`) })
      }
    }
  }
  mkdirSync(out, { recursive: true })
  const browser = await launchBrowser()
  try {
    const kept = values['signed-out'] ? {} : await answersKept(browser, origin)
    let faults = 0
    for (const shot of shots) {
      const problems = await take({ browser, origin, kept }, shot)
      process.stdout.write([shot.file, ...problems].join('\n  ') + '\n')
      faults += problems.length
    }
    return faults > 0 ? 1 : 0
  } finally {
    await browser.close()
  }
}

if (require.main === module) void run(main)
