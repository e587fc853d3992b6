import type { Browser } from 'playwright-core'
import { handItOver, writeRequest } from '../support/ask-help'
import { launchBrowser, openVisit } from '../support/browser'
import { workerOn } from '../support/desk-wire'
import { sharedOrigin } from '../support/shared-server'
import type { Hands } from '../support/story'
import { mouseOn } from './hands'
import { faultsNow, PHONE } from './page-faults'

/** Pages of a case with something in them: whole, in reach and told to a screen reader, from the smallest to the largest. */
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it.each(['standard', 'elder', 'largest'])(
  'are whole on a phone, text %s',
  async (size) => {
    const origin = sharedOrigin()
    const visit = await openVisit(browser, { ...PHONE, origin, kept: { 'text-size': size } })
    const hands: Hands = await mouseOn(visit.page, origin)
    const faults: Record<string, string[]> = {}
    const look = async (state: string): Promise<void> => {
      await visit.quiet()
      const found = await faultsNow(visit)
      if (found.length > 0) faults[state] = found
    }
    const worker = await workerOn(origin)

    await writeRequest(hands, '妈妈一个人不会弄,户口本在老家,身份证在身边。')
    await look('check')
    await hands.press('返回')
    await look('ask')
    await hands.press('下一步:看看对不对')
    const number = await handItOver(hands)
    await look('asked')
    await worker.take(number)
    await hands.press('看这件事')
    await hands.sees('李敏正在办')
    await look('thread, taken')
    await worker.answer(number, '已经替老人报上去了,下个月到账。没到账请到街道便民服务窗口来一趟,带上身份证。')
    await visit.page.reload()
    await hands.sees('下个月到账')
    await look('thread, answered')
    await hands.press('还没办好')
    await hands.press('告诉社区还没办好')
    await look('act, with a mistake')
    await visit.context.setOffline(true)
    await hands.type('哪里还没办好', '还没到账')
    await hands.press('告诉社区还没办好')
    await hands.sees('等有网时发出')
    await look('thread, offline')
    await visit.context.setOffline(false)
    await hands.open()
    await look('home')
    await hands.press('我的事')
    await hands.sees('正在办的')
    await look('affairs')
    await hands.press('消息')
    await hands.sees('全部标成已读')
    await look('inbox')
    expect(faults).toEqual({})
    await visit.context.close()
  },
  120_000,
)
