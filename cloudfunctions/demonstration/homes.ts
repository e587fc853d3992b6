import { metresBetween } from '@/domain/facility/distance'
import type { Place } from '@/domain/facility/facility'
import type { FacilityType, Need } from '@/domain/facility/types'
import type { DemoFacility } from './ground'
import { ACCOUNTS, PEOPLE } from './people'

/** A street or town in which somebody lives who is played, and what serves it. */
export interface Home {
  readonly county: string
  readonly town: string
  /** Whose desk somebody plays: what he has to accept is not accepted by itself. */
  readonly played: boolean
  readonly provider: { readonly id: string; readonly name: string; readonly phone: string }
  readonly canteen: DemoFacility
  /** Other canteens in reach, each its own provider. */
  readonly others: readonly DemoFacility[]
  readonly mealPoint?: DemoFacility
  readonly kitchen?: DemoFacility
  readonly bath?: DemoFacility
  readonly station?: DemoFacility
  readonly nursing?: DemoFacility
}

/** Metres around a window within which a home's places are looked for first; a place farther out serves where none is nearer. */
const NEAR = 1_500

/** Of a city, by the provider that is in nobody's list but serves the played: its id lasts when the register is made anew. */
export const homeProviderId = (city: string, county: string): string => `demo-${city}-home-${county}`

/** Where the played people of a city live, as far as its places are there. */
export function homesOf(city: string, all: readonly DemoFacility[]): Home[] {
  const towns = new Map(PEOPLE.map(({ residence, town }) => [residence, town]))
  return [...towns].flatMap(([county, town]) => {
    const there = all.filter((one) => one.county === county)
    const window = there.find((one) => one.type === 'service_window' && one.town === town)
    return window ? homeAt(city, { county, town }, there, window.place) : []
  })
}

function homeAt(
  city: string,
  { county, town }: Pick<Home, 'county' | 'town'>,
  there: readonly DemoFacility[],
  at: Place,
): Home[] {
  const byWay = [...there].sort((a, b) => metresBetween(at, a.place) - metresBetween(at, b.place))
  const of = (type: FacilityType, need?: Need) => byWay.find((one) => one.type === type && (!need || has(one, need)))
  const canteens = byWay.filter(({ type }) => type === 'canteen')
  const [canteen] = canteens
  if (!canteen) return []
  const near = (one: DemoFacility) => metresBetween(at, one.place) <= NEAR
  const found = {
    mealPoint: of('meal_point', 'eat'),
    kitchen: of('central_kitchen'),
    bath: of('bath_point', 'bath') ?? byWay.find((one) => has(one, 'bath')),
    station: of('station', 'visit') ?? byWay.find((one) => has(one, 'visit')),
    nursing: of('nursing_center', 'doctor'),
  }
  const known = Object.fromEntries(Object.entries(found).filter(([, one]) => one !== undefined)) as Partial<Home>
  return [
    {
      ...{ county, town, played: ACCOUNTS.some(({ staff }) => staff?.serves === county), canteen },
      provider: {
        id: homeProviderId(city, county),
        name: `演示${canteen.name.slice(0, 2)}养老服务公司`,
        phone: canteen.phone,
      },
      others: canteens.slice(1).filter(near),
      ...known,
    },
  ]
}

const has = ({ services }: DemoFacility, need: Need): boolean => services.some((service) => service.need === need)
