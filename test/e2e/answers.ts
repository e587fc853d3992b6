import type { Browser } from 'playwright-core'
import { openVisit } from '../support/browser'
import { LINFEN, type CityStory } from '../support/cities'
import { madeOnce } from '../support/shared-server'
import { answerQuestions, readTheAnswer, signInAndChooseMother } from '../support/story'
import { mouseOn } from './hands'

/** What the app keeps once the daughter has answered for her mother, by key: enough to open any page by its address. */
export function answersKept(
  browser: Browser,
  origin: string,
  story: CityStory = LINFEN,
): Promise<Record<string, unknown>> {
  return madeOnce(`answers-${story.city}`, () => answer(browser, origin, story))
}

async function answer(browser: Browser, origin: string, story: CityStory): Promise<Record<string, unknown>> {
  const { page, context } = await openVisit(browser, { origin })
  const hands = await mouseOn(page, origin)
  await signInAndChooseMother(hands, story)
  await answerQuestions(hands, story)
  await readTheAnswer(hands, story)
  const stored = await page.evaluate(() => ({ ...localStorage }) as Record<string, string>)
  await context.close()
  return Object.fromEntries(
    Object.entries(stored).map(([key, text]) => {
      const { data } = JSON.parse(text) as { data: string }
      return [key, JSON.parse(data) as unknown]
    }),
  )
}
