import type { Facility, Place } from '@/domain/facility/facility'
import { shownPrice } from '@/domain/facility/price'
import { rulesByType, type FacilityRules, type TypeRule } from '@/domain/facility/rules'
import { aroundOf, checkedOn, contactAt, modeOf, operatorOf, papersOf, pricedBy, type Surroundings } from './details'
import type { DemoCity, DemoFacility } from './ground'
import { templateOf } from './kinds'
import { localOf, type Local } from './local'
import { named, type Named } from './names'
import { isDistrict, planOf } from './plan'
import { seededRandom, type Random } from './random'
import { recognised } from './recognised'
import { scattered } from './scatter'
import type { Template } from './template'
import { townsOf, type Town } from './towns'

/** Raised with every change of what is generated: a kept database is then filled anew. */
export const GENERATOR_VERSION = '9'

const NOTE = '演示数据:地点、电话、时间和价格都是编的,不要前往或拨打。'

/**
 * The demonstration register of one city: the same ground and seed give the same bytes. Numbers are those of the city's
 * document where it gives any; a ground of fewer counties has their share.
 */
export function generateFacilities(ground: DemoCity, seed: string = ground.city): DemoFacility[] {
  const local = localOf(ground.city, ground.counties[0]?.code)
  const towns = townsOf(ground, local, seed)
  const slots = named(ground.city, local.word, seed, planOf(ground, towns, local, seed))
  const around = surroundingsOf(slots, towns, ground.rules)
  const rules = rulesByType(ground.rules)
  const streams = new Map<string, Random>()
  /** A stream for each town and one for the county: what joins one does not move the others'. */
  const streamOf = ({ county, town }: Named) => {
    const key = `${seed}/${county.code}/${town?.name ?? ''}`
    const stream = streams.get(key) ?? seededRandom(key)
    streams.set(key, stream)
    return stream
  }
  const seen = new Map<string, number>()
  const all = slots.map((slot, index) => {
    const key = `${slot.county.code} ${slot.town?.name} ${slot.kind}`
    const nth = seen.get(key) ?? 0
    seen.set(key, nth + 1)
    const serial = String(index + 1).padStart(4, '0')
    const place = placeOf(slot, nth, local, streamOf(slot))
    return build({ slot, city: ground.city, local, serial, place, random: streamOf(slot) }, rules, around(slot))
  })
  return recognised(all, ground.rules, new Set(ground.counties.filter(isDistrict).map(({ code }) => code)))
}

/** What stands around each place, by its county. */
function surroundingsOf(slots: readonly Named[], towns: readonly Town[], rules: FacilityRules) {
  const letters = rules.types.some(({ type, filedFromBeds }) => type === 'street_center' && filedFromBeds !== undefined)
  const counties = [...new Set(slots.map(({ county }) => county))]
  const byCounty = new Map(
    counties.map(({ code }): [string, Surroundings] => {
      const own = slots.filter(({ county }) => county.code === code)
      // A town's own comes before those with a word over the door: of two with one key a map keeps the last.
      const byTown = (kind: string) =>
        new Map(
          own
            .flatMap(({ kind: its, town, name }): [string, string][] =>
              its === kind && town ? [[town.name, name]] : [],
            )
            .reverse(),
        )
      const guide = own.find(({ kind, zone }) => kind === 'guide' && zone === undefined)?.name
      const rest = { centers: byTown('center'), clinics: byTown('clinic'), letters }
      const there = towns.filter(({ county }) => county.code === code)
      return [code, { ...rest, towns: there, ...(guide !== undefined ? { guide } : {}) }]
    }),
  )
  return ({ county }: Named) => byCounty.get(county.code) ?? { ...NOBODY, letters }
}

const NOBODY = { towns: [], centers: new Map<string, string>(), clinics: new Map<string, string>() } as const

/** The first canteen of a town stands close to its window; others beside a community, by turns. Metres. */
const NEAR_WINDOW = [120, 350] as const
const NEAR_HOME = [20, 180] as const
const SOMEWHERE = [200, 900] as const

function placeOf({ kind, county, town }: Named, nth: number, { spread }: Local, random: Random): Place {
  const { reach } = templateOf(kind)
  if (!town) return scattered(spread[county.code]?.around ?? county.seat, reach === 'home' ? SOMEWHERE : reach, random)
  if (reach !== 'home') return scattered(town.middle, reach, random)
  if (kind === 'canteen' && nth === 0) return scattered(town.middle, NEAR_WINDOW, random)
  const { communities } = town
  // Kinds begin at different communities: not all of them at the first.
  const home = communities[(nth + random.whole(0, communities.length)) % Math.max(1, communities.length)]
  return home ? scattered(home.place, NEAR_HOME, random) : scattered(town.middle, SOMEWHERE, random)
}

interface Making {
  readonly slot: Named
  readonly city: string
  readonly local: Local
  readonly serial: string
  readonly place: Place
  readonly random: Random
}

function build(
  { slot, city, local, serial, place, random }: Making,
  rules: ReadonlyMap<string, TypeRule>,
  around: Surroundings,
): DemoFacility {
  const { county, town, name, kind } = slot
  const template = templateOf(kind)
  const mode = modeOf(slot, template, random)
  const services = pricedBy(template.services(random), mode)
  const price = shownPrice(services)
  const inTown = town && town.name !== county.name ? town.name : ''
  return {
    city,
    id: `demo-${city}-${serial}`,
    number: `演示${serial}`,
    name,
    type: template.type,
    typeName: typeNameOf(rules.get(template.type), template, town),
    county: county.code,
    ...(town ? { town: town.name } : {}),
    address: `${county.name}${inTown}演示路${random.whole(1, 199)}号`,
    place,
    hours: random.pick(template.hours),
    holidays: random.pick(template.holidays),
    // After an area code no number begins with 0, so nobody can be called by mistake. docs/decisions/024
    phone: `${local.areaCode}-000${serial}`,
    needs: template.needs,
    ...(price && { price }),
    demo: true,
    services,
    ...sizeOf(template, random),
    ...contactAt(slot, random),
    openTo: template.openTo,
    ...operatorOf(slot, mode, random),
    ...(mode ? { mode } : {}),
    ...papersOf(template, around, serial, random),
    ...aroundOf(slot, template, around, random),
    note: NOTE,
    checkedOn: checkedOn(random),
  }
}

/** What a row shows: the city's name of this kind, its name for streets or for towns where it has both, else its commonest. */
function typeNameOf(rule: TypeRule | undefined, { called, type }: Template, town: Town | undefined): string {
  const names = rule?.names ?? []
  const rural = names.find((name) => /^(乡镇|农村)/.test(name))
  const urban = names.find((name) => /^(街道|城市)/.test(name))
  const bySort = rural && urban ? (town?.kind === 'town' ? rural : urban) : undefined
  return names.find((name) => name === called) ?? bySort ?? names[0] ?? type
}

function sizeOf({ area, beds }: Template, random: Random): Pick<Facility, 'area' | 'beds' | 'nursingBeds'> {
  const all = beds && random.whole(...beds)
  return {
    ...(area ? { area: random.whole(...area) } : {}),
    ...(all === undefined ? {} : { beds: all, nursingBeds: Math.round(all * (0.3 + 0.5 * random.next())) }),
  }
}
