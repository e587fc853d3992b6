import type { Verdict } from '../../../src/domain/entitlement'
import { citiesHere, readCity } from '../../../scripts/lib/packs'
import { count, emptyTally, tallyOf } from '../../support/completions'

const BOUNDS = { on: '2026-11-21', blanks: 4, decisions: 60_000 }
const LEAST_DECISIONS = 50_000
const MOST_AGREED = 0.01

const tallies = citiesHere()
  .map((name) => readCity(name))
  .flatMap(({ pack, specs }) =>
    // Inherited items are tried where they are written.
    pack.benefits
      .filter(({ ref, validFrom }) => specs.has(ref) && validFrom <= BOUNDS.on)
      .map((benefit) => tallyOf(pack, benefit, BOUNDS)),
  )

const sum = (key: 'decisions' | 'wrong' | 'agreed') => tallies.reduce((total, tally) => total + tally[key], 0)
const listed = (key: 'wrong' | 'agreed') =>
  tallies.filter((tally) => tally[key] > 0).map((tally) => ({ ref: tally.ref, [key]: tally[key], shown: tally.shown }))

test('every item of every city is tried, with enough decisions to mean something', () => {
  expect(tallies.map(({ ref }) => ref)).toEqual(
    expect.arrayContaining(['CN-1', 'LF-20', 'TY-T1', 'HF-H1', 'HRB-R1', 'XM-X1']),
  )
  expect(sum('decisions')).toBeGreaterThanOrEqual(LEAST_DECISIONS)
  expect(tallies.filter(({ decisions }) => decisions < 2).map(({ ref }) => ref)).toEqual([])
})

test('no «yes» and no «no» given with blanks is ever contradicted when they are filled', () => {
  expect(listed('wrong')).toEqual([])
})

test('«unknown» although every completion agrees is rare', () => {
  const share = sum('agreed') / sum('decisions')
  const list = listed('agreed').map(({ ref, agreed }) => `${ref} ${String(agreed)}`)
  process.stderr.write(
    `${sum('decisions')} decisions; unknown although all agree: ${sum('agreed')} (${list.join(', ')})\n`,
  )
  expect({ tooMany: share > MOST_AGREED && listed('agreed') }).toEqual({ tooMany: false })
})

test('a rule that is wrong with blanks would be found', () => {
  const tally = emptyTally('X-1')
  count(tally, 'yes', new Set<Verdict>(['yes', 'no']), {})
  count(tally, 'no', new Set<Verdict>(['yes']), {})
  count(tally, 'unknown', new Set<Verdict>(['yes']), {})
  count(tally, 'unknown', new Set<Verdict>(['unknown']), {})
  count(tally, 'yes', new Set<Verdict>(['yes']), {})
  expect(tally).toMatchObject({ decisions: 5, wrong: 2, agreed: 1 })
})
