const { default: Sequencer } = require('@jest/test-sequencer')

/**
 * Files that take minutes, the longest first. A fresh clone has no times of earlier runs to go by, and a long file that begins last is
 * waited for by a core that has nothing to do.
 */
const LONG = [
  'store/store-pglite-serving',
  'store/store-pglite',
  'store/store-serving',
  'store/store',
  'store/server',
  'weapp/assessment-form',
  'weapp/set-data',
  'e2e/booking-story',
  'e2e/desk-morning',
  'e2e/hotline',
]

const rank = ({ path }) => {
  const at = LONG.findIndex((name) => path.endsWith(`/test/${name}.test.ts`))
  return at === -1 ? LONG.length : at
}

/** Behind the long ones, jest's own order stands. */
module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b))
  }
}
