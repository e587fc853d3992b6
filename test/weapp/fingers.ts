import type { Hands } from '../support/story'
import type { Host } from './host'

/** Taps in the built WeChat package. */
export function fingersOn(host: Host): Hands {
  const { screen } = host
  return {
    open: () => host.launch(),
    press: (name, within) => screen.tap(screen.control(name, within)),
    choose: (answer) => screen.tap(answer),
    async sees(words) {
      if (!screen.has(words)) throw new Error(`«${words}» is not to be read on: ${screen.text()}`)
    },
    words: async () => screen.text(),
    rung: async () =>
      host.done.flatMap(({ api, options }) => (api === 'makePhoneCall' ? [String(options.phoneNumber)] : [])),
  }
}
