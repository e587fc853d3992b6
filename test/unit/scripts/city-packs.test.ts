import { countiesOf, loadAllPacks } from '../../../scripts/lib/city-packs'
import { citiesHere, loadPack } from '../../../scripts/lib/packs'
import { copyOf, MADE_UP_CITIES } from '../../support/pack-copy'

test('a server has every city of the project, and no made-up one', () => {
  expect(loadAllPacks().map(({ city }) => city)).toEqual(citiesHere())
})

test('a folder’s cities join, with their counties', () => {
  const packs = loadAllPacks(MADE_UP_CITIES)
  expect(packs.map(({ city }) => city)).toEqual([...citiesHere(), 'yunxi'])
  expect(countiesOf(packs).map(({ code }) => code)).toEqual(expect.arrayContaining(['141002', '990101', '990121']))
})

test('a folder’s city takes the place of the project’s of the same name', () => {
  const copy = copyOf('linfen', 'cities')
  copy.change('pack.yaml', 'name: 临汾市', 'name: 临汾(新)')
  const packs = loadAllPacks(copy.root).filter(({ city }) => city === 'linfen')
  copy.remove()
  expect(packs.map(({ name }) => name)).toEqual(['临汾(新)'])
})

test('a city’s policy says by which programme an item is paid out, and is another version with it', () => {
  const taiyuan = loadAllPacks().find(({ city }) => city === 'taiyuan')!
  const payouts = Object.entries(taiyuan.payouts ?? {})
  expect(payouts.length).toBeGreaterThan(0)
  for (const [ref, programme] of payouts) {
    expect(taiyuan.benefits.map((benefit) => benefit.ref)).toContain(ref)
    expect(programme).toMatch(/^taiyuan\./)
  }
  expect(taiyuan.version).not.toBe(loadPack('taiyuan').version)
  expect(loadAllPacks().find(({ city }) => city === 'linfen')).not.toHaveProperty('payouts')
})
