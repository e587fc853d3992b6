import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createHost, type Host } from './host'
import type { Phone } from './host/wx-device'

/** What the host plays of a phone beside its pages: a canvas under a finger, photographs, WeChat's codes, a signal. */
const TEMPLATE = `
<view aria-role="button" aria-label="改名" bindtap="tap">改名</view>
<view aria-role="img" aria-label="签名,写在这里">
  <canvas id="field" type="2d" bindtouchstart="go" bindtouchmove="go" bindtouchend="go" bindtap="go" />
</view>`
const PAGE = `
const note = (word) => wx.setStorageSync('said', wx.getStorageSync('said') + word + ' ')
Page({
  go({ type, touches: [touch] }) {
    note(touch ? type + touch.x + ',' + touch.y : type)
    wx.createSelectorQuery().select('#field').fields({ node: true, size: true }).exec(([{ node, width }]) => {
      const pen = node.getContext('2d')
      if (type === 'touchend') return
      pen.beginPath()
      pen.moveTo(0, 0)
      pen.lineTo(touch.x, touch.y)
      pen.stroke()
    })
  },
  tap() {},
})`

let folder: string
let storage: Map<string, string>
let host: Host

async function launch(code: string, phone: Partial<Phone> = {}): Promise<void> {
  const files = {
    'app.json': JSON.stringify({ pages: ['a'] }),
    'app.js': `App({}); const say = (x) => wx.setStorageSync('said', x); ${code}`,
    'a.js': PAGE,
    'a.json': '{}',
    'a.wxml': TEMPLATE,
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  host = createHost({ folder, storage, phone })
  await host.launch()
}

const said = (): unknown => JSON.parse(storage.get('said') ?? 'null')

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'senior-care-phone-'))
  storage = new Map()
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a finger draws on the canvas that is called by its label, and the host knows what stands on it', async () => {
  await launch(`say('')`)
  expect(host.screen.drawnOn('签名')).toBeUndefined()
  await host.screen.draw('签名', [
    [1, 2],
    [30, 40],
  ])
  expect(said()).toBe('touchstart1,2 touchmove30,40 touchend ')
  expect(host.screen.drawnOn('签名')?.lines).toEqual([
    [
      [0, 0],
      [1, 2],
    ],
    [
      [0, 0],
      [30, 40],
    ],
  ])
  await expect(host.screen.draw('改名', [[1, 1]])).rejects.toThrow('has a canvas')
  expect(host.screen.untoldTargets()).toEqual([])
})

const PHOTOS = [
  { name: 'a.jpg', bytes: new Uint8Array([255, 216, 0]) },
  { name: 'b.png', bytes: new Uint8Array([137]) },
]
const CHOOSE = `
const read = (filePath, told) => wx.getFileSystemManager().readFile({
  filePath, success: ({ data }) => told([...new Uint8Array(data)]), fail: ({ errMsg }) => told(errMsg),
})
const choose = (count, told) => wx.chooseMedia({
  count, success: ({ tempFiles }) => told(tempFiles), fail: ({ errMsg }) => say(errMsg),
})`

it('hands over photographs, no more than asked for, and their bytes', async () => {
  await launch(
    `${CHOOSE}; choose(1, ([one, ...more]) => read(one.tempFilePath, (b) => say([one.size, more.length, b])))`,
    {
      photos: PHOTOS,
    },
  )
  expect(said()).toEqual([3, 0, [255, 216, 0]])
})

it('has no photograph to choose: she cancels', async () => {
  await launch(`${CHOOSE}; choose(9, say)`)
  expect(said()).toBe('chooseMedia:fail cancel')
})

it('reads no file that is not there', async () => {
  await launch(`${CHOOSE}; read('http://tmp/none.jpg', say)`)
  expect(said()).toBe('readFile:fail no such file or directory http://tmp/none.jpg')
})

it('gives another code at each sign-in', async () => {
  const code = (told: string): string => `wx.login({ success: ({ code }) => { ${told} } })`
  await launch(code(`const first = code; ${code('say([first, code])')}`), { wechatUser: 'mei' })
  expect(said()).toEqual(['mei.1', 'mei.2'])
})

it('tells the app that it came back into sight', async () => {
  await launch(`say(0); wx.onAppShow(() => say(wx.getStorageSync('said') + 1))`)
  host.comeBack()
  await host.idle()
  expect(said()).toBe(1)
})
