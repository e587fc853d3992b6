import type { Browser } from 'playwright-core'
import { handItOver, writeRequest } from '../support/ask-help'
import { launchBrowser, openVisit, type Visit } from '../support/browser'
import { workerOn } from '../support/desk-wire'
import { sharedOrigin } from '../support/shared-server'
import type { Hands } from '../support/story'
import { mouseOn } from './hands'

/** Photographs in a thread: sent apart from the words, opened by whoever may read the case. */
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
afterEach(() => visit.context.close())
afterAll(() => browser.close())

/** A picture that JPEG cannot make small: noise. */
async function takePhoto(side: number): Promise<void> {
  const png = await visit.page.evaluate(async (pixels) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = pixels
    const pen = canvas.getContext('2d')!
    const noise = pen.createImageData(pixels, pixels)
    for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 255
    pen.putImageData(noise, 0, 0)
    return canvas.toDataURL('image/png').split(',')[1]!
  }, side)
  const asked = visit.page.waitForEvent('filechooser')
  await hands.press('拍照或选照片')
  await (await asked).setFiles({ name: 'paper.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') })
  await hands.sees('已选 1 张')
}

it('go with a request and open large from its thread', async () => {
  await writeRequest(hands, '户口本拍在照片里')
  await hands.press('返回')
  await takePhoto(600)
  await hands.press('下一步:看看对不对')
  await hands.sees('1 张')
  const number = await handItOver(hands)
  const worker = await workerOn(sharedOrigin())
  expect((await worker.find(number)).events[0]?.files).toHaveLength(1)
  await hands.press('看这件事')
  await hands.press('照片 1')
  await visit.page.getByRole('img', { name: '这件事里的照片' }).waitFor()
  await visit.quiet()
  const width = () =>
    visit.page.getByRole('img', { name: '这件事里的照片' }).evaluate((image: HTMLImageElement) => image.naturalWidth)
  expect(await width()).toBe(600)
  expect(visit.problems).toEqual([])
})

it('that cannot be sent hold nothing back: the words go, and nothing typed is lost', async () => {
  await writeRequest(hands, '照片传不上去')
  await hands.press('返回')
  await takePhoto(60)
  await hands.press('下一步:看看对不对')
  await visit.context.setOffline(true)
  await hands.press('请社区帮我办')
  await hands.sees('照片没有传上去')
  await hands.press('先不传照片,只发文字')
  await hands.sees('还没有发出去')
  await visit.context.setOffline(false)
  await hands.sees('已经交给社区')
})
