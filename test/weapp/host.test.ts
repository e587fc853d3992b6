import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createHost, type Host } from './host'

/** The smallest package that WeChat would run, to see that the host refuses what a phone refuses. */
const PAGE = `
const note = (word) => wx.setStorageSync('log', wx.getStorageSync('log') + word + ' ')
Page({
  data: { words: '', list: [] },
  onLoad(query) { note(this.route + ':load' + (query.q || '')); globalThis.page = this },
  onShow() { note(this.route + ':show') },
  onReady() { note(this.route + ':ready') },
  onHide() { note(this.route + ':hide') },
  onUnload() { note(this.route + ':unload') },
  outer(event) { note('outer' + event.currentTarget.dataset.sid + event.target.dataset.sid) },
  inner(event) { note('inner' + event.detail.x) },
  onShareAppMessage: ({ from }) => ({ title: from, path: '/c?ref=1' }),
  typed(event) { this.setData({ words: event.detail.value, 'list[1].name': '二' }) },
})`
const TEMPLATE = `
<view data-sid="a" bindtap="outer"><view data-sid="b" aria-role="button" bindtap="inner">按这里</view></view>
<view bindtap="outer"><view aria-role="button" catchtap="inner">不往外传</view></view>
<view aria-role="button" aria-disabled="true" bindtap="inner">不能按</view>
<input aria-label="姓名" bindinput="typed" /><text>{{words}}{{list[1].name}}</text><view aria-hidden="true">藏</view>`

const APP = {
  pages: ['a', 'b', 'c'],
  subPackages: [{ root: 'sub', pages: ['d'] }],
  tabBar: { list: [{ pagePath: 'a' }, { pagePath: 'b' }] },
}

let folder: string
let storage: Map<string, string>
let host: Host

function writePackage(extra: Readonly<Record<string, string>> = {}): void {
  const pages = ['a', 'b', 'c', 'sub/d'].flatMap((page): [string, string][] => [
    [`${page}.js`, PAGE],
    [`${page}.json`, '{}'],
    [`${page}.wxml`, TEMPLATE],
  ])
  const files = { 'app.json': JSON.stringify(APP), 'app.js': 'App({})', ...Object.fromEntries(pages), ...extra }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}

async function launch(extra: Readonly<Record<string, string>> = {}, url?: string): Promise<void> {
  writePackage(extra)
  host = createHost({ folder, storage, origins: { 'https://declared.test': 'http://127.0.0.1:9' } })
  await host.launch(url)
}

const log = (): string[] => (JSON.parse(storage.get('log') ?? '""') as string).trim().split(' ')

async function logOf(act: () => void): Promise<string[]> {
  const before = log().length
  act()
  await host.idle()
  return log().slice(before)
}

/** Runs app code and gives back what it says by wx.setStorageSync('said', …). */
async function said(code: string): Promise<unknown> {
  await launch({ 'app.js': `App({}); const say = (x) => wx.setStorageSync('said', x); ${code}` })
  return JSON.parse(storage.get('said') ?? 'null') as unknown
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'senior-care-host-'))
  storage = new Map()
})
afterEach(() => {
  host.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the language', () => {
  const LACKING = ['Intl', 'URL', 'fetch', 'AbortController', 'TextEncoder', 'crypto', 'structuredClone', 'document']
  it.each([...LACKING, 'window', 'WebAssembly', 'queueMicrotask', 'process', 'Buffer', 'requestAnimationFrame'])(
    'has no %s',
    async (name) => {
      expect(await said(`say(typeof ${name})`)).toBe('undefined')
    },
  )

  it('cannot make code from text', async () => {
    expect(await said(`try { new Function('return 1')() } catch (error) { say(error.name) }`)).toBe('EvalError')
  })

  it('cannot word a date by the phone’s own locale', async () => {
    expect(await said(`try { new Date(0).toLocaleDateString() } catch (error) { say(error.name) }`)).toBe('TypeError')
  })

  it('tells of errors in timers and of console errors', async () => {
    await launch({
      'app.js': `App({}); setTimeout(() => { throw new Error('late') }); console.error('sad')`,
    })
    expect(host.problems.map((problem) => problem.split('\n')[0]).sort()).toEqual(['Error: late', 'console.error: sad'])
  })
})

