import { setTitle } from '@/platform/title.h5'

const page = { title: '' }
Object.assign(globalThis, { document: page })

test('the tab names the page and the app, and the app once', () => {
  setTitle('我能领什么')
  expect(page.title).toBe('我能领什么 · 养老服务')
  setTitle('养老服务')
  expect(page.title).toBe('养老服务')
})
