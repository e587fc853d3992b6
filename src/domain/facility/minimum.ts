import type { Facility } from './facility'
import type { Least, TypeRule } from './rules'
import type { FacilityType } from './types'

/** Homes: people sleep there whether or not the register counts their beds. */
const HOMES: readonly FacilityType[] = [
  'embedded',
  'care_home',
  'nursing_center',
  'welfare_home',
  'honor_home',
  'wellness',
]
/** Where food is cooked. A meal point may only hand out what a kitchen brings, so it is not asked for a licence. */
const KITCHENS: readonly FacilityType[] = ['canteen', 'central_kitchen']

/** What a minimum is compared with. */
export type Measured = Pick<
  Facility,
  'type' | 'typeName' | 'area' | 'beds' | 'functions' | 'filing' | 'foodLicence' | 'fire' | 'closedOn'
>

const peopleSleepIn = ({ type, beds = 0 }: Measured): boolean => beds > 0 || HOMES.includes(type)

/** What a document asks of places of this name, and nothing that it asks of others of the type. */
const askedOf = (asked: Least | undefined, typeName: string): Least | undefined =>
  asked?.names?.includes(typeName) === false ? undefined : asked

/**
 * Area that is not known misses nothing: what a register has not told is no fault of the place. Square metres. Documents ask
 * it of what is built, and the sentence says so: many places are older than their document.
 */
function areaWarning({ area, typeName }: Measured, { leastArea }: TypeRule): string | null {
  const asked = askedOf(leastArea, typeName)
  if (area === undefined || asked === undefined || area >= asked.least) return null
  return `登记面积${area}平方米,本市文件要求${typeName}建设时${asked.usual ? '一般' : ''}不低于${asked.least}平方米`
}

function functionsWarning({ functions, typeName }: Measured, { basicFunctions }: TypeRule): string | null {
  const had = functions?.basic.length
  const asked = askedOf(basicFunctions, typeName)
  if (had === undefined || asked === undefined || had >= asked.least) return null
  return `登记了${had}项基本功能,本市文件要求${typeName}${asked.usual ? '一般' : ''}至少有${asked.least}项`
}

/** A home whose beds nobody counted has one bed at least. */
function filingWarning(facility: Measured, { filedFromBeds }: TypeRule): string | null {
  if (facility.filing || filedFromBeds === undefined) return null
  const sleeps = peopleSleepIn(facility)
  if (Math.max(facility.beds ?? 0, sleeps ? 1 : 0) < filedFromBeds) return null
  return sleeps ? '未查到备案,入住前请先问清楚' : '未查到备案'
}

function foodWarning({ type, foodLicence }: Measured): string | null {
  return KITCHENS.includes(type) && !foodLicence ? '未查到食品经营许可证' : null
}

/** Where people sleep, «not known» is worth a word too. */
function fireWarning(facility: Measured): string | null {
  if (!peopleSleepIn(facility) || facility.fire?.passed) return null
  return facility.fire ? '消防检查没有通过' : '未查到消防检查合格的记录'
}

/**
 * Where a facility misses what is asked of its type, each in one plain sentence; nobody is refused for it.
 * @param rule what the city asks of this type; without it, only what is asked everywhere: food licence and fire safety
 * @returns empty for a place that is closed for good
 */
export function warningsFor(facility: Measured, rule: TypeRule | undefined): string[] {
  if (facility.closedOn) return []
  const byCity = rule
    ? [areaWarning(facility, rule), functionsWarning(facility, rule), filingWarning(facility, rule)]
    : []
  return [...byCity, foodWarning(facility), fireWarning(facility)].filter((warning) => warning !== null)
}
