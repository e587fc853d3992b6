import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { inventMobile, inventName } from '../support/identity-number'
import { signInByPhone } from '../support/people-story'
import { sharedOrigin } from '../support/shared-server'
import type { Hands } from '../support/story'
import { axeFaults } from './axe'
import { mouseOn } from './hands'
import { layoutFaults } from './layout'
import { browserPhone } from './phone'

let browser: Browser
const visits: Visit[] = []

beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(() => Promise.all(visits.splice(0).map(({ context }) => context.close())))
afterAll(() => browser.close())

async function deskOf(viewport: { width: number; height: number }): Promise<{ hands: Hands; visit: Visit }> {
  const origin = sharedOrigin()
  const visit = await openVisit(browser, { origin, viewport, kept: { city: 'linfen' } })
  visits.push(visit)
  return { hands: await mouseOn(visit.page, origin), visit }
}

async function isSound({ page, quiet }: Visit): Promise<void> {
  await quiet()
  expect(await axeFaults(page)).toEqual([])
  expect(await layoutFaults(page)).toEqual([])
}

/** As somebody of the demonstration, back at the first page. */
async function signIn(hands: Hands, name: string): Promise<void> {
  await hands.open()
  await hands.press('登录,替家里老人办理')
  await hands.sees('演示数据')
  await hands.press(name)
  await hands.sees('离开工作台')
  await hands.press('返回')
}

it('invites a worker, who takes the code up and is asked for the second factor', async () => {
  const name = inventName('钱')
  const { hands, visit } = await deskOf({ width: 1280, height: 800 })
  await signIn(hands, '赵强')
  await hands.press('我的')
  await hands.press('工作台')
  await hands.press('工作人员')
  await hands.sees('在岗')
  await isSound(visit)
  await hands.press('邀请一位工作人员')
  await hands.press('生成邀请码')
  await hands.sees('请选岗位')
  await isSound(visit)
  await hands.choose('社区工作人员')
  await hands.type('姓名', name)
  await hands.type('工作电话', '0357-2098888')
  await hands.choose('尧都区')
  await hands.press('生成邀请码')
  await hands.sees('只显示这一次')
  await isSound(visit)
  const code = (await visit.page.locator('.copied').innerText()).replace(/\s/g, '')

  // An account of her own: whoever was asked once and never came stands in the way of the next invitation.
  const invited = await browserPhone(browser, sharedOrigin())
  visits.push(invited.visit)
  await invited.open()
  await invited.press('登录,替家里老人办理')
  await signInByPhone(invited, inventMobile(), name)
  await invited.sees('添加一位老人')
  await invited.press('返回')
  await invited.press('我的')
  await invited.press('我是工作人员')
  await invited.type('邀请码', 'AAAA BBBB')
  await invited.press('看看邀请')
  await invited.sees('邀请码不对')
  await invited.type('邀请码', code)
  await invited.press('看看邀请')
  await invited.sees('请您来做这项工作')
  await invited.press('加入')
  await invited.sees('快好了')
  await isSound(invited.visit)
  const secret = (await invited.visit.page.locator('.copied').innerText()).replace(/\s/g, '')
  const kept = await invited.visit.page.evaluate(() => JSON.stringify(Object.entries(localStorage)))
  expect(kept).not.toContain(secret)
  await invited.type('动态码', '000000')
  await invited.press('打开工作台')
  await invited.sees('动态码不对')
  expect(invited.visit.problems.filter((problem) => !problem.includes('400'))).toEqual([])

  await hands.press('回名单')
  await hands.sees(name)
  await hands.press(`收回邀请:${name}`)
  await visit.page.getByRole('button', { name: '收回邀请', exact: true }).click()
  await hands.sees('以前的')
})
