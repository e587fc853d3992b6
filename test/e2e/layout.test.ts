import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { axeFaults } from './axe'
import { layoutFaults } from './layout'

/** A measure that finds nothing on a bad page proves nothing on a good one. */
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 375, height: 812 } })
})
afterAll(() => browser.close())

const SOUND = '<main><h1>养老</h1><button style="width:120px;height:48px">打电话</button></main>'

async function faultsOf(body: string): Promise<string[]> {
  await page.setContent(`<!doctype html><html lang="zh"><title>x</title><body style="margin:8px">${body}</body></html>`)
  return layoutFaults(page)
}

it('finds nothing where nothing is wrong', async () => {
  expect(await faultsOf(SOUND)).toEqual([])
  expect(await axeFaults(page)).toEqual([])
})

it.each([
  ['text is cut', '<div style="width:60px;overflow:hidden;white-space:nowrap">高龄津贴每月一百元</div>'],
  ['text is cut', '<div style="height:20px;overflow:hidden">高龄<br>津贴<br>每月</div>'],
  ['text is beyond the edge', '<div style="position:absolute;left:300px;width:200px">高龄津贴</div>'],
  ['the page scrolls sideways', '<div style="width:500px;height:10px"></div>'],
  ['target of 40×40 px', '<button style="width:40px;height:40px;padding:0">换</button>'],
  ['target of 200×48 px', '<button class="button--main" style="width:200px;height:48px">下一题</button>'],
  ['target of 200×40 px', '<textarea style="width:200px;height:40px;box-sizing:border-box"></textarea>'],
  ['target of 200×41 px', '<input type="tel" style="width:200px;height:41px;box-sizing:border-box">'],
  [
    'targets overlap',
    '<button style="width:100px;height:60px">一</button><button style="width:100px;height:60px;margin-left:-20px">二</button>',
  ],
])('finds that %s', async (fault, body) => {
  expect((await faultsOf(body)).filter((line) => line.startsWith(fault))).not.toEqual([])
})

it('finds what a screen reader would stumble over', async () => {
  await faultsOf('<main><h1>养老</h1><button style="width:60px;height:60px"></button></main>')
  expect(await axeFaults(page)).toEqual([expect.stringContaining('button-name')])
})
