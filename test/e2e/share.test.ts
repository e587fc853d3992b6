import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit, type VisitOptions } from '../support/browser'
import { LINFEN, TAIYUAN } from '../support/cities'
import { isCall, tells } from '../support/judging'
import { sharedOrigin } from '../support/shared-server'
import { askForOneself, readAsStranger, SHARED_PATH } from '../support/sharing'
import { answersKept } from './answers'
import { mouseOn } from './hands'

/** A benefit goes to somebody else: the item goes, the person stays. */
let browser: Browser
let visit: Visit
let hers: Record<string, unknown>

beforeAll(async () => {
  browser = await launchBrowser()
  hers = await answersKept(browser, sharedOrigin(), TAIYUAN)
})
afterEach(async () => {
  expect(visit.problems).toEqual([])
  await visit.context.close()
})
afterAll(() => browser.close())

const LINK = (): string => `${sharedOrigin()}/#${SHARED_PATH}`

async function openAt(address: string, options: Partial<VisitOptions> = {}) {
  visit = await openVisit(browser, { origin: sharedOrigin(), ...options })
  const hands = await mouseOn(visit.page, sharedOrigin())
  await visit.page.goto(address)
  return hands
}

it('copies a link that holds the city and the item and nothing else', async () => {
  const hands = await openAt(`${sharedOrigin()}/#/pages/entitlement/benefit?ref=${TAIYUAN.benefit.ref}`, { kept: hers })
  await visit.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await hands.sees('怎么判断的')
  await hands.press('发给家人看')
  await hands.sees('链接复制好了')
  expect(await visit.page.evaluate(() => navigator.clipboard.readText())).toBe(LINK())
})

it('hands the same link to the phone’s own sharing where there is one', async () => {
  visit = await openVisit(browser, { origin: sharedOrigin(), kept: hers })
  await visit.page.addInitScript(() => {
    const share = (data: ShareData): Promise<void> => {
      Object.assign(window, { shared: data })
      return Promise.resolve()
    }
    Object.defineProperty(navigator, 'share', { value: share })
  })
  const hands = await mouseOn(visit.page, sharedOrigin())
  await visit.page.goto(`${sharedOrigin()}/#/pages/entitlement/benefit?ref=${TAIYUAN.benefit.ref}`)
  await hands.sees('怎么判断的')
  await hands.press('发给家人看')
  const shared = await visit.page.evaluate(() => (window as unknown as { shared: ShareData }).shared)
  expect(shared).toEqual({ title: `${TAIYUAN.name}:${TAIYUAN.benefit.name}`, url: LINK() })
})

it('opens on a phone that has never seen the product, says nothing of anybody, and leads on', async () => {
  const hands = await openAt(LINK())
  await readAsStranger(hands)
  await askForOneself(hands)
  expect(visit.asked.filter(({ path, body }) => isCall(path) && tells(body))).toEqual([])
})

it('leads home from a page that was the first', async () => {
  const hands = await openAt(LINK())
  await readAsStranger(hands)
  await hands.press('返回')
  await hands.sees('您在哪座城市')
})

it('is read by somebody of another city as that city’s, and changes nothing of his own', async () => {
  const kept = await answersKept(browser, sharedOrigin(), LINFEN)
  const hands = await openAt(LINK(), { kept })
  await hands.sees('这是太原市的政策')
  await hands.sees('要符合什么')
  expect(await hands.words()).not.toContain('按您说的情况')
  await hands.press('返回')
  await hands.sees(`按 ${LINFEN.name} 的政策`)
})

it.each(['china', 'atlantis'])('says in plain words that nobody can choose %s', async (city) => {
  const hands = await openAt(`${sharedOrigin()}/#/pages/entitlement/benefit?city=${city}&ref=CN-4`, { kept: hers })
  await hands.sees('这个链接里的城市,我们这里还没有')
  await hands.press('看全部清单')
  await hands.sees(`${TAIYUAN.name} 的清单`)
})

it('asks by one tap that names the city, and the answer keeps the way back', async () => {
  const kept = await answersKept(browser, sharedOrigin(), LINFEN)
  const hands = await openAt(LINK(), { kept })
  await hands.press(`按${TAIYUAN.name}的政策看看妈妈能不能领`)
  await visit.page.goto(LINK())
  await visit.page.reload()
  await hands.sees(`这是 ${TAIYUAN.name} 的政策`)
  await hands.press('换城市')
  await hands.press(LINFEN.name)
  await hands.sees(`您现在选的是${LINFEN.name}`)
})
