import { impossibleChecks } from '../../../scripts/lib/pack-stale'
import { standingFaults } from '../../../scripts/lib/pack-standing'
import { readCity } from '../../../scripts/lib/packs'
import { faultText } from '../../../scripts/lib/yaml-file'
import { copyOf, MADE_UP_CITIES, packsSays, type PackCopy } from '../../support/pack-copy'

const PACK = 'pack.yaml'
const AGE = 'benefits/01-high-age.yaml'
const TEA = 'benefits/03-tea.yaml'
const COUNTY = 'counties/990121.yaml'
const ADVICE = 'Write the day on which somebody compared it with the document.'
const CHECKED = "checkedOn: '2026-11-21'"

let copy: PackCopy
beforeEach(() => (copy = copyOf('yunxi', MADE_UP_CITIES)))
afterEach(() => copy.remove())

function said(today = '2026-11-22'): string[] {
  const { files } = readCity('yunxi', copy.root)
  const faults = [...impossibleChecks(files, today), ...standingFaults(files)]
  return faults.map((fault) => faultText(fault).replace(`${copy.root}/yunxi/`, ''))
}

test('a pack with either of them is refused', async () => {
  copy.change(TEA, CHECKED, "checkedOn: '2999-01-01'")
  copy.change(PACK, 'standing: in-force', 'standing: draft')
  const { err, end } = await packsSays(copy.root)
  expect(err.join('\n')).toMatch(/checked on 2999-01-01, which is still to come/)
  expect(err.join('\n')).toMatch(/YX-3 is in-force, and no document that it cites is more than draft/)
  expect(end).toMatch(/faults in the packs/)
})

describe('the day of checking', () => {
  test('is no day that is still to come: of an item, a period, a parameter, a county', () => {
    const lines = [TEA, AGE, PACK, COUNTY].map(
      (file) => `${file}:${copy.change(file, CHECKED, "checkedOn: '2031-11-23'")}`,
    )
    const what = 'it was checked on 2031-11-23, which is still to come'
    expect(said()).toEqual(expect.arrayContaining(lines.map((at) => `${at}: ${what}. ${ADVICE}`)))
    expect(said()).toHaveLength(4)
    expect(said('2031-11-23')).toEqual([])
  })

  test('does not lie before the document: a period by its own basis, a county’s value by the county’s paper', () => {
    const period =
      copy
        .read(AGE)
        .split('\n')
        .findIndex((line) => line.includes("from: '2027-07-01'")) + 3
    const text = copy.read(AGE).split('\n')
    text[period - 1] = text[period - 1]!.replace('2026-11-21', '2026-09-30')
    copy.write(AGE, text.join('\n'))
    const county = copy.change(COUNTY, CHECKED, "checkedOn: '2025-12-31'")
    expect(said()).toEqual([
      `${AGE}:${period}: it was checked on 2026-09-30, and its document is of 2026-10-01. ${ADVICE}`,
      `${COUNTY}:${county}: it was checked on 2025-12-31, and its document is of 2026-01-01. ${ADVICE}`,
    ])
  })

  test('of a patch is read too: it may be stale', async () => {
    const line = copy.change(COUNTY, '    set:\n', "    set:\n      checkedOn: '2025-01-01'\n") + 1
    const { err } = await packsSays(copy.root)
    expect(err.some((each) => each.includes(`${COUNTY}:${line}: last checked on 2025-01-01`))).toBe(true)
  })
})

describe('the standing of an item', () => {
  test.each([['historic'], ['draft'], ['pilot']])('is not in force on the word of a %s document', (standing) => {
    copy.change(PACK, 'standing: in-force', `standing: ${standing}`)
    expect(said()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          new RegExp(`^${TEA}:\\d+: YX-3 is in-force, and no document that it cites is more than ${standing}\\. Give`),
        ),
      ]),
    )
  })

  test('is as good as the best of its documents', () => {
    copy.change(PACK, 'standing: in-force', 'standing: historic')
    copy.change(TEA, 'clause: 附件第3项 }', 'clause: 附件第3项 }, { document: raise, clause: 第1条 }')
    expect(said().filter((line) => line.includes('YX-3 is'))).toEqual([])
  })

  test('of what a county changes is not lifted by a county’s draft', () => {
    copy.change(COUNTY, 'standing: in-force', 'standing: draft')
    const words = said()
    expect(words.some((line) => /^counties\/990121\.yaml:\d+: YX-1, which this changes, is in-force/.test(line))).toBe(
      true,
    )
    expect(words.some((line) => /^counties\/990121\.yaml:\d+: YXC-1 is in-force/.test(line))).toBe(true)
  })
})
