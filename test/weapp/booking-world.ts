import { rmSync } from 'node:fs'
import type { Actor, World } from '../support/booking-story'
import { startingAt, startServer, type TestServer } from '../support/server'
import { townFolder } from '../support/town'
import { callWire } from '../support/wire'
import { wechatPhone, type HostedPhone } from './phone'

export interface HostedWorld extends World {
  /** What went wrong so far, on every device. */
  problems(): readonly string[]
  end(): Promise<void>
}

/** A server of its own at a known hour, and telephones whose clocks say the same: desks are telephones too. */
export async function hostedWorld(begins: string): Promise<HostedWorld> {
  const folder = await townFolder()
  const phones: HostedPhone[] = []
  let server: TestServer
  let ahead = 0
  const start = async (now: string): Promise<void> => {
    ahead = Date.parse(now) - Date.now()
    server = await startServer(folder, startingAt(now))
    // On a new day it does the work of the day first, and the embedded database does one thing at a time.
    await callWire(server.origin, 'account', 'demoMessages', {})
  }
  const take = async (): Promise<Actor> => {
    const by = ahead
    const phone = wechatPhone(server.origin, () => Date.now() + by)
    phones.push(phone)
    return { ...phone, look: async () => expect(phone.problems()).toEqual([]) }
  }
  await start(begins)
  return {
    origin: () => server.origin,
    phone: take,
    desk: take,
    async goOnAt(now) {
      for (const phone of phones) phone.close()
      await server.stop()
      await start(now)
    },
    problems: () => phones.flatMap((phone) => phone.problems()),
    async end() {
      for (const phone of phones) phone.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
