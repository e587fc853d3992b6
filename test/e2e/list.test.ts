import type { Browser } from 'playwright-core'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { CITIES, HEFEI } from '../support/cities'
import { lookFor, openList, WAYS_TO_FIND } from '../support/list'
import { sharedOrigin } from '../support/shared-server'
import { chooseCity, type Hands } from '../support/story'
import { callWire } from '../support/wire'
import { mouseOn } from './hands'

/** The published list and its papers, as anybody may read them. */
let browser: Browser
let visit: Visit
let hands: Hands

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  visit = await openVisit(browser, { origin: sharedOrigin() })
  hands = await mouseOn(visit.page, sharedOrigin())
})
afterEach(async () => {
  expect(visit.problems).toEqual([])
  await visit.context.close()
})
afterAll(() => browser.close())

it('finds an item by name, number, our words, document and clause, and opens it', async () => {
  await openList(hands)
  for (const words of WAYS_TO_FIND) {
    const { found, all } = await lookFor(hands, words)
    expect({ words, found: found >= 1 && found < all }).toEqual({ words, found: true })
    await hands.sees('城市公共交通优惠')
  }
  await hands.press('第 10 项')
  await hands.sees('临政办发〔2023〕43号 附件第10项')
})

it('says that nothing was found, keeps what was typed, and leads back to all', async () => {
  await openList(hands)
  await hands.type('找一项', '火箭')
  await hands.sees('没有找到“火箭”')
  expect(await visit.page.getByRole('textbox', { name: '找一项' }).inputValue()).toBe('火箭')
  await hands.press('看全部清单')
  await hands.sees('项,点开看每一项')
})

it.each(CITIES)('shows every item and every paper of $name, each once', async (story) => {
  const { pack } = await callWire(sharedOrigin(), 'entitlement', 'pack', { city: story.city })
  await chooseCity(hands, story)
  await hands.press('看全部清单')
  await hands.sees(`一共 ${pack!.benefits.length} 项`)
  await hands.sees(pack!.hasList ? `${story.name}的清单` : `${story.name}自己的清单我们还没有`)
  const words = await hands.words()
  expect(pack!.benefits.filter(({ name }) => !words.includes(name)).map(({ ref }) => ref)).toEqual([])
  await hands.press('这些写在哪些文件里')
  await hands.sees('发文')
  const papers = await hands.words()
  expect(pack!.documents.filter(({ number }) => !papers.includes(number)).map(({ id }) => id)).toEqual([])
  expect(papers).toMatch(/日期:\d{4}年\d{1,2}月\d{1,2}日.{0,3}周/)
})

it('says of a draft that it is one, wherever it stands', async () => {
  const { pack } = await callWire(sharedOrigin(), 'entitlement', 'pack', { city: HEFEI.city })
  const never = pack!.benefits.filter(({ standing }) => standing !== 'in-force')
  expect(never.length).toBeGreaterThan(5)
  await chooseCity(hands, HEFEI)
  await hands.press('看全部清单')
  const rows = visit.page.getByRole('listitem')
  for (const { name } of never) {
    const row = rows.filter({ hasText: name }).first()
    expect(await row.innerText()).toMatch(/草案|以前的规定|试点|探索/)
    expect(await row.innerText()).not.toMatch(/\d 元/)
  }
})
