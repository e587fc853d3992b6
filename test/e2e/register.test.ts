import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import {
  HARBINS_OPERATOR,
  LINFENS_OPERATOR,
  lookAtCoverage,
  openDeskOf,
  TAIYUANS_OPERATOR,
} from '../support/coverage-story'
import { sharedOrigin } from '../support/shared-server'
import type { Hands } from '../support/story'
import { axeFaults } from './axe'
import { fingersOn, keyboardOn, mouseOn } from './hands'
import { layoutFaults } from './layout'

let browser: Browser
const visits: Visit[] = []

beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(() => Promise.all(visits.splice(0).map(({ context }) => context.close())))
afterAll(() => browser.close())

const DESK = { width: 1280, height: 800 }
const PHONE = { width: 375, height: 812 }

async function visitOf(
  way: typeof mouseOn,
  viewport: typeof DESK,
  city: string,
): Promise<{ hands: Hands; visit: Visit }> {
  const origin = sharedOrigin()
  const visit = await openVisit(browser, { origin, viewport, touch: way === fingersOn, kept: { city } })
  visits.push(visit)
  return { hands: await way(visit.page, origin), visit }
}

async function isSound({ page, quiet, problems }: Visit): Promise<void> {
  await quiet()
  expect(await axeFaults(page)).toEqual([])
  expect(await layoutFaults(page)).toEqual([])
  expect(problems).toEqual([])
}

/** The file that a press on «下载表格» hands over, cell by cell; commas inside cells are not among what is looked for. */
async function tableOf({ page }: Visit, name: string): Promise<string[][]> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: `下载表格:${name}` }).click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${name}-\\d{4}-\\d{2}-\\d{2}\\.csv$`))
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.startsWith('\ufeff')).toBe(true)
  return text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
}

const sumOf = (rows: readonly (readonly string[])[], column: number): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0)

it('shows the operator by keyboard alone where elders walk too far', async () => {
  const { hands, visit } = await visitOf(keyboardOn, DESK, 'linfen')
  await openDeskOf(hands, LINFENS_OPERATOR)
  await lookAtCoverage(hands)
  await isSound(visit)
  await hands.sees('圈的中间是 1 ')
  const label = await visit.page
    .getByRole('button', { name: /^看地图:/ })
    .nth(1)
    .getAttribute('aria-label')
  await hands.press(label ?? '')
  await hands.sees('圈的中间是 2 ')
  await hands.press('返回')
  await hands.sees('走得到的社区')
  await isSound(visit)
})

it('is whole on a small phone, by touch', async () => {
  const { hands, visit } = await visitOf(fingersOn, PHONE, 'linfen')
  await openDeskOf(hands, LINFENS_OPERATOR)
  await lookAtCoverage(hands)
  await isSound(visit)
  await hands.press('返回')
  await hands.sees('全市')
  await isSound(visit)
})

it('hands over as CSV what the tables say, to the last elder', async () => {
  const { hands, visit } = await visitOf(mouseOn, DESK, 'linfen')
  await openDeskOf(hands, LINFENS_OPERATOR)
  await hands.press('覆盖情况')
  await hands.sees('全市')
  await isSound(visit)
  const [header = [], ...rows] = await tableOf(visit, '覆盖情况')
  const eat = rows.filter((row) => row[2] === '吃饭')
  expect(eat.length).toBeGreaterThanOrEqual(17)
  const at = (name: string): number => header.indexOf(name)
  const [elders, within, beyond] = [at('老人数'), at('走得到的老人数'), at('走不到的老人数')].map((column) =>
    sumOf(eat, column),
  ) as [number, number, number]
  expect(within + beyond).toBe(elders)
  await hands.press('吃饭')
  await hands.sees(`${beyond.toLocaleString('en-US')} 人`)
  await hands.press('尧都区')
  await hands.sees('尧都区')
  const [, ...communities] = await tableOf(visit, '尧都区-吃饭-社区')
  const county = eat.find((row) => row[1] === '尧都区')
  expect(communities).toHaveLength(Number(county?.[at('社区数')]))
  expect(sumOf(communities, 5)).toBe(Number(county?.[at('老人数')]))
})

it('shows Harbin’s streets against its plan', async () => {
  const { hands, visit } = await visitOf(mouseOn, DESK, 'harbin')
  await openDeskOf(hands, HARBINS_OPERATOR)
  await hands.press('街道目标')
  await hands.sees('七成街道')
  await hands.sees('要 96 个')
  await hands.sees('以当地规定为准')
  await isSound(visit)
})

it('shows what the register of Taiyuan lacks, page by page and in one table', async () => {
  const { hands, visit } = await visitOf(mouseOn, DESK, 'taiyuan')
  await openDeskOf(hands, TAIYUANS_OPERATOR)
  await hands.press('设施名册')
  await hands.sees('要留意的地方')
  await hands.sees('第 1 到 50 处')
  await isSound(visit)
  await hands.press('后 50 处')
  await hands.sees('第 51 到')
  const [, ...warned] = await tableOf(visit, '要留意的地方')
  const [, total] = /要留意的地方\((\d+) 处\)/.exec(await hands.words()) ?? []
  expect(warned).toHaveLength(Number(total))
})
