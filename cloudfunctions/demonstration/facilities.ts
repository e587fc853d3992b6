import type { County } from '@/domain/entitlement/pack'
import type { Facility, Place } from '@/domain/facility/facility'
import { workerAt } from './people'
import { seededRandom, type Random } from './random'
import { TEMPLATES, TOWN_TEMPLATES, type Template } from './templates'
import { groundOf } from './towns'
import type { CityGround } from './towns/city-ground'

/** Raised with every change of what is generated: a kept database is then filled anew. */
export const GENERATOR_VERSION = '4'

/** Words over doors; one more is the city's own. None is a real place's name that is known to us. */
// prettier-ignore
const WORDS = (own: string) => ['春晖', '暖阳', '长青', '福满', '康乐', '和顺', '颐心', '同乐', '瑞祥', '金秋', '松柏', '邻里',
  '安泰', '益寿', '乐享', '静好', '仁和', '百福', '银杏', own, '家和', '吉庆', '丰年', '清和', '永乐', '怡园', '向阳', '彩霞']

const METRES_PER_DEGREE = 111_195
const CHECKED_ON = '2026-11-01'
const NOTE = '演示数据:地点、电话、时间和价格都是编的,不要前往或拨打。'

export interface DemoFacility extends Facility {
  readonly city: string
}

export interface Ground {
  /** The city's key, `linfen`. */
  readonly city: string
  readonly counties: readonly County[]
  readonly seed: string
}

/** The demonstration register of one city: the same ground gives the same bytes. */
export function generateFacilities({ city, counties, seed }: Ground): DemoFacility[] {
  const ground = groundOf(city, counties)
  const register = { city, areaCode: ground.areaCode, last: 0 }
  return counties.flatMap((county, index) => {
    // A stream for each county: adding one does not move the others'.
    const random = seededRandom(`${seed}/${county.code}`)
    return plan(ground, county, index).map((slot) => build(register, county, slot, random))
  })
}

interface Slot {
  readonly template: Template
  readonly town: string
  /** Which of the county's towns it is, the seat's own being 0. */
  readonly ring: number
  readonly word: string
}

/** Which places a county has: one of each county-wide kind, then the kinds of the towns by turns. */
function plan({ towns: known, centres, word: own }: CityGround, county: County, index: number): Slot[] {
  const towns = known[county.code] ?? [county.name]
  const words = WORDS(own)
  const word = (n: number) => words[(index * 5 + n) % words.length] ?? '春晖'
  const has = ({ oneIn = 1 }: Template) => index % oneIn === 0
  const wide = TEMPLATES.filter(has).map((template, n) => ({
    template,
    town: towns.at(-1) ?? county.name,
    ring: 0,
    word: word(n),
  }))
  const rounds = centres.includes(county.code) ? 8 : towns.length > 5 ? 3 : 2
  const local = Array.from({ length: rounds }, (_, round) =>
    TOWN_TEMPLATES.map((template, n) => ({
      template,
      town: towns[round % towns.length] ?? county.name,
      ring: round % towns.length,
      word: word(n + round * TOWN_TEMPLATES.length),
    })),
  ).flat()
  return [...wide, ...unique(local)]
}

/** A town has one window and one centre, however many rounds come to it. */
function unique(slots: readonly Slot[]): Slot[] {
  const seen = new Set<string>()
  return slots.filter(({ template, town, word }) => {
    const name = template.name({ county: '', town, word })
    return !seen.has(name) && seen.add(name)
  })
}

/** A city's register while it is being written. */
interface Register {
  readonly city: string
  readonly areaCode: string
  /** The number given last. */
  last: number
}

function build(register: Register, county: County, slot: Slot, random: Random): DemoFacility {
  const { template, town } = slot
  const { city, areaCode } = register
  const serial = String(++register.last).padStart(4, '0')
  const services = template.services(random)
  const priced = services.find(({ fen }) => fen !== undefined && fen > 0)
  return {
    city,
    id: `demo-${city}-${serial}`,
    name: template.name({ county: county.name, town, word: slot.word }),
    type: template.type,
    typeName: template.typeName,
    county: county.code,
    ...(template.countyWide ? {} : { town }),
    address: `${county.name}${town === county.name ? '' : town}演示路${random.whole(1, 199)}号`,
    place: scatter(townCentre(county.seat, slot.ring), template, random),
    hours: template.hours,
    // After an area code no number begins with 0, so nobody can be called by mistake. docs/decisions/024
    phone: `${areaCode}-000${serial}`,
    needs: template.needs,
    ...(priced?.fen === undefined ? {} : { price: { fen: priced.fen, what: priced.name, from: priced.from ?? false } }),
    demo: true,
    services,
    ...(template.area ? { area: random.whole(...template.area) } : {}),
    ...(template.beds ? { beds: random.whole(...template.beds) } : {}),
    ...(template.type === 'service_window' ? { contact: contactAt(county.code, town, random) } : {}),
    openTo: template.openTo,
    operator: '演示单位',
    ...(template.cooks ? { foodLicence: `演示许可证 ${serial}` } : {}),
    note: NOTE,
    checkedOn: CHECKED_ON,
  }
}

/** The street's own worker where somebody plays one. A name is drawn all the same: what comes after must not move. */
function contactAt(county: string, town: string, random: Random): string {
  const drawn = random.pick(SURNAMES)
  return `${workerAt(county, town) ?? drawn}社工`
}

const SURNAMES = ['李', '刘', '高', '郭', '贾', '乔', '段', '卫'] as const
const RING_METRES = 350
/** The golden angle: towns one after the other never stand in a row. */
const RING_TURN = 2.399963

/** Where a town's own places lie: the seat's first street at the seat, the others around it, farther one by one. */
function townCentre(seat: Place, ring: number): Place {
  return moved(seat, ring * RING_METRES, ring * RING_TURN)
}

/** How far from its town's middle a place lies: the window at the office, where one eats close by. Metres. */
function reachOf({ type, countyWide }: Template): readonly [number, number] {
  if (countyWide) return [300, 1_500]
  if (type === 'service_window') return [10, 60]
  return type === 'canteen' ? [120, 350] : [200, 900]
}

function scatter(centre: Place, template: Template, random: Random): Place {
  const [nearest, farthest] = reachOf(template)
  return moved(centre, nearest + (farthest - nearest) * random.next(), random.next() * 2 * Math.PI)
}

/** A place some metres away in a direction (radians). GCJ-02, six decimals (0.1 m). */
function moved({ lng, lat }: Place, metres: number, turn: number): Place {
  const wide = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return {
    lng: round(lng + (metres * Math.cos(turn)) / wide),
    lat: round(lat + (metres * Math.sin(turn)) / METRES_PER_DEGREE),
  }
}
