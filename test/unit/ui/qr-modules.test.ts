import { encode } from 'uqr'
import { qrModules } from '@/ui/qr-modules'

const QUIET = 4
const FINDER = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']

/** The runs laid out again, a text of 0 and 1 a row. */
function rowsOf(text: string): readonly string[] {
  const { size, runs } = qrModules(text)
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => '0'))
  for (const { x, y, length } of runs) for (let at = x; at < x + length; at += 1) rows[y]![at] = '1'
  return rows.map((row) => row.join(''))
}

const cut = (rows: readonly string[], x: number, y: number): readonly string[] =>
  rows.slice(y, y + 7).map((row) => row.slice(x, x + 7))

it.each(['12345678', 'https://elders.example/#/pages/helpers/invited?code=K7QP2M', '服务码 1234 5678'])(
  'draws «%s» whole, with the three marks that phones look for and an empty margin',
  (text) => {
    const rows = rowsOf(text)
    const far = rows.length - QUIET - 7
    for (const [x, y] of [
      [QUIET, QUIET],
      [far, QUIET],
      [QUIET, far],
    ] as const) {
      expect(cut(rows, x, y)).toEqual(FINDER)
    }
    const margin = [...rows.slice(0, QUIET), ...rows.slice(-QUIET), ...rows.map((row) => row.slice(0, QUIET))]
    expect(margin.join('')).not.toContain('1')
    const whole = encode(text, { ecc: 'M', border: QUIET }).data
    expect(rows).toEqual(whole.map((row) => row.map(Number).join('')))
  },
)

it('a run never touches the next one', () => {
  const { runs } = qrModules('12345678')
  const ends = new Set(runs.map(({ x, y, length }) => `${y}:${x + length}`))
  expect(runs.filter(({ x, y }) => ends.has(`${y}:${x}`))).toEqual([])
})
