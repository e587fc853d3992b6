import { handItOver, writeRequest } from '../support/ask-help'
import { workerOn } from '../support/desk-wire'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** 请社区帮我办 in the built WeChat package. */
let host: Host

beforeEach(() => {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() } })
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it('asks for help, is answered in the thread and says that it is done', async () => {
  const hands = fingersOn(host)
  const worker = await workerOn(sharedOrigin())
  await writeRequest(hands, '妈妈一个人不会弄')
  const number = await handItOver(hands)
  await hands.sees('以前答复')
  await worker.take(number)
  await worker.answer(number, '已经替老人报上去了。')
  await hands.press('看这件事')
  await hands.sees('已经替老人报上去了')
  await hands.press('办好了')
  await hands.press('确认办好了')
  await hands.sees('已经办结')
  expect((await worker.find(number)).case.state).toBe('closed')
})

it('lets the family be sent the case by number, with nothing of the person in the card', async () => {
  const hands = fingersOn(host)
  await writeRequest(hands, '不要让别人看见的话')
  const number = await handItOver(hands)
  const { title, path } = host.share()
  expect(title).toBe(`请社区办的事,编号 ${number.slice(0, 4)} ${number.slice(4)}`)
  expect(decodeURIComponent(title + path)).not.toMatch(/王秀英|妈妈|高龄津贴|不要让别人看见/)
})
