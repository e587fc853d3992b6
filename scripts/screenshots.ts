/**
 * Takes a picture of every page in three text sizes, with the Chinese font of the tests, from a running server. The
 * daughter has signed in and answered for her mother, unless `--signed-out`.
 *
 *   npx tsx scripts/screenshots.ts --out DIR [--only home,map] [--url http://127.0.0.1:8080] [--sizes elder,largest]
 *                                  [--city linfen] [--desk] [--signed-out] [--whole]
 *
 * `--desk` pictures a wide screen instead of a phone. `--whole` pictures the whole page, not the first screen of it.
 * Prints one line per picture and what went wrong there.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { answersKept } from '../test/e2e/answers'
import { launchBrowser, openVisit, type VisitOptions } from '../test/support/browser'
import { CITIES } from '../test/support/cities'
import { fontWorn } from '../test/support/font'
import { pageAddresses, pageNames } from '../test/support/pages'
import { CommandError, run } from './lib/command'

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
  readonly viewport?: VisitOptions['viewport']
}

const DESK = { width: 1280, height: 800 }
const CITY_NAMES = CITIES.map(({ city }) => city).join(', ')

/** Takes one picture, and gives back what went wrong on the page. */
async function take({ browser, origin, kept, viewport }: Studio, shot: Shot): Promise<readonly string[]> {
  const options = { origin, viewport, kept: { ...kept, 'text-size': shot.size } }
  const { page, context, problems } = await openVisit(browser, options)
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
      city: { type: 'string', default: 'linfen' },
      desk: { type: 'boolean', default: false },
      'signed-out': { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
    },
  })
  const { out, url: origin, whole } = values
  const story = CITIES.find(({ city }) => city === values.city)
  if (!story) throw new CommandError(`No story is told of «${values.city}»; there are ${CITY_NAMES}.`)
  const names = values.only ? values.only.split(',') : await pageNames()
  const shots: Shot[] = []
  for (const name of names) {
    for (const [index, address] of (await pageAddresses(name, origin, story)).entries()) {
      const picture = index === 0 ? name : `${name}-${index + 1}`
      for (const size of values.sizes.split(',')) {
        shots.push({ address, size, whole, file: path.join(out, `${picture}-${size}.png`) })
      }
    }
  }
  mkdirSync(out, { recursive: true })
  const browser = await launchBrowser()
  try {
    const kept = values['signed-out'] ? {} : await answersKept(browser, origin, story)
    const studio = { browser, origin, kept, ...(values.desk && { viewport: DESK }) }
    let faults = 0
    for (const shot of shots) {
      const problems = await take(studio, shot)
      process.stdout.write([shot.file, ...problems].join('\n  ') + '\n')
      faults += problems.length
    }
    return faults > 0 ? 1 : 0
  } finally {
    await browser.close()
  }
}

if (require.main === module) void run(main)
