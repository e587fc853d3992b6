import { saidOn } from '../support/names'
import type { Hands } from '../support/story'
import type { Host } from './host'

/** Taps in the built WeChat package. */
export function fingersOn(host: Host): Hands {
  const { screen } = host
  return {
    open: () => host.launch(),
    press: (name, within) => screen.tap(screen.control(name, within)),
    choose: (answer) => screen.tap(answer),
    type: (field, words) => screen.type(field, words),
    async sees(...alternatives) {
      const seen = saidOn(screen.text(), alternatives)
      if (!seen) throw new Error(`«${alternatives.join('» or «')}» is not to be read on: ${screen.text()}`)
      return seen
    },
    words: async () => screen.text(),
    rung: async () =>
      host.done.flatMap(({ api, options }) => (api === 'makePhoneCall' ? [String(options.phoneNumber)] : [])),
  }
}