describe('packages', () => {
  it('refuses a main module that reaches into a subpackage', async () => {
    await expect(launch({ 'app.js': `require('./sub/d.js')` })).rejects.toThrow('lies in the subpackage sub')
  })
})

describe('pages', () => {
  it('live in WeChat’s order, and the tab beneath stays', async () => {
    await launch({}, '/a?q=%E4%B8%AD')
    expect(log()).toEqual(['a:load%E4%B8%AD', 'a:show', 'a:ready'])
    expect(await logOf(() => host.navigator.navigateTo('/c'))).toEqual(['a:hide', 'c:load', 'c:show', 'c:ready'])
    expect(await logOf(() => host.navigator.redirectTo('/sub/d'))).toEqual([
      'c:unload',
      'sub/d:load',
      'sub/d:show',
      'sub/d:ready',
    ])
    expect(await logOf(() => host.navigator.navigateBack())).toEqual(['sub/d:unload', 'a:show'])
    expect(await logOf(() => host.navigator.switchTab('/b'))).toEqual(['a:hide', 'b:load', 'b:show', 'b:ready'])
    expect(await logOf(() => host.navigator.switchTab('/a'))).toEqual(['b:hide', 'a:show'])
    expect(await logOf(() => host.navigator.reLaunch('/c'))).toEqual([
      'a:unload',
      'b:unload',
      'c:load',
      'c:show',
      'c:ready',
    ])
  })

  it('refuses the moves that WeChat refuses', async () => {
    await launch()
    const { navigator } = host
    expect(() => navigator.navigateTo('/nowhere')).toThrow('is not found')
    expect(() => navigator.navigateTo('/b')).toThrow('tabbar')
    expect(() => navigator.switchTab('/c')).toThrow('no-tabBar')
    expect(() => navigator.navigateBack()).toThrow('first page')
    for (let depth = 1; depth < 10; depth += 1) navigator.navigateTo('/c')
    expect(() => navigator.navigateTo('/c')).toThrow('count limit')
  })
})

describe('the screen', () => {
  it('lets a tap bubble until it is caught, and tells where it was', async () => {
    await launch()
    expect(await logOf(() => void host.screen.tap('按这里'))).toEqual(['inner1', 'outerab'])
    expect(await logOf(() => void host.screen.tap('不往外传'))).toEqual(['inner1'])
    await expect(host.screen.tap('不能按')).rejects.toThrow('disabled')
    await expect(host.screen.tap('没有的')).rejects.toThrow('按这里 (button)')
    expect(host.screen.controls().map(({ name }) => name)).toEqual(['按这里', '不往外传', '不能按', '姓名'])
    expect(host.screen.untoldTargets()).toEqual(['按这里', '不往外传'])
  })

  it('draws what setData sends, and counts its bytes in UTF-8', async () => {
    await launch()
    await host.screen.type('姓名', '王秀英')
    expect(host.screen.has('王秀英二')).toBe(true)
    expect(host.navigator.top().sent.map(({ bytes }) => bytes)).toEqual([
      Buffer.byteLength('{"words":"王秀英","list[1].name":"二"}'),
    ])
  })
})

describe('wx', () => {
  it('lacks what it does not know', async () => {
    expect(
      await said(`say([typeof wx.requestPayment, wx.canIUse('requestPayment'), wx.canIUse('request.object')])`),
    ).toEqual(['undefined', false, true])
  })

  it('keeps at most 1 MB under a key', async () => {
    const code = `try { wx.setStorageSync('big', 'x'.repeat(1024 * 1024)) } catch (error) { say(error.message) }`
    expect(await said(code)).toContain('limit')
    expect(storage.has('big')).toBe(false)
  })

  it.each([
    ['/api/account', 'invalid url'],
    ['http://declared.test/', 'invalid url'],
    ['https://elsewhere.test/', 'url not in domain list'],
  ])('refuses a request to %s', async (url, reason) => {
    expect(await said(`wx.request({ url: '${url}', fail: ({ errMsg }) => say(errMsg) })`)).toContain(reason)
  })

  it('fails a request when the phone is off line, and tells so', async () => {
    await launch({
      'app.js': `App({}); const say = (x) => wx.setStorageSync('said', x)
        wx.onNetworkStatusChange(({ isConnected }) => { if (!isConnected) wx.request({
          url: 'https://declared.test/', fail: ({ errMsg }) => say(errMsg) }) })`,
    })
    host.setOnline(false)
    await host.idle()
    expect(storage.get('said')).toContain('ERR_INTERNET_DISCONNECTED')
  })
})

