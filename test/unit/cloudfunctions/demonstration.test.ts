import { generateCommunities, generateFacilities, type DemoCity } from '../../../cloudfunctions/demonstration'
import { PEOPLE } from '../../../cloudfunctions/demonstration/people'
import { loadCityGround } from '../../../scripts/lib/facility-rules'
import { metresBetween } from '@/domain/facility/distance'
import { warningsFor } from '@/domain/facility/minimum'
import { insideOutline } from '@/domain/facility/outline'
import { standOf } from '@/domain/facility/target'
import { FACILITY_TYPES, NEED_KEYS, type FacilityType } from '@/domain/facility/types'
import { ELDER_WALK, minutesFor } from '@/domain/facility/walk'

/** Each city with its area code and the county where its demonstrations happen. */
const CITIES = [
  { city: 'linfen', areaCode: '0357', centre: '141002' },
  { city: 'taiyuan', areaCode: '0351', centre: '140105' },
  { city: 'hefei', areaCode: '0551', centre: '340104' },
  { city: 'harbin', areaCode: '0451', centre: '230102' },
  { city: 'xiamen', areaCode: '0592', centre: '350203' },
] as const

const isWeekday = (day: number) => day >= 1 && day <= 7

type Register = ReturnType<typeof generateFacilities>

const made = new Map<string, { ground: DemoCity; all: Register }>()
function registerOf(city: string) {
  const ground = loadCityGround(city)
  const known = made.get(city) ?? { ground, all: generateFacilities(ground) }
  made.set(city, known)
  return known
}
const countOf = (all: Register, ...types: readonly FacilityType[]) =>
  all.filter(({ type }) => types.includes(type)).length

