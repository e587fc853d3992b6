import type { County } from '@/domain/entitlement/pack'
import type { Place } from '@/domain/facility/facility'
import type { Neighbourhood } from '@/domain/facility/rules'
import type { DemoCity } from './ground'
import type { Local } from './local'
import { PEOPLE } from './people'
import { seededRandom, type Random } from './random'
import { moved, scattered } from './scatter'

/** A community with an invented place and number of elders. */
export interface Community extends Neighbourhood {
  readonly place: Place
  readonly elders: number
}

/** A street or town with an invented middle. */
export interface Town {
  readonly county: County
  readonly name: string
  /** 街道, 镇 and 乡, and what only resembles them: zones, state farms. */
  readonly kind: 'street' | 'town' | 'other'
  /** Whether the county's seat lies in it. */
  readonly seat: boolean
  readonly middle: Place
  /** How much of what a city has falls to it. */
  readonly weight: number
  readonly communities: readonly Community[]
}

/** Metres between neighbours; villages lie apart. */
const STREET_STEP = 900
const TOWN_STEP = 2_200
/** The golden angle: towns one after the other never stand in a row. */
const TURN = 2.399963

/** The seventh digit of a code tells: 0 街道, 1 镇, 2 乡, from 4 on what only resembles one. */
const KINDS: Readonly<Record<string, Town['kind']>> = { '0': 'street', '1': 'town', '2': 'town' }

/** Of a county without a list: the seventh digit of none of them. */
const NO_STREET = '900'

/** All towns of the city's counties, with their communities, each in its county's order. */
export function townsOf(city: DemoCity, local: Local, seed: string): Town[] {
  const below = groupBy(city.neighbourhoods, ({ county, town }) => `${county} ${town}`)
  const streets = groupBy(city.rules.streets, ({ county }) => county)
  return city.counties.flatMap((county) => {
    const listed = streets.get(county.code) ?? []
    // A county without a list, or a zone, stands by its own name.
    const names = listed.length > 0 ? listed : [{ code: `${county.code}${NO_STREET}`, name: county.name }]
    const urban = names.filter(({ code }) => code.charAt(6) === '0').length
    return names.map(({ code, name }, index): Town => {
      const kind = KINDS[code.charAt(6)] ?? 'other'
      const middle = middleOf(county, local, { index, urban })
      const random = seededRandom(`${seed}/${county.code}/${name}/communities`)
      const communities = settled(below.get(`${county.code} ${name}`) ?? [], middle, random)
      const town = { county, name, kind, seat: index === 0, middle, communities }
      return { ...town, weight: weightOf(town, local) }
    })
  })
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** More where somebody lives who plays, then where demonstrations happen, then in town. */
function weightOf({ county, name, kind, seat }: Pick<Town, 'county' | 'name' | 'kind' | 'seat'>, local: Local): number {
  if (PEOPLE.some(({ residence, town }) => residence === county.code && town === name)) return 5
  if (local.centres.includes(county.code)) return 4
  return seat ? 3 : kind === 'street' ? 2 : 1
}

/** The first at the seat, the others around it on a spiral: streets close together, towns beyond them. */
function middleOf(county: County, { spread }: Local, at: { readonly index: number; readonly urban: number }): Place {
  const { around, metres } = spread[county.code] ?? { around: county.seat, metres: STREET_STEP }
  if (at.index === 0) return county.seat
  const near = metres * Math.sqrt(Math.min(at.index, at.urban))
  const far = at.index > at.urban ? (metres / STREET_STEP) * TOWN_STEP * Math.sqrt(at.index - at.urban) : 0
  return moved(around, near + far, at.index * TURN)
}

/** Villages that a town's part of the table holds; its urban communities are all there. */
const VILLAGES = 3
const isVillage = (name: string): boolean => !/(社区|居委会|居民委员会)$/.test(name)

/** How far from their town's middle people live, metres, and how many of 60 and more there are. */
const LIVING = {
  urban: { reach: [60, 800], elders: [300, 2_400] },
  village: { reach: [900, 3_500], elders: [60, 420] },
} as const

function settled(listed: readonly Neighbourhood[], middle: Place, random: Random): Community[] {
  const villages = listed.filter(({ name }) => isVillage(name)).slice(0, VILLAGES)
  return listed
    .filter((one) => !isVillage(one.name) || villages.includes(one))
    .map((one) => {
      const { reach, elders } = LIVING[isVillage(one.name) ? 'village' : 'urban']
      return { ...one, place: scattered(middle, reach, random), elders: random.whole(elders[0], elders[1]) }
    })
}
