import { generateFacilities } from '../../../cloudfunctions/demonstration'
import { ACCOUNTS, PEOPLE } from '../../../cloudfunctions/demonstration/people'
import { loadPack } from '../../../scripts/lib/packs'
import { birthDateFault } from '@/domain/person/birth-date'
import { metresBetween } from '@/domain/facility/distance'

const { counties } = loadPack('linfen')
const ground = { city: 'linfen', counties, seed: 'linfen' }
const all = generateFacilities(ground)

describe('the generated register', () => {
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

  it('has at least 300 in all, each county with its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(300)
    for (const { code } of counties)
      expect(all.filter(({ county }) => county === code).length).toBeGreaterThanOrEqual(10)
  })

  it('has every type that Linfen’s document names', () => {
    const types = new Set(all.map(({ type }) => type))
    for (const type of [
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
    ] as const)
      expect(types).toContain(type)
  })

  it('is dense where demonstrations happen', () => {
    const here = all.filter(({ county }) => county === '141002')
    const seat = counties.find(({ code }) => code === '141002')!.seat
    expect(here.length).toBeGreaterThanOrEqual(40)
    const canteens = here.filter(({ type, place }) => type === 'canteen' && metresBetween(seat, place) <= 2_000)
    expect(canteens.length).toBeGreaterThanOrEqual(6)
  })

  it('says of each that it is a demonstration, with a number that no exchange can put through', () => {
    for (const facility of all) {
      expect(facility.demo).toBe(true)
      expect(facility.phone).toMatch(/^0357-000\d{4}$/)
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

describe('the invented people', () => {
  it('can have been born, live in the city, and are helped by somebody', () => {
    for (const { birthDate, residence, key } of PEOPLE) {
      expect(birthDateFault(birthDate, '2026-11-21')).toBeNull()
      expect(counties.map(({ code }) => code)).toContain(residence)
      expect(ACCOUNTS.some(({ helps }) => helps.some(({ person }) => person === key))).toBe(true)
    }
    for (const { helps } of ACCOUNTS)
      for (const { person } of helps) expect(PEOPLE.map(({ key }) => key)).toContain(person)
  })
})
