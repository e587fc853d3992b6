import { addressOf, sharePage } from '@/platform/share.h5'

const PAGE = { title: '临汾市:高龄津贴', path: '/pages/entitlement/benefit?city=linfen&ref=LF-11' }
const URL = 'https://elders.example/#/pages/entitlement/benefit?city=linfen&ref=LF-11'

interface Browser {
  readonly share?: (data: unknown) => Promise<void>
  readonly clipboard?: { readonly writeText: (text: string) => Promise<void> }
}

function inBrowser(browser: Browser): void {
  Object.defineProperty(globalThis, 'navigator', { value: browser, configurable: true })
  Object.defineProperty(globalThis, 'location', {
    value: { origin: 'https://elders.example', pathname: '/' },
    configurable: true,
  })
}

const refusing = (name: string) => async (): Promise<void> => {
  throw Object.assign(new Error('Permission denied'), { name })
}

it('hands on an address that holds the item and the city', async () => {
  const handed: unknown[] = []
  inBrowser({ share: async (data) => void handed.push(data) })
  expect(await sharePage(PAGE)).toEqual({ status: 'ok', value: 'handed' })
  expect(handed).toEqual([{ title: PAGE.title, url: URL }])
  expect(addressOf(PAGE)).toBe(URL)
})

it('leaves it at that when she thought better of it', async () => {
  inBrowser({ share: refusing('AbortError') })
  expect(await sharePage(PAGE)).toEqual({ status: 'denied' })
})

it('copies where the browser hands nothing on, or will not', async () => {
  const copied: string[] = []
  const clipboard = { writeText: async (text: string) => void copied.push(text) }
  inBrowser({ clipboard })
  expect(await sharePage(PAGE)).toEqual({ status: 'ok', value: 'copied' })
  inBrowser({ clipboard, share: refusing('NotAllowedError') })
  expect(await sharePage(PAGE)).toEqual({ status: 'ok', value: 'copied' })
  expect(copied).toEqual([URL, URL])
})

it('owns up where neither is allowed: what a browser forbids is not a person’s no', async () => {
  inBrowser({ clipboard: { writeText: refusing('NotAllowedError') } })
  expect((await sharePage(PAGE)).status).toBe('failed')
  inBrowser({})
  expect((await sharePage(PAGE)).status).toBe('failed')
})
