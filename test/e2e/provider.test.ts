import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { openDeskOf } from '../support/coverage-story'
import { sharedOrigin } from '../support/shared-server'
import { eatOffline, eatOnce, elderWithCard, openTill } from '../support/till-story'
import { axeFaults } from './axe'
import { layoutFaults } from './layout'
import { browserPhone, type VisitedPhone } from './phone'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function isSound({ visit }: VisitedPhone): Promise<void> {
  await visit.quiet()
  expect(await axeFaults(visit.page)).toEqual([])
  expect(await layoutFaults(visit.page)).toEqual([])
}

it('serves at the counter by the card, with a signal and without one', async () => {
  const [worker, clerk] = [await browserPhone(browser, sharedOrigin()), await browserPhone(browser, sharedOrigin())]
  const code = await elderWithCard(worker)
  await openTill(clerk)
  await eatOnce(clerk, code)
  await isSound(clerk)
  await eatOffline(clerk, code)
  await clerk.press('看今天谁吃了')
  await clerk.sees('吃过了')
  await isSound(clerk)
  await Promise.all([worker, clerk].map(({ visit }) => visit.context.close()))
})

const PAGES: readonly (readonly [page: string, words: string])[] = [
  ['index', '吃饭核销'],
  ['kitchen', '厨房备餐数'],
  ['round', '送餐路线'],
  ['today', '一天的名单'],
  ['absences', '该来的都来了'],
  ['counter', '查一查'],
  ['eaten', '订了还没来'],
  ['menu', '存下这一餐'],
  ['offerings', '元/份'],
  ['workers', '加一位服务人员'],
  ['worker', '加上'],
  ['settlement', '一共'],
  ['visits', '上门服务'],
]

it.each(['standard', 'elder'])(
  'every page of the desk is whole, in reach and told, text %s',
  async (size) => {
    const clerk = await browserPhone(browser, sharedOrigin(), { 'text-size': size })
    await openDeskOf(clerk, '陈燕')
    for (const width of [375, 1280]) {
      await clerk.visit.page.setViewportSize({ width, height: 812 })
      for (const [page, words] of PAGES) {
        await clerk.follow(`/pages/provider/${page}`)
        await clerk.sees(words)
        await isSound(clerk)
      }
    }
    expect(clerk.visit.problems).toEqual([])
    await clerk.visit.context.close()
  },
  240_000,
)
