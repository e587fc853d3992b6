import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { inventCast, leaveElder, meetBySignature, workerOpensDesk } from '../support/people-story'
import { sharedOrigin } from '../support/shared-server'
import { faultsNow } from './page-faults'
import { browserPhone } from './phone'

/** Pages that a worker opens while an elder sits beside him: by what one presses, and what then stands there. */
const PAGES = [
  ['登记和补全', '这些是怎么知道的'],
  ['全部资料', '还没填的'],
  ['记下同意或不同意', '互不牵连'],
  ['谁能替老人办', '现在能办的'],
  ['办服务卡', '办一张新卡'],
  ['申请评估', '先自己测一测'],
  ['谁看过、改过', '谁看过、改过老人的资料'],
] as const

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

// A street of its own: one worker sits with one elder at a time, and other files have theirs.
it.each(['standard', 'elder'])(
  'are whole, in reach and told to a screen reader beside an elder, text %s',
  async (size) => {
    const cast = inventCast('hefei')
    const phone = await browserPhone(browser, sharedOrigin(), { 'text-size': size })
    const { visit } = phone
    const faults: Record<string, readonly string[]> = {}
    const look = async (state: string): Promise<void> => {
      await visit.quiet()
      const found = await faultsNow(visit)
      if (found.length > 0) faults[state] = found
    }
    await workerOpensDesk(phone, cast)
    await look('desk')
    await meetBySignature(phone, cast)
    await look('beside')
    for (const [name, words] of PAGES) {
      await phone.press(name)
      await phone.sees(words)
      await look(name)
      if (name === '记下同意或不同意') {
        await phone.press('同意保存您的身份证号')
        await phone.choose('老人自己签名')
        await look('consent')
        await phone.press('返回')
        await phone.sees('互不牵连')
      }
      await phone.press('返回')
      await phone.sees('在您身边的是')
    }
    await leaveElder(phone)
    expect(faults).toEqual({})
    expect(visit.problems).toEqual([])
    await visit.context.close()
  },
  120_000,
)
