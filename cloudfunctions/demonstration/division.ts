import { dayAfter } from '@/domain/facility/hours'
import type { Neighbourhood } from '@/domain/facility/rules'
import type { RecordKey } from '@/domain/person/record'
import { ACCOUNTS } from './people'
import { seededRandom, type Random } from './random'

/** Elders of the streets where somebody plays the worker: invented, and the same for the same seed and day. */

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const HER_NAMES = ['桂兰', '玉珍', '秀兰', '淑华', '凤英', '玉梅', '桂香', '素芳', '春兰', '月娥', '翠英', '惠芳']
const HIS_NAMES = ['建国', '德明', '福来', '长贵', '玉山', '文彬', '志明', '永和', '春生', '广义', '国栋', '秉义']

/** Elders of one street: enough for pages, filters and a route, few enough to start with. */
const ELDERS = 36
/** Served from here on, so that no number is that of somebody with a name in `people`. */
const FIRST_SERIAL = 101

/** A line of an invented record. */
export interface DemoLine {
  readonly key: RecordKey
  readonly value: unknown
}

export interface DemoElder {
  /** `linfen/7`: what her id is made of. */
  readonly key: string
  readonly lines: readonly DemoLine[]
  /** Whole days before today on which she was last visited; null where that was not this month, or is not owed. */
  readonly visitedDaysAgo: number | null
}

/** The street of a played worker, and whose account writes its people down. */
export interface DemoDivision {
  readonly city: string
  readonly county: string
  readonly street: string
  /** Identity of the worker. */
  readonly worker: string
  readonly elders: readonly DemoElder[]
}

/** @param areaCode of the fixed telephone network; a number after it begins with 0, which nobody can dial */
export function generateDivisions(
  city: string,
  areaCode: string,
  neighbourhoods: readonly Neighbourhood[],
  today: string,
): DemoDivision[] {
  return ACCOUNTS.flatMap(({ id: worker, staff }): DemoDivision[] => {
    if (staff?.role !== 'community-worker' || staff.city !== city || !staff.county || !staff.street) return []
    const { county, street } = staff
    const communities = neighbourhoods.filter((one) => one.county === county && one.town === street)
    if (communities.length === 0) return []
    const random = seededRandom(`division/${city}/${street}`)
    const elders = Array.from({ length: ELDERS }, (_, n): DemoElder => {
      const community = communities[n % communities.length]?.name ?? ''
      const home = { county, street, community, areaCode }
      return elderOf({ random, n, home, today }, `${city}/${n}`)
    })
    return [{ city, county, street, worker, elders }]
  })
}

interface Drawn {
  readonly random: Random
  readonly n: number
  readonly home: {
    readonly county: string
    readonly street: string
    readonly community: string
    readonly areaCode: string
  }
  readonly today: string
}

/** Eighty today and eighty in six weeks: who has just come to something, and who soon will. */
function birthDateOf({ random, n, today }: Drawn): string {
  const [year = 0] = today.split('-').map(Number)
  const eighty = (day: string) => `${Number(day.slice(0, 4)) - 80}${day.slice(4)}`.replace('-02-29', '-02-28')
  if (n === 0) return eighty(today)
  if (n === 1) return eighty(dayAfter(today, 42))
  const two = (number: number) => String(number).padStart(2, '0')
  return `${year - random.whole(62, 94)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
}

function elderOf(drawn: Drawn, key: string): DemoElder {
  const { random, n, home } = drawn
  const sex = random.chance(0.55) ? 'female' : 'male'
  const surname = SURNAMES[n % SURNAMES.length] ?? '王'
  const living = n === 0 || random.chance(0.3) ? 'alone' : random.chance(0.3) ? 'empty-nest' : 'with-family'
  const unable = random.chance(0.08)
  const economic = random.chance(0.12) ? 'minimum-living' : random.chance(0.1) ? 'minimum-living-margin' : null
  const line = (name: RecordKey, value: unknown): DemoLine => ({ key: name, value })
  const isOwed = living !== 'with-family' || unable
  return {
    key,
    lines: [
      line('name', `${surname}${random.pick(sex === 'female' ? HER_NAMES : HIS_NAMES)}`),
      line('sex', sex),
      line('birthDate', birthDateOf(drawn)),
      line('residence', home.county),
      line('street', home.street),
      line('community', home.community),
      line('phone', `${home.areaCode}-0009${FIRST_SERIAL + n}`),
      line('address', `演示街${random.whole(1, 60)}号${random.whole(1, 6)}单元${random.whole(1, 6)}02室`),
      line('hukou', home.county),
      line('living', [living]),
      line('economic', economic === null ? [] : [economic]),
      line('selfCare', unable ? 'unable' : 'able'),
    ],
    visitedDaysAgo: isOwed && random.chance(0.7) ? random.whole(0, 20) : null,
  }
}
