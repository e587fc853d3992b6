import { WEAPP_SERVER, weappDist } from '../support/paths'
import type { Phone } from '../support/people-story'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

export interface HostedPhone extends Phone {
  /** What went wrong so far, over every time that the app was opened. */
  problems(): readonly string[]
  close(): void
}

/** As a hand writes: down, across, and up again; pixels of the host's canvas. */
const STROKE = [
  [60, 40],
  [150, 90],
  [260, 50],
] as const

/**
 * A phone with the built WeChat package, fresh from the shop.
 * @param now what its clock says, milliseconds since 1970; the true time without it
 */
export function wechatPhone(origin: string, now?: () => number): HostedPhone {
  const storage = new Map<string, string>()
  const opened: Host[] = []
  let online = true
  const host = (): Host => opened[opened.length - 1]!
  const start = (): void => {
    if (opened.length > 0) host().close()
    opened.push(createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: origin }, storage, ...(now && { now }) }))
    host().setOnline(online)
  }
  start()
  const hands = () => fingersOn(host())
  return {
    async open() {
      start()
      await hands().open()
    },
    press: (name, within) => hands().press(name, within),
    choose: (answer) => hands().choose(answer),
    type: (field, words) => hands().type(field, words),
    sees: (...alternatives) => hands().sees(...alternatives),
    words: () => hands().words(),
    rung: () => hands().rung(),
    async follow(link) {
      start()
      await host().launch(link)
    },
    sign: (field) => host().screen.draw(field, STROKE),
    handedOn: async () => host().share().path,
    async setOnline(now) {
      online = now
      host().setOnline(now)
      await host().idle()
    },
    kill: async () => host().close(),
    kept: async () => JSON.stringify([...storage]),
    problems: () => opened.flatMap(({ problems }) => problems),
    close: () => host().close(),
  }
}
