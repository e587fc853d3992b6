import { generateFacilities } from '../../../cloudfunctions/demonstration'
import { ACCOUNTS, PEOPLE } from '../../../cloudfunctions/demonstration/people'
import { groundOf } from '../../../cloudfunctions/demonstration/towns'
import { loadPack } from '../../../scripts/lib/packs'
import { birthDateFault } from '@/domain/person/birth-date'
import { metresBetween } from '@/domain/facility/distance'

const TYPES = [
  'canteen',
  'meal_point',
  'central_kitchen',
  'street_center',
  'day_care',
  'station',
  'embedded',
  'care_home',
  'nursing_center',
  'welfare_home',
  'honor_home',
  'regional_center',
  'medical',
  'elder_school',
  'rescue_station',
  'service_window',
  'culture_park',
] as const

/** Each city with its area code and the county where its demonstrations happen. */
const CITIES = [
  { city: 'linfen', areaCode: '0357', centre: '141002' },
  { city: 'taiyuan', areaCode: '0351', centre: '140105' },
  { city: 'hefei', areaCode: '0551', centre: '340104' },
  { city: 'harbin', areaCode: '0451', centre: '230102' },
  { city: 'xiamen', areaCode: '0592', centre: '350203' },
] as const

const registerOf = (city: string) => {
  const { counties } = loadPack(city)
  const ground = { city, counties, seed: city }
  return { counties, ground, all: generateFacilities(ground) }
}

describe.each(CITIES)('the generated register of $city', ({ city, areaCode, centre }) => {
  const { counties, ground, all } = registerOf(city)

  it('is the same bytes for the same ground, and another for another seed', () => {
    expect(JSON.stringify(generateFacilities(ground))).toBe(JSON.stringify(all))
    expect(JSON.stringify(generateFacilities({ ...ground, seed: 'other' }))).not.toBe(JSON.stringify(all))
  })

  it('does not move one county’s places when another joins', () => {
    const placesOf = (code: string, list: typeof all) =>
      list.filter(({ county }) => county === code).map((f) => f.place)
    const fewer = generateFacilities({ ...ground, counties: counties.slice(0, 3) })
    for (const { code } of counties.slice(0, 3)) expect(placesOf(code, fewer)).toEqual(placesOf(code, all))
  })

  it('has places enough for two screens of every list, each county with its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(200)
    for (const { code } of counties)
      expect(all.filter(({ county }) => county === code).length).toBeGreaterThanOrEqual(10)
  })

  it('has every type that Linfen’s document names', () => {
    const types = new Set(all.map(({ type }) => type))
    for (const type of TYPES) expect(types).toContain(type)
  })

  it('is dense where demonstrations happen', () => {
    const here = all.filter(({ county }) => county === centre)
    const seat = counties.find(({ code }) => code === centre)!.seat
    expect(here.length).toBeGreaterThanOrEqual(40)
    const canteens = here.filter(({ type, place }) => type === 'canteen' && metresBetween(seat, place) <= 2_000)
    expect(canteens.length).toBeGreaterThanOrEqual(6)
  })

  it('knows streets or towns of every county, and of no other', () => {
    const known = Object.keys(groundOf(city, counties).towns)
    const divisions = counties.filter(({ kind }) => kind === 'county').map(({ code }) => code)
    expect(known.sort()).toEqual(divisions.sort())
  })

  it('says of each that it is a demonstration, with a number that no exchange can put through', () => {
    for (const facility of all) {
      expect(facility.demo).toBe(true)
      expect(facility.phone).toMatch(new RegExp(`^${areaCode}-000\\d{4}$`))
      expect(facility.note).toMatch(/^演示数据/)
      if (facility.foodLicence) expect(facility.foodLicence).toMatch(/^演示/)
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ phone }) => phone)).size).toBe(all.length)
  })

  it('opens before it closes and costs whole yuan', () => {
    for (const { hours, services, price } of all) {
      expect(hours.length).toBeGreaterThan(0)
      for (const { from, to, days } of hours) {
        expect(0 <= from && from < to && to <= 1_440).toBe(true)
        expect(days.every((day) => day >= 1 && day <= 7)).toBe(true)
      }
      for (const { fen = 0 } of services) expect([fen % 100, fen >= 0]).toEqual([0, true])
      if (price) expect(services).toContainEqual(expect.objectContaining({ fen: price.fen, name: price.what }))
    }
  })

  it('gives every need somewhere to go in every county', () => {
    for (const { code } of counties) {
      const needs = new Set(all.filter(({ county }) => county === code).flatMap((facility) => facility.needs))
      expect([...needs].sort()).toEqual(['ask', 'bath', 'day', 'doctor', 'eat', 'learn', 'live', 'visit'])
    }
  })
})

describe('the register of a city that nobody has drawn up', () => {
  const county = { code: '990102', name: '东湖区', kind: 'county', seat: { lng: 112.5, lat: 30.5 } } as const
  const all = generateFacilities({ city: 'yunxi', counties: [county], seed: 'yunxi' })

  it('stands all the same, with an area code that is nobody’s', () => {
    expect(all.filter(({ type }) => type === 'canteen').length).toBeGreaterThanOrEqual(6)
    for (const { phone, demo } of all) expect([phone, demo]).toEqual([expect.stringMatching(/^0000-000\d{4}$/), true])
  })

  it('has one window in its only town, which bears the county’s name', () => {
    const windows = all.filter(({ type, town }) => type === 'service_window' && town !== undefined)
    expect(windows.map(({ town, address }) => [town, address.startsWith('东湖区演示路')])).toEqual([['东湖区', true]])
  })
})

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
})
