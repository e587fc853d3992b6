import { judge, readFacts } from '../../../src/domain/entitlement'
import { loadPack } from '../../../scripts/lib/packs'
import { copyOf, MADE_UP_CITIES, packsSays, type PackCopy } from '../../support/pack-copy'

const COUNTY = 'counties/990121.yaml'
const SHANQIAN = '990121'

let copy: PackCopy
beforeEach(() => (copy = copyOf('yunxi', MADE_UP_CITIES)))
afterEach(() => copy.remove())

test('a county that changes one item twice', async () => {
  const again = '  - ref: YX-1\n    sources: [{ document: shanqian, clause: 第1条 }]\n    set: { where: 到县里 }\n'
  copy.change(COUNTY, 'benefits:\n', `${again}benefits:\n`)
  const { err } = await packsSays(copy.root)
  const line = copy.read(COUNTY).split('\n').lastIndexOf('  - ref: YX-1') + 1
  expect(err).toEqual([expect.stringContaining(`${COUNTY}:${line}: YX-1 is changed twice. Put both`)])
})

test('a county’s value that ends gives way to the city’s on the day after', async () => {
  copy.change(COUNTY, "from: '2026-01-01', value: 2", "from: '2026-01-01', to: '2026-12-31', value: 2")
  expect((await packsSays(copy.root)).end).toBeNull()
  const pack = loadPack('yunxi', copy.root)
  const verdictOf = (level: number, on: string) => {
    const ability = { scale: 'GB/T 42195', level }
    const facts = readFacts({ birthDate: '1950-01-01', economic: ['minimum-living'], selfCare: 'able', ability })
    return judge(pack, facts, { on, county: SHANQIAN }).benefits.find(({ ref }) => ref === 'YX-2')?.verdict
  }
  expect([verdictOf(2, '2026-12-31'), verdictOf(2, '2027-01-01'), verdictOf(3, '2027-01-01')]).toEqual([
    'yes',
    'unknown',
    'yes',
  ])
})
