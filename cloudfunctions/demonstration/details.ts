import type { Facility, FacilityService, Grade, MobileStop, OperatingMode, PriceType } from '@/domain/facility/facility'
import type { Named } from './names'
import { workerAt } from './people'
import type { Random } from './random'
import type { Template } from './template'
import type { Town } from './towns'

/** Of a place's county: what others there are. */
export interface Surroundings {
  /** Its towns, as the division register orders them. */
  readonly towns: readonly Town[]
  /** Names by kind and town of what guides others, and of where doctors are. */
  readonly centers: ReadonlyMap<string, string>
  readonly clinics: ReadonlyMap<string, string>
  /** The county's own guide centre. */
  readonly guide?: string
  /** Grades are letters in this city, stars elsewhere. */
  readonly letters: boolean
}

const SURNAMES = ['李', '刘', '高', '郭', '贾', '乔', '段', '卫'] as const

/** The street's own worker where somebody plays one. A name is drawn all the same: what comes after must not move. */
export function contactAt({ kind, county, town }: Named, random: Random): Pick<Facility, 'contact'> {
  if (kind !== 'window' && kind !== 'countyWindow') return {}
  const drawn = random.pick(SURNAMES)
  return { contact: `${(town && workerAt(county.code, town.name)) ?? drawn}社工` }
}

const MODES: readonly OperatingMode[] = ['public', 'public-private', 'public-private', 'private-aided', 'private']
const PRICES = { public: 'set', 'public-private': 'guided', 'private-aided': 'guided', private: 'market' } as const

/** Who built and runs it; homes in the country were all built by the public. */
export function modeOf({ kind }: Named, { cares }: Template, random: Random): OperatingMode | undefined {
  const drawn = random.pick(MODES)
  if (!cares) return undefined
  if (kind === 'welfare' || kind === 'regionalHome') return 'public-private'
  return kind === 'honor' ? 'public' : drawn
}

export function pricedBy(services: readonly FacilityService[], mode: OperatingMode | undefined): FacilityService[] {
  const priceType: PriceType | undefined = mode && PRICES[mode]
  return services.map((service) => (priceType && service.fen ? { ...service, priceType } : service))
}

/** Chains have one word over many doors; what is public has no head office. */
export function operatorOf(
  { word, county }: Named,
  mode: OperatingMode | undefined,
  random: Random,
): Pick<Facility, 'operator' | 'branchOf'> {
  const chain = random.chance(0.5)
  if (!word || !chain || mode === undefined || mode === 'public') return { operator: '演示单位' }
  const company = `演示${word}养老服务公司`
  return { operator: `${company}${county.name}分公司`, branchOf: company }
}

/** A day of a year, months and days that every one has. */
const dayOf = (year: number, random: Random): string =>
  [year, String(random.whole(1, 10)).padStart(2, '0'), String(random.whole(1, 28)).padStart(2, '0')].join('-')

export const checkedOn = (random: Random): string => `2026-${random.pick(['09', '10', '11'])}-01`

function gradeOf(letters: boolean, random: Random): Grade {
  const level = letters ? random.whole(1, 3) : random.whole(1, 5)
  return { scale: letters ? 'letter' : 'star', level, ...(random.chance(0.8) ? { on: dayOf(2025, random) } : {}) }
}

/** What papers it has: some are missing, as in any register. */
export function papersOf(
  { beds, cooks, cares, functions, favours }: Template,
  { letters }: Surroundings,
  serial: string,
  random: Random,
): Partial<Facility> {
  const sleeps = beds !== undefined
  const chance = (probability: number) => random.chance(probability)
  const graded = chance(0.45)
  const grade = gradeOf(letters, random)
  const [filed, licensed, told, passed, friendly, favoured] = [0.85, 0.97, 0.94, 0.985, 0.6, 0.7].map(chance)
  const missing = chance(0.12)
  const extra = functions?.extra.filter(() => chance(0.5)) ?? []
  const fireOn = dayOf(2026, random)
  const favour = favours && favours.length > 0 ? random.pick(favours) : undefined
  return {
    ...(cares && graded ? { grade } : {}),
    ...(cares && filed ? { filing: `演示备案 ${serial}` } : {}),
    ...(cooks && licensed ? { foodLicence: `演示许可证 ${serial}` } : {}),
    ...((sleeps || cooks) && told ? { fire: passed ? { passed: true, on: fireOn } : { passed: false } } : {}),
    ...(chance(0.8) ? { accessible: friendly ?? false } : {}),
    ...(functions ? { functions: { basic: missing ? functions.basic.slice(1) : functions.basic, extra } } : {}),
    ...(favour !== undefined && favoured ? { favours: favour } : {}),
  }
}

/** Who guides it, where the next doctor is, where its van stops. */
export function aroundOf(
  { kind, county, town }: Named,
  { van, cares, beds }: Template,
  { towns, centers, clinics, guide }: Surroundings,
  random: Random,
): Partial<Facility> {
  const guided = GUIDED.has(kind) && town ? centers.get(town.name) : kind === 'center' ? guide : undefined
  const clinic = cares && beds ? clinics.get(town?.name ?? towns[0]?.name ?? county.name) : undefined
  return {
    ...(guided !== undefined ? { guidedBy: guided } : {}),
    ...(clinic !== undefined ? { clinic } : {}),
    ...(van ? { mobile: stopsOf(van, towns, random) } : {}),
  }
}

const GUIDED: ReadonlySet<string> = new Set(['station', 'meals', 'mutual', 'dayCare'])
const STOPS = 3
const LAST_DAY = 5

/** A morning in each of some towns, one weekday after the other. */
function stopsOf(what: string, towns: readonly Town[], random: Random): MobileStop[] {
  const first = random.whole(0, Math.max(0, towns.length - 1))
  return Array.from({ length: Math.min(STOPS, towns.length) }, (_, index) => {
    const { name = '', kind = 'other' } = towns[(first + index) % towns.length] ?? {}
    const where = `${name}${kind === 'town' ? '政府' : '办事处'}门口`
    const from = random.pick([8 * 60 + 30, 9 * 60])
    return { where, what, days: [((first + index) % LAST_DAY) + 1], from, to: from + 150 }
  })
}
