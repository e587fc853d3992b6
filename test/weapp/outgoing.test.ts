import { randomUUID } from 'node:crypto'
import { handItOver, writeRequest } from '../support/ask-help'
import { workerOn } from '../support/desk-wire'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** A phone that is switched off and on: its storage stays. */
const storage = new Map<string, string>()
let host: Host

function start(): Host {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() }, storage })
  return host
}
async function killAndOpen(online: boolean): Promise<void> {
  expect(host.problems).toEqual([])
  host.close()
  start().setOnline(online)
  await host.launch()
}

beforeEach(() => {
  storage.clear()
  start()
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it('sends once, after the app was killed, what was done without a signal', async () => {
  const worker = await workerOn(sharedOrigin())
  const words = `没有网的时候写的 ${randomUUID()}`
  await writeRequest(fingersOn(host), words)
  host.setOnline(false)
  await fingersOn(host).press('请社区帮我办')
  await fingersOn(host).sees('还没有发出去')

  await killAndOpen(false)
  await fingersOn(host).press('我的事')
  await fingersOn(host).sees('等有网时发出')
  await killAndOpen(true)
  await fingersOn(host).press('我的事')
  await fingersOn(host).sees('正在办的')
  expect(host.screen.has('还没发出去')).toBe(false)
  expect(await worker.asked(words)).toHaveLength(1)
})

it('asks about words for a case that has moved on since', async () => {
  const worker = await workerOn(sharedOrigin())
  const said = async () => (await worker.find(number)).events.flatMap((one) => (one.kind === 'said' ? one.words : []))
  await writeRequest(fingersOn(host), '先说一句')
  const number = await handItOver(fingersOn(host))
  await fingersOn(host).press('看这件事')
  host.setOnline(false)
  await fingersOn(host).type('留言', '离线时写的')
  await fingersOn(host).press('发出留言')
  await fingersOn(host).sees('等有网时发出')
  await worker.take(number)

  await killAndOpen(true)
  await fingersOn(host).press('我的事')
  await fingersOn(host).sees('还要发吗')
  expect(await said()).toEqual([])
  await fingersOn(host).press('还要发')
  expect(await said()).toEqual(['离线时写的'])
  expect(host.screen.has('还要发吗')).toBe(false)
})
