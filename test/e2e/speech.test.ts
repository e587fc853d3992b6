import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openVisit } from '../support/browser'
import { sharedOrigin } from '../support/shared-server'
import { pageAddresses } from '../support/pages'

/** A browser whose voice comes late, as most do; it writes down what it is asked. */
interface Voice {
  /** The voice has come. */
  come(): void
  /** What is being read is read to its end. */
  finish(): void
  readonly asked: string[]
}

declare const voice: Voice

function giveVoice(): void {
  const asked: string[] = []
  const voices: object[] = []
  let current: SpeechSynthesisUtterance | undefined
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak(words: SpeechSynthesisUtterance) {
      current = words
      asked.push(`speak ${words.text.slice(0, 4)}`)
    },
    cancel: () => void asked.push('cancel'),
  })
  class Utterance {
    constructor(readonly text: string) {}
  }
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
  const told: Voice = {
    come() {
      voices.push({ lang: 'zh-CN', localService: true })
      synthesis.dispatchEvent(new Event('voiceschanged'))
    },
    finish: () => current?.onend?.(new Event('end') as SpeechSynthesisEvent),
    asked,
  }
  Object.assign(window, { voice: told })
}

let browser: Browser
let page: Page
/** The place's name, as it begins: what is read first. */
let first: string

beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  const visit = await openVisit(browser, { origin: sharedOrigin() })
  page = visit.page
  await page.addInitScript(giveVoice)
  const [address = ''] = await pageAddresses('facility', sharedOrigin())
  await page.goto(sharedOrigin() + address)
  await page.getByText('什么时候开').waitFor()
  first = (await page.getByRole('heading', { level: 1 }).innerText()).slice(0, 4)
})
afterEach(() => page.context().close())
afterAll(() => browser.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })

it('offers 朗读 once there is a voice, and again once all is read', async () => {
  expect(await button('朗读').count()).toBe(0)
  await page.evaluate(() => voice.come())
  await button('朗读').click()
  await button('停').waitFor()
  await page.evaluate(() => voice.finish())
  await button('朗读').click()
  await button('停').click()
  await button('朗读').waitFor()
  expect(await page.evaluate(() => voice.asked)).toEqual([`speak ${first}`, `speak ${first}`, 'cancel'])
})

it('is silent on the next page, while this one stays underneath', async () => {
  await page.evaluate(() => voice.come())
  await button('朗读').click()
  await button('紧急呼叫').click()
  await page.getByText('先说在哪里').waitFor()
  expect(await page.evaluate(() => voice.asked)).toEqual([`speak ${first}`, 'cancel'])
  await page.goBack()
  await button('朗读').waitFor()
})
