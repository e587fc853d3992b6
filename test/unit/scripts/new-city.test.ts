import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { main } from '../../../scripts/new-city'
import { CommandError } from '../../../scripts/lib/command'
import { loadPack } from '../../../scripts/lib/packs'
import { judge, readFacts } from '../../../src/domain/entitlement'
import { packsSays } from '../../support/pack-copy'

const ROWS = 'code,name,lng,lat\n140302,城区,113.60,37.85\n140321,平定县,113.63,37.79\n'

let root = ''
let csv = ''
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'new-city-'))
  csv = path.join(root, 'counties.csv')
  writeFileSync(csv, ROWS)
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
  jest.spyOn(process.stderr, 'write').mockImplementation(() => true)
})
afterEach(() => {
  jest.restoreAllMocks()
  rmSync(root, { recursive: true, force: true })
})

const YANGQUAN = { city: 'yangquan', code: '1403', name: '阳泉市' }

/** The command with these options; null takes one out. */
function made(change: Readonly<Record<string, string | null>> = {}): Promise<number> {
  const options = { ...YANGQUAN, counties: csv, root, ...change }
  return main(Object.entries(options).flatMap(([key, value]) => (value === null ? [] : [`--${key}=${value}`])))
}

async function complaint(change: Readonly<Record<string, string | null>>): Promise<string> {
  try {
    await made(change)
  } catch (error) {
    if (error instanceof CommandError) return error.message
    throw error
  }
  return 'nothing was wrong'
}

test('writes a pack with the national list under it, which is well at once', async () => {
  expect(await made()).toBe(0)
  const said = await packsSays(root)
  expect(said).toMatchObject({ err: [], end: null })
  expect(said.out[0]).toMatch(/^阳泉市 yangquan@\S+: 16 items, 2 places$/)
})

test('the new city can be judged, and its own hukou counts as its own', async () => {
  await made()
  const pack = loadPack('yangquan', root)
  const essential = (hukou: string) => {
    const { benefits } = judge(pack, readFacts({ birthDate: '1940-01-01', hukou }), { on: '2026-11-21' })
    const allowance = benefits.find(({ ref }) => ref === 'CN-4')!
    return [allowance.verdict, allowance.confirm.some((confirm) => confirm.essential)]
  }
  expect(essential('140321')).toEqual(['yes', false])
  expect(essential('140106')).toEqual(['yes', true])
})

test('says of itself that its own list is not there yet, and promises nothing', async () => {
  await made()
  const { hasList, note, documents } = loadPack('yangquan', root)
  expect({ hasList, note }).toEqual({ hasList: false, note: expect.stringContaining('还没有收进来') })
  expect(documents.every(({ id }) => id.startsWith('china:'))).toBe(true)
  const text = readFileSync(path.join(root, 'yangquan', 'pack.yaml'), 'utf8')
  expect(text).not.toMatch(/TODO|FIXME|示例/)
})

test('is never written over another', async () => {
  await made()
  expect(await complaint({ code: '1404' })).toMatch(/^There is a city yangquan in .* already/)
  rmSync(path.join(root, 'yangquan', 'pack.yaml'))
  expect(await complaint({})).toMatch(/yangquan is there already/)
})

test.each<[string, Record<string, string | null>, string, RegExp]>([
  ['no city', { city: null }, ROWS, /^--city is missing/],
  ['no code', { code: null }, ROWS, /^--code is missing/],
  ['no name', { name: null }, ROWS, /^--name is missing/],
  ['no counties', { counties: null }, ROWS, /^--counties is missing: name a file with the columns/],
  ['capital letters', { city: 'Yangquan' }, ROWS, /small letters only/],
  ['a code of six digits', { code: '140300' }, ROWS, /^--code 140300 must be the first four digits/],
  ['the code of a city that is there', { code: '1410' }, ROWS, /^The code 1410 is that of cities\/linfen/],
  ['a file that is not there', { counties: 'no/such.csv' }, ROWS, /cannot be read/],
  ['no first line', {}, ROWS.replace('code,name', 'name,code'), /counties\.csv:1: the first line must be code,name/],
  ['no county at all', {}, 'code,name,lng,lat\n\n', /:2: there is no county/],
  ['a county of another city', {}, ROWS.replace('140321', '140221'), /:3: «140221,.*is no county of 1403/],
  ['longitude and latitude changed about', {}, ROWS.replace('113.60,37.85', '37.85,113.60'), /:2: .*no place in China/],
  ['a seat that is missing', {}, ROWS.replace('113.63,37.79', ','), /:3: .*no place in China/],
  ['the name of the national list', { city: 'china' }, ROWS, /^--city china is the national list/],
  ['the name of a city that is there', { city: 'linfen' }, ROWS, /^There is a city linfen in cities already/],
  ['the code of a province', { code: '1400' }, ROWS, /^--code 1400 is that of a province/],
  ['the code of the whole city', {}, ROWS.replace('140321', '140300'), /:3: 140300 is the code of the whole city/],
  ['a seat that is no plain decimal', {}, ROWS.replace('113.60', '1.136e2'), /:2: «1.136e2,37.85» is no place/],
  ['a seat in other digits', {}, ROWS.replace('113.60', '0x71'), /:2: «0x71,37.85» is no place/],
  ['a code twice', {}, ROWS.replace('140321', '140302'), /two counties have the code 140302/],
])('refuses %s, and leaves nothing behind', async (_what, change, rows, words) => {
  writeFileSync(csv, rows)
  expect(await complaint(change)).toMatch(words)
  for (const city of ['yangquan', 'china', 'linfen']) expect(existsSync(path.join(root, city))).toBe(false)
})
