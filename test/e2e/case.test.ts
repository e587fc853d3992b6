import type { Browser } from 'playwright-core'
import { handItOver, writeRequest } from '../support/ask-help'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { workerOn } from '../support/desk-wire'
import { sharedOrigin } from '../support/shared-server'
import { signInAndChooseMother } from '../support/story'
import { fingersOn, keyboardOn, mouseOn } from './hands'

let browser: Browser
let visit: Visit

beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(() => visit.context.close())
afterAll(() => browser.close())

it.each([
  { way: 'mouse', handsOn: mouseOn, touch: false },
  { way: 'touch', handsOn: fingersOn, touch: true },
  { way: 'keyboard alone', handsOn: keyboardOn, touch: false },
])('asks the community for help, is answered in the thread and says that it is done, by $way', async (one) => {
  const origin = sharedOrigin()
  visit = await openVisit(browser, { origin, touch: one.touch })
  const hands = await one.handsOn(visit.page, origin)
  const worker = await workerOn(origin)

  await writeRequest(hands, '妈妈一个人不会弄')
  const number = await handItOver(hands)
  await hands.sees('以前答复')
  await hands.sees('以当地规定为准')
  await visit.page.reload()
  await hands.sees('已经交给社区')

  expect((await worker.find(number)).about.words).toContain('妈妈一个人不会弄')
  await worker.take(number)
  await hands.press('看这件事')
  await hands.sees('李敏正在办')
  await hands.type('留言', '户口本也找到了')
  await hands.press('发出留言')
  await visit.quiet()
  expect((await worker.find(number)).events.map(({ words }) => words)).toContain('户口本也找到了')

  await worker.answer(number, '已经替老人报上去了,下个月到账。')
  await visit.page.reload()
  await hands.sees('下个月到账')
  await hands.press('办好了')
  await hands.press('确认办好了')
  await hands.sees('已经办结')
  expect((await worker.find(number)).case.state).toBe('closed')
  expect(visit.problems).toEqual([])
})

it('keeps what was written while the page is closed, and finds it again under 我的事', async () => {
  const origin = sharedOrigin()
  visit = await openVisit(browser, { origin })
  const hands = await mouseOn(visit.page, origin)
  await writeRequest(hands, '写到一半的话')
  await hands.open()
  await hands.press('我的事')
  await hands.sees('还没交 · 给妈妈')
  await hands.press('还没交')
  await hands.press('下一步:看看对不对')
  await hands.sees('写到一半的话')
})

it('tells of a mistake at its field and on top, and nothing typed is lost', async () => {
  const origin = sharedOrigin()
  visit = await openVisit(browser, { origin })
  const hands = await mouseOn(visit.page, origin)
  await signInAndChooseMother(hands)
  await hands.press('我的事')
  await hands.press('请社区帮忙')
  await hands.type('联系电话', '2091234')
  await hands.press('下一步:看看对不对')
  const told = ['请写要办什么事', '请选一样,或者在下面写一句', '固定电话前面要加区号']
  for (const words of told) {
    await hands.sees(words)
    expect(await visit.page.getByText(words).count()).toBeGreaterThanOrEqual(2)
  }
  expect(await visit.page.getByRole('textbox', { name: '联系电话' }).inputValue()).toBe('2091234')
})
