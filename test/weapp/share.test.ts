import { LINFEN, TAIYUAN, type CityStory } from '../support/cities'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { askForOneself, readAsStranger, SHARED_PATH } from '../support/sharing'
import { answerQuestions, readTheAnswer, readTheBenefit, signInAndChooseMother } from '../support/story'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** A benefit goes to somebody else: the item goes, the person stays. */
let host: Host

const newHost = (storage?: Map<string, string>): Host =>
  createHost({ folder: weappDist, storage, origins: { [WEAPP_SERVER]: sharedOrigin() } })

async function answered(story: CityStory): Promise<Map<string, string>> {
  const storage = new Map<string, string>()
  host = newHost(storage)
  const hands = fingersOn(host)
  await signInAndChooseMother(hands, story)
  await answerQuestions(hands, story)
  await readTheAnswer(hands, story)
  return storage
}

afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it('is a card that holds the city and the item and nothing else', async () => {
  await answered(TAIYUAN)
  await readTheBenefit(fingersOn(host), TAIYUAN)
  expect(host.share()).toEqual({ title: `${TAIYUAN.name}:${TAIYUAN.benefit.name}`, path: SHARED_PATH })
  await host.screen.tap('发给家人看')
  expect(host.done.filter(({ api }) => api === 'share')).toEqual([
    { api: 'share', options: { title: `${TAIYUAN.name}:${TAIYUAN.benefit.name}`, path: SHARED_PATH } },
  ])
})

it('opens on a phone that has never seen the product, says nothing of anybody, and leads on', async () => {
  host = newHost()
  await host.launch(SHARED_PATH)
  await readAsStranger(fingersOn(host))
  await askForOneself(fingersOn(host))
})

it('is read by somebody of another city as that city’s, and changes nothing of his own', async () => {
  const storage = await answered(LINFEN)
  host.close()
  host = newHost(storage)
  await host.launch(SHARED_PATH)
  const hands = fingersOn(host)
  await hands.sees('这是太原市的政策')
  expect(await hands.words()).not.toContain('按您说的情况')
  await hands.press('返回')
  await hands.sees(`按 ${LINFEN.name} 的政策`)
})

it('lets no page be sent on which somebody stands', async () => {
  await answered(LINFEN)
  expect(() => host.share()).toThrow('cannot be sent')
})
