import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import type { Actor, World } from '../support/booking-story'
import { startingAt, startServer, type TestServer } from '../support/server'
import { townFolder } from '../support/town'
import { callWire } from '../support/wire'
import { faultsNow } from './page-faults'
import { browserPhone, type VisitedPhone } from './phone'

/** A device of the story with its browser. */
export type Device = Actor & VisitedPhone

export interface BrowserWorld extends World<Device> {
  /** What went wrong on every device since it was asked last. */
  problems(): readonly string[]
  end(): Promise<void>
}

async function look({ visit }: VisitedPhone): Promise<void> {
  await visit.quiet()
  const faults = await faultsNow(visit)
  if (faults.length > 0) throw new Error(`On «${await visit.page.title()}» ${visit.page.url()}: ${faults.join(' · ')}`)
}

/**
 * A server of its own at a known hour, and devices whose clocks say the same.
 * @param width of its telephones; the narrowest unless told
 */
export async function browserWorld(browser: Browser, begins: string, width?: number): Promise<BrowserWorld> {
  const folder = await townFolder()
  const devices: VisitedPhone[] = []
  let server: TestServer
  let ahead = 0
  const start = async (now: string): Promise<void> => {
    ahead = Date.parse(now) - Date.now()
    server = await startServer(folder, startingAt(now))
    // On a new day it does the work of the day first, and the embedded database does one thing at a time.
    await callWire(server.origin, 'account', 'demoMessages', {})
  }
  const take = async (onDesk: boolean): Promise<Device> => {
    const device = await browserPhone(browser, server.origin, {}, { onDesk, ahead, width })
    devices.push(device)
    return { ...device, look: () => look(device) }
  }
  await start(begins)
  return {
    origin: () => server.origin,
    phone: () => take(false),
    desk: () => take(true),
    async goOnAt(now) {
      await Promise.all(devices.map(({ visit }) => visit.page.goto('about:blank')))
      await server.stop()
      await start(now)
    },
    problems: () => devices.flatMap(({ visit }) => visit.problems.splice(0)),
    async end() {
      await Promise.all(devices.map(({ visit }) => visit.context.close()))
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