describe('what leaves the phone', () => {
  it('is written down, also when it comes to nothing', async () => {
    await launch({
      'app.js': `App({}); wx.request({ url: 'https://elsewhere.test/a', method: 'POST', data: { a: 1 } })`,
    })
    expect(host.asked).toEqual([{ url: 'https://elsewhere.test/a', method: 'POST', body: { a: 1 } }])
  })

  it('is a card, as the page words it', async () => {
    await launch()
    expect(host.share()).toEqual({ title: 'menu', path: '/c?ref=1' })
  })
})

describe('a canvas', () => {
  const drawn = (then: string): string => `
    const canvas = wx.createOffscreenCanvas({ type: '2d', width: 100, height: 50 })
    const pen = canvas.getContext('2d')
    pen.font = 'bold 20px sans-serif'
    say(pen.measureText('王a').width)
    pen.fillText('王a', 10, 30)
    pen.textAlign = 'center'
    pen.fillText('王', 50, 48)
    ${then}
    wx.canvasToTempFilePath({ canvas, success: ({ tempFilePath }) => wx.saveImageToPhotosAlbum({
      filePath: tempFilePath, fail: ({ errMsg }) => say(errMsg) }), fail: ({ errMsg }) => say(errMsg) })`

  it('becomes a picture in the album, with its words where they were put', async () => {
    expect(await said(drawn(''))).toBe(30)
    expect(host.album).toEqual([
      {
        width: 100,
        height: 50,
        lines: [],
        lettering: [
          { words: '王a', left: 10, right: 40, y: 30, size: 20 },
          { words: '王', left: 40, right: 60, y: 48, size: 20 },
        ],
      },
    ])
  })

  it('is emptied when its size is set', async () => {
    await said(drawn('canvas.width = 200'))
    expect(host.album.map(({ width, lettering }) => [width, lettering])).toEqual([[200, []]])
  })

  it.each([
    [`wx.createOffscreenCanvas({ type: '2d' }).getContext('webgl')`, 'made for 2d'],
    [`wx.createOffscreenCanvas({})`, '2d only'],
  ])('throws at %s', async (code, reason) => {
    expect(await said(`try { ${code} } catch (error) { say(error.message) }`)).toContain(reason)
  })

  it.each([
    [`wx.canvasToTempFilePath({ canvas: {}, fail: ({ errMsg }) => say(errMsg) })`, 'canvasToTempFilePath:fail'],
    [
      `wx.saveImageToPhotosAlbum({ filePath: 'wxfile://none', fail: ({ errMsg }) => say(errMsg) })`,
      'saveImageToPhotosAlbum:fail no such file',
    ],
  ])('refuses %s', async (code, reason) => {
    expect(await said(code)).toContain(reason)
  })

  it('stays out of an album that is closed, until the person opens it in the settings', async () => {
    writePackage({ 'app.js': `App({}); const say = (x) => wx.setStorageSync('said', x); ${drawn('')}` })
    host = createHost({ folder, storage, phone: { albumAllowed: false } })
    await host.launch()
    expect([storage.get('said'), host.album]).toEqual(['"saveImageToPhotosAlbum:fail auth deny"', []])
    host.close()
    const opened = `wx.openSetting({ success: ({ authSetting }) => { say(authSetting); ${drawn('')} } })`
    writePackage({ 'app.js': `App({}); const say = (x) => wx.setStorageSync('said', x); ${opened}` })
    host = createHost({ folder, storage, phone: { albumAllowed: false } })
    await host.launch()
    expect(host.album).toHaveLength(1)
  })
})
