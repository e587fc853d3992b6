import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { MONDAY } from '../support/booking-story'
import { liveTheCredit } from '../support/booking-story-taiyuan'
import { browserWorld, type BrowserWorld, type Device } from './booking-world'

/** Taiyuan's credit in a browser, from the application to the books of the month. */
let browser: Browser
let world: BrowserWorld

beforeAll(async () => {
  browser = await launchBrowser()
  world = await browserWorld(browser, MONDAY)
}, 240_000)
afterAll(async () => {
  await world.end()
  await browser.close()
})

type Table = readonly Readonly<Record<string, string>>[]

/** The table that a desk takes along as a file. */
async function tableOf({ visit: { page }, press }: Device): Promise<Table> {
  const coming = page.waitForEvent('download')
  await press('下载表格')
  const [header = '', ...rows] = readFileSync(await (await coming).path(), 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n')
  const names = header.split(',')
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

/** Fen in a column of yuan. */
const sumOf = (table: Table, column: string): number =>
  table.reduce((sum, row) => sum + Math.round(Number(row[column] ?? Number.NaN) * 100), 0)

const COLUMNS = ['原价(元)', '市里出(元)', '县(市、区)出(元)'] as const

it('a cleaning is paid from it, complained of and answered, and both books say the same to the fen', async () => {
  const { desk, official } = await liveTheCredit(world)
  const [settled, ledger] = [await tableOf(desk), await tableOf(official)]
  for (const column of COLUMNS) expect([column, sumOf(settled, column)]).toEqual([column, sumOf(ledger, column)])
  expect(sumOf(settled, '个人付(元)')).toBe(sumOf(ledger, '自己付(元)'))
  const [list, city, county] = COLUMNS.map((column) => sumOf(ledger, column))
  expect([city, county]).toEqual([list! / 2, list! / 2])
  expect(list).toBeGreaterThan(0)
  expect(world.problems()).toEqual([])
}, 360_000)
