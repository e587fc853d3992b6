import { generateFacilities } from '../../../cloudfunctions/demonstration'
import { ACCOUNTS, PEOPLE } from '../../../cloudfunctions/demonstration/people'
import { loadCityGround } from '../../../scripts/lib/facility-rules'
import { loadPack } from '../../../scripts/lib/packs'
import { birthDateFault } from '@/domain/person/birth-date'

const CITIES = ['linfen', 'taiyuan', 'hefei', 'harbin', 'xiamen'].map((city) => ({ city }))

const registers = new Map(
  CITIES.map(({ city }) => {
    const ground = loadCityGround(city)
    return [city, { counties: ground.counties, all: generateFacilities(ground) }]
  }),
)
const registerOf = (city: string) => registers.get(city)!

describe('the invented people', () => {
  const countyCodes = CITIES.flatMap(({ city }) => loadPack(city).counties.map(({ code }) => code))

  it('can have been born, live in one of the cities, and are helped by somebody', () => {
    for (const { birthDate, residence, key } of PEOPLE) {
      expect(birthDateFault(birthDate, '2026-11-21')).toBeNull()
      expect(countyCodes).toContain(residence)
      expect(ACCOUNTS.some(({ helps }) => helps.some(({ person }) => person === key))).toBe(true)
    }
    expect(new Set(ACCOUNTS.map(({ id }) => id)).size).toBe(ACCOUNTS.length)
    for (const { helps } of ACCOUNTS)
      for (const { person } of helps) expect(PEOPLE.map(({ key }) => key)).toContain(person)
  })

  it('live in a street or town that has a window to ask at', () => {
    for (const { residence, town } of PEOPLE) {
      const { city } = CITIES.find(({ city }) => loadPack(city).counties.some(({ code }) => code === residence))!
      const windows = registerOf(city).all.filter(
        ({ type, county }) => type === 'service_window' && county === residence,
      )
      expect(windows.map((window) => window.town)).toContain(town)
    }
  })

  it.each(CITIES)('have a worker in $city where they live, whose name stands at the window', ({ city }) => {
    const { counties, all } = registerOf(city)
    const workers = ACCOUNTS.flatMap(({ name, about, staff }) =>
      staff?.city === city && staff.role === 'community-worker' ? [{ name, about, ...staff }] : [],
    )
    expect(workers).toHaveLength(1)
    const [{ name, about, county, street }] = workers as [(typeof workers)[number]]
    const countyName = counties.find(({ code }) => code === county)?.name
    expect(about).toContain(`${countyName}${street}`)
    expect(PEOPLE.some(({ residence, town }) => residence === county && town === street)).toBe(true)
    const window = all.find((one) => one.type === 'service_window' && one.county === county && one.town === street)
    expect(window?.contact).toBe(`${name}社工`)
  })

  it.each(CITIES)('have a daughter or a son with her mother in $city', ({ city }) => {
    const id = city === 'linfen' ? 'daughter' : city
    const account = ACCOUNTS.find((one) => one.id === id)
    expect(account?.about.startsWith(loadPack(city).name.replace('市', ' · '))).toBe(true)
    const mother = account?.helps.find(({ relation }) => relation === '妈妈')?.person
    expect(PEOPLE.find(({ key }) => key === mother)?.residence.slice(0, 4)).toBe(loadPack(city).code)
  })

  it.each(['linfen', 'harbin', 'taiyuan'])('have somebody at the bureau of %s, after the families', (city) => {
    const operators = ACCOUNTS.filter(({ staff }) => staff?.city === city && staff.role === 'operator')
    expect(operators).toHaveLength(1)
    const place = ACCOUNTS.indexOf(operators[0]!)
    const family = ACCOUNTS.findIndex(({ id }) => id === (city === 'linfen' ? 'daughter' : city))
    expect(place).toBeGreaterThan(family)
  })
})