describe.each(CITIES)('the generated register of $city', ({ city, areaCode, centre }) => {
  const { ground, all } = registerOf(city)
  const { counties, rules } = ground

  it('is the same bytes for the same ground, and another for another seed', () => {
    expect(JSON.stringify(generateFacilities(ground))).toBe(JSON.stringify(all))
    expect(JSON.stringify(generateFacilities(ground, 'other'))).not.toBe(JSON.stringify(all))
    expect(JSON.stringify(generateCommunities(ground))).toBe(JSON.stringify(generateCommunities(ground)))
  })

  it('is of a size that one can look through, less where there are fewer counties', () => {
    expect(all.length).toBeGreaterThanOrEqual(600)
    expect(all.length).toBeLessThanOrEqual(1_800)
    const fewer = generateFacilities({ ...ground, counties: counties.slice(0, 2) })
    expect(fewer.length).toBeLessThan(all.length * 0.6)
  })

  it('has nearly every type, each called by one of the city’s own names', () => {
    const missing = FACILITY_TYPES.filter((type) => countOf(all, type) === 0)
    expect(missing.filter((type) => type !== 'guide_center' && type !== 'party_center')).toEqual([])
    const names = new Map(rules.types.map((rule) => [rule.type, rule.names]))
    expect(all.filter(({ type, typeName }) => !names.get(type)?.includes(typeName))).toEqual([])
  })

  it('stands in real counties, streets and towns, inside the city’s outline', () => {
    const streets = new Set(rules.streets.map(({ county, name }) => `${county} ${name}`))
    const zones = counties.filter(({ code }) => !rules.streets.some(({ county }) => county === code))
    for (const { code, name } of zones) streets.add(`${code} ${name}`)
    const codes = new Set(counties.map(({ code }) => code))
    const astray = all.filter(
      ({ county, town, place }) =>
        !codes.has(county) ||
        (town !== undefined && !streets.has(`${county} ${town}`)) ||
        !insideOutline(place, rules.outline),
    )
    expect(astray).toEqual([])
    for (const { name, seat } of counties) expect([name, insideOutline(seat, rules.outline)]).toEqual([name, true])
  })

  it('has no two of one name in a county', () => {
    const names = all.map(({ county, name }) => `${county} ${name}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('has a window in every street and town, and one for each county', () => {
    const windows = all.filter(({ type }) => type === 'service_window')
    const towns = new Set(windows.flatMap(({ county, town }) => (town ? [`${county} ${town}`] : [])))
    expect(rules.streets.filter(({ county, name }) => !towns.has(`${county} ${name}`))).toEqual([])
    expect(windows.filter(({ town }) => !town).map(({ county }) => county)).toEqual(counties.map(({ code }) => code))
    expect(windows.every(({ contact }) => contact)).toBe(true)
  })

  it('is dense where demonstrations happen', () => {
    const seat = counties.find(({ code }) => code === centre)!.seat
    const near = all.filter(({ county, place }) => county === centre && metresBetween(seat, place) <= 4_000)
    expect(near.length).toBeGreaterThanOrEqual(40)
    expect(countOf(near, 'canteen')).toBeGreaterThanOrEqual(6)
  })

  it('has a canteen that is open at noon on a weekday within 15 minutes of where its people live', () => {
    const homes = PEOPLE.filter(({ residence }) => counties.some(({ code }) => code === residence))
    expect(homes.length).toBeGreaterThan(0)
    for (const { residence, town } of homes) {
      const at = all.find(
        (one) => one.type === 'service_window' && one.county === residence && one.town === town,
      )!.place
      const near = all.filter(
        ({ type, place }) => type === 'canteen' && minutesFor(ELDER_WALK, metresBetween(at, place)) <= 15,
      )
      const open = near.filter((habit) =>
        habit.hours.some(({ from, to, days }) => days.includes(1) && from <= 720 && to > 720),
      )
      expect([town, open.length > 0]).toEqual([town, true])
    }
  })

  it('says of each that it is a demonstration, with a number that no exchange can put through', () => {
    const phone = new RegExp(`^${areaCode}-000\\d{4}$`)
    const unmarked = all.filter((facility) => {
      const papers = [facility.number, facility.foodLicence, facility.filing, facility.branchOf, facility.operator]
      const marked = papers.every((paper) => paper === undefined || paper.startsWith('演示'))
      const told = facility.demo && facility.note?.startsWith('演示数据') && facility.address.includes('演示路')
      return !marked || !told || !phone.test(facility.phone)
    })
    expect(unmarked).toEqual([])
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ phone }) => phone)).size).toBe(all.length)
    expect(all[0]?.id).toBe(`demo-${city}-0001`)
  })

  it('opens before it closes and costs whole yuan', () => {
    const whole = (minutes: number) => minutes >= 0 && minutes <= 1_440
    const wrong = all.filter(({ hours, services, price, beds = 0, nursingBeds = 0 }) => {
      const spans = hours.every(({ from, to, days }) => from < to && whole(from) && whole(to) && days.every(isWeekday))
      const prices = services.every(({ fen = 0 }) => fen % 100 === 0 && fen >= 0)
      const shown = !price || services.some(({ fen, name }) => fen === price.fen && name === price.what)
      return !spans || !prices || !shown || nursingBeds > beds
    })
    expect(wrong).toEqual([])
    const known = all.filter(({ hours }) => hours.length > 0)
    expect(known.length).toBeLessThan(all.length)
    expect(known.length).toBeGreaterThan(all.length * 0.9)
  })

  it('gives every need somewhere to go in every county, and each need of the coverage table', () => {
    const whole = counties.filter(({ code }) => rules.streets.some(({ county }) => county === code))
    for (const { code, name } of whole) {
      const needs = new Set(all.filter(({ county }) => county === code).flatMap((facility) => facility.needs))
      const missing = NEED_KEYS.filter((need) => !needs.has(need))
      // Hefei counts its regional centres by themselves: a district in town may have no bath of its own.
      expect([name, missing.filter((need) => city !== 'hefei' || need !== 'bath')]).toEqual([name, []])
    }
  })

  it('tells everything that a register can tell, of some places and not of all', () => {
    const some = (has: (facility: Register[number]) => unknown) => {
      const number = all.filter((facility) => has(facility)).length
      return number > 0 && number < all.length
    }
    expect(some(({ grade }) => grade?.on)).toBe(true)
    expect(some(({ filing }) => filing)).toBe(true)
    expect(some(({ fire }) => fire?.passed === false)).toBe(true)
    expect(some(({ functions }) => functions?.extra.length)).toBe(true)
    expect(some(({ branchOf }) => branchOf)).toBe(true)
    expect(some(({ guidedBy }) => guidedBy)).toBe(true)
    expect(some(({ mode }) => mode)).toBe(true)
    expect(some(({ clinic }) => clinic)).toBe(true)
    expect(some(({ mobile }) => mobile?.length)).toBe(true)
    expect(some(({ accessible }) => accessible)).toBe(true)
    expect(some(({ favours }) => favours)).toBe(true)
    expect(some(({ services }) => services.some(({ priceType }) => priceType === 'guided'))).toBe(true)
    for (const habit of ['open', 'closed', 'unknown']) expect(some(({ holidays }) => holidays === habit)).toBe(true)
  })

  it('names as guide and as clinic only what there is in its county', () => {
    const names = new Set(all.map(({ county, name }) => `${county} ${name}`))
    const astray = all.filter(({ county, guidedBy, clinic }) =>
      [guidedBy, clinic].some((other) => other !== undefined && !names.has(`${county} ${other}`)),
    )
    expect(astray).toEqual([])
  })

  it('has some below what is asked of their type, and most not', () => {
    const ruleOf = new Map(rules.types.map((rule) => [rule.type, rule]))
    const warned = all.filter((facility) => warningsFor(facility, ruleOf.get(facility.type)).length > 0)
    expect(warned.length).toBeGreaterThan(5)
    expect(warned.length).toBeLessThan(all.length * 0.15)
  })
})

describe.each(CITIES)('the communities of $city', ({ city }) => {
  const { ground } = registerOf(city)
  const communities = generateCommunities(ground)

  it('are real ones by their codes, all that are in town and three villages a town at the most', () => {
    const real = new Map(ground.neighbourhoods.map((one) => [one.code, one]))
    const invented = communities.filter(({ id, name, county, town }) => {
      const one = real.get(id)
      return one?.name !== name || one.county !== county || one.town !== town
    })
    expect(invented).toEqual([])
    const urban = ground.neighbourhoods.filter(({ name }) => name.endsWith('社区'))
    const ids = new Set(communities.map(({ id }) => id))
    expect(urban.filter(({ code }) => !ids.has(code))).toEqual([])
    const villages = new Map<string, number>()
    for (const { name, county, town } of communities)
      if (name.endsWith('村')) villages.set(`${county} ${town}`, (villages.get(`${county} ${town}`) ?? 0) + 1)
    expect(Math.max(...villages.values(), 0)).toBeLessThanOrEqual(3)
  })

  it('lie inside the city, have elders, can be typed, and are marked', () => {
    const wrong = communities.filter(({ lng, lat, elders, pinyin, initials, demo }) => {
      const typed = [pinyin, initials].every((letters) => /^[a-z0-9]+$/.test(letters ?? ''))
      return !insideOutline({ lng, lat }, ground.rules.outline) || !elders || !typed || !demo
    })
    expect(wrong).toEqual([])
  })
})

describe('the numbers of the documents', () => {
  it('are Hefei’s of 2020', () => {
    const { all } = registerOf('hefei')
    expect(countOf(all, 'canteen', 'meal_point')).toBe(281)
    expect(countOf(all, 'bath_point')).toBe(20)
    expect(countOf(all, 'nursing_center')).toBe(20)
    expect(countOf(all, 'embedded')).toBe(20)
    expect(countOf(all, 'station')).toBe(455 + 327)
    expect(all.filter(({ typeName }) => typeName === '农村居家养老服务站')).toHaveLength(327)
    expect(countOf(all, 'guide_center')).toBe(12)
    expect(countOf(all, 'street_center')).toBe(60 + 82)
    const homes = all.filter(({ name }) => name.endsWith('敬老院'))
    expect(homes).toHaveLength(44)
    expect(homes.filter(({ type }) => type === 'regional_center')).toHaveLength(Math.round(44 * 0.74))
    expect(homes.every(({ mode }) => mode === 'public-private')).toBe(true)
    expect(countOf(all, 'rural_mutual')).toBe(15)
  })

  it.each(['hefei', 'linfen'])('leave some streets of %s without what is promised by its own name', (city) => {
    const { all, ground } = registerOf(city)
    for (const target of ground.rules.targets) {
      const counting = all.filter(({ town, typeName }) => town !== undefined && target.names?.includes(typeName))
      const counts = counting.map(({ county, town = '' }) => ({ county, town, count: 1, untold: 0 }))
      const { met, needed } = standOf(target, ground.rules.streets, counts)
      expect([met / needed > 0.4, met / needed < 0.8]).toEqual([true, true])
    }
  })

  it('are Harbin’s: two model centres and three places with aids a district, a standard street more than 70 of 100', () => {
    const { all, ground } = registerOf('harbin')
    for (const { code, name } of ground.counties) {
      const here = all.filter(({ county }) => county === code)
      const isDistrict = name.endsWith('区')
      expect([name, here.filter(({ model }) => model).length >= (isDistrict ? 2 : 1)]).toEqual([name, true])
      expect(countOf(here, 'aid_rental')).toBe(isDistrict ? 3 : 1)
      expect(countOf(here, 'regional_center')).toBe(1)
    }
    const streets = ground.rules.streets.filter(({ name }) => name.endsWith('街道'))
    const standard = streets.filter((street) =>
      all.some((one) => one.standard && one.county === street.county && one.town === street.name),
    )
    expect(standard.length / streets.length).toBeGreaterThan(0.7)
    expect(standard.length / streets.length).toBeLessThan(0.85)
  })

  it('are Taiyuan’s: some streets have two model centres, others not yet', () => {
    const { all, ground } = registerOf('taiyuan')
    const streets = ground.rules.streets.filter(({ code }) => code.charAt(6) === '0')
    const models = streets.map(
      ({ county, name }) => all.filter((one) => one.model && one.county === county && one.town === name).length,
    )
    expect(models.filter((number) => number >= 2).length).toBeGreaterThan(5)
    expect(models.filter((number) => number === 0).length).toBeGreaterThan(5)
  })
})

describe('the outlines', () => {
  it('leave the sea outside', () => {
    const { outline } = loadCityGround('xiamen').rules
    for (const [lng, lat] of [
      [118.2, 24.3],
      [118.35, 24.43],
      [118.6, 24.6],
    ] as const)
      expect([lng, lat, insideOutline({ lng, lat }, outline)]).toEqual([lng, lat, false])
    expect(insideOutline({ lng: 118.07, lat: 24.447 }, outline)).toBe(true)
  })

  it.each(CITIES)(
    'leave the other cities outside, and longitude and latitude the wrong way round: $city',
    ({ city }) => {
      const { outline } = loadCityGround(city).rules
      for (const other of CITIES.filter((one) => one.city !== city))
        for (const { seat } of loadCityGround(other.city).counties) expect(insideOutline(seat, outline)).toBe(false)
      for (const { seat } of loadCityGround(city).counties)
        expect(insideOutline({ lng: seat.lat, lat: seat.lng }, outline)).toBe(false)
    },
  )
})

describe('the register of a city that nobody has drawn up', () => {
  const county = { code: '990102', name: '东湖区', kind: 'county', seat: { lng: 112.5, lat: 30.5 } } as const
  const { rules } = loadCityGround('xiamen')
  const all = generateFacilities({
    ...{ city: 'yunxi', counties: [county], neighbourhoods: [] },
    rules: { ...rules, city: 'yunxi', streets: [], targets: [] },
  })

  it('stands all the same, with an area code that is nobody’s', () => {
    expect(countOf(all, 'canteen')).toBeGreaterThanOrEqual(6)
    for (const { phone, demo } of all) expect([phone, demo]).toEqual([expect.stringMatching(/^0000-000\d{4}$/), true])
  })

  it('has one window in its only town, which bears the county’s name', () => {
    const windows = all.filter(({ type, town }) => type === 'service_window' && town !== undefined)
    expect(windows.map(({ town, address }) => [town, address.startsWith('东湖区演示路')])).toEqual([['东湖区', true]])
  })
})
