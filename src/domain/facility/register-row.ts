import { readContactPhone } from '../person/phone'
import { halfWidth } from '../person/typed'
import { closestTo } from './closest'
import {
  COMMUNITY_COLUMNS,
  FACILITY_COLUMNS,
  type CellFault,
  type Cells,
  type CommunityKey,
  type FacilityKey,
} from './columns'
import type { Facility, HolidayHabit, OperatingMode, Place } from './facility'
import { readDay, RowReader } from './row-reader'
import type { FacilityType } from './types'
import { readHours, readStops, type Written } from './written-days'
import { readGrade, readServices } from './written-services'

/** Datums in which places are measured; maps on screen in China use the second. */
export type Datum = 'WGS-84' | 'GCJ-02' | 'BD-09'

/** A place as the register gives it. */
export interface GivenPlace extends Place {
  readonly datum: Datum
}

/** What a row is checked against. */
export interface RegisterGround {
  /** `YYYY-MM-DD` in China. */
  readonly today: string
  /** A type and the name to show, by any of its names or by its key. */
  readonly types: ReadonlyMap<string, { readonly type: FacilityType; readonly name: string }>
  /** Names of counties by their code. */
  readonly counties: ReadonlyMap<string, string>
  /** Streets and towns of a county; null where nobody knows them. */
  readonly townsOf: (county: string) => ReadonlySet<string> | null
}

/** A facility as its row gives it: what the city and the machine add is not in it yet. */
export type RegisterRow = Omit<Facility, 'id' | 'number' | 'place' | 'needs' | 'price' | 'demo'> & {
  readonly number: string
  readonly given: GivenPlace
}

/** A community as its row gives it. */
export interface CommunityRow {
  readonly number: string
  readonly name: string
  readonly county: string
  readonly town: string
  readonly given: GivenPlace
  /** Residents of 60 and more; null: not counted. */
  readonly elders: number | null
}

/** A row that is right, or everything that is wrong with it. */
export type RowReading<T> = { readonly row: T; readonly faults?: undefined } | { readonly faults: readonly CellFault[] }

const DATUMS: readonly (readonly [Datum, RegExp])[] = [
  ['WGS-84', /^(WGS-?84|GPS|CGCS-?2000|国家2000)$/i],
  ['GCJ-02', /^(GCJ-?02|高德|腾讯|火星)$/i],
  ['BD-09', /^(BD-?09(LL)?|百度)$/i],
]
const DEGREES = /^-?\d{1,3}(\.\d{1,15})?$/
/** China from its western to its eastern end, and from south to north. Degrees. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 }
const isLng = (degrees: number): boolean => degrees >= CHINA.west && degrees <= CHINA.east
const isLat = (degrees: number): boolean => degrees >= CHINA.south && degrees <= CHINA.north

type PlaceKey = 'lng' | 'lat' | 'datum'

function readGiven<K extends string>(reader: RowReader<K | PlaceKey>): GivenPlace | undefined {
  const datum = reader.choice('datum', DATUMS, 'WGS-84、GCJ-02或BD-09')
  const degrees = (key: PlaceKey): number | undefined => {
    const text = halfWidth(reader.text(key)).replace(/\s|°$/g, '')
    if (text === '') return undefined
    return DEGREES.test(text) ? Number(text) : reader.fault(key, text, '请写成小数的度数,例如:111.517900')
  }
  const [lng, lat] = [degrees('lng'), degrees('lat')]
  if (lng === undefined || lat === undefined) return undefined
  if (isLat(lng) && isLng(lat)) return reader.fault('lng', `${lng},${lat}`, '经度和纬度写反了,请对调这两格')
  if (!isLng(lng)) return reader.fault('lng', String(lng), '不在中国:经度在73到136之间')
  if (!isLat(lat)) return reader.fault('lat', String(lat), '不在中国:纬度在3到54之间')
  return datum && { lng, lat, datum }
}

type GroundKey = 'county' | 'town'

/** County and town, each known and the one in the other. */
function readDivision<K extends string>(reader: RowReader<K | GroundKey>, ground: RegisterGround) {
  const county = halfWidth(reader.text('county')).trim()
  const town = reader.text('town')
  const countyName = ground.counties.get(county)
  if (countyName === undefined) {
    if (county !== '') reader.fault('county', county, '本市没有这个区县代码,请填6位代码')
    return { county, town }
  }
  const towns = ground.townsOf(county)
  if (town !== '' && towns && !towns.has(town))
    reader.fault('town', town, `${countyName}没有这个街道或乡镇,名称要和区划名录一致`)
  return { county, town }
}

const SHORT_PHONE = /^(12\d{3}|9[56]\d{3,4}|[48]00\d{7})$/

function readPhone(text: string): Written<string> {
  const digits = halfWidth(text).replace(/[\s-]/g, '')
  if (digits === '' || SHORT_PHONE.test(digits)) return { value: digits }
  if (/[、,;/]/.test(halfWidth(text))) return { fault: '只填一个电话,其他的写在备注里' }
  const { phone, problem } = readContactPhone(text)
  return phone === undefined ? { fault: problem } : { value: phone }
}

const HABITS: readonly (readonly [HolidayHabit, RegExp])[] = [
  ['open', /^(照常|照常开放|开放|营业|照常营业)$/],
  ['closed', /^(休息|放假|不开放|不营业)$/],
  ['unknown', /^(不清楚|未知)$/],
]
const MODES: readonly (readonly [OperatingMode, RegExp])[] = [
  ['public', /^公建公营$/],
  ['public-private', /^公建民营$/],
  ['private-aided', /^民办公助$/],
  ['private', /^(民办|民建民营)$/],
]
const YES: readonly (readonly [boolean, RegExp])[] = [
  [true, /^(是|有|Y)$/i],
  [false, /^(否|无|没有|N)$/i],
]

/** «合格(2024-05-01)»: the words and the day of a check; no day is fine. */
function withDay(text: string): { readonly words: string; readonly on: string | null; readonly wrong: boolean } {
  const [, words = '', day] = /^([^(]*)(?:\((.+)\))?$/.exec(halfWidth(text).replace(/\s/g, '')) ?? []
  const on = day === undefined ? null : readDay(day)
  return { words, on, wrong: day !== undefined && on === null }
}

const WRONG_DAY = '括号里的日期不对,请写成2024-05-01'

function readFire(text: string): Written<Facility['fire']> {
  if (text === '') return { value: undefined }
  const { words, on, wrong } = withDay(text)
  const known = /^(合格|通过)$/.test(words) ? true : /^(不合格|未通过|没有通过)$/.test(words) ? false : null
  if (known === null) return { fault: '只能填合格或不合格,可以带日期:合格(2024-05-01)' }
  return wrong ? { fault: WRONG_DAY } : { value: { passed: known, ...(on && { on }) } }
}

function readGraded(text: string): Written<Facility['grade']> {
  if (text === '') return { value: undefined }
  const read = readGrade(text)
  if (read.fault !== undefined) return read
  const { grade, on } = read.value
  if (on === '') return { value: grade }
  const day = readDay(on)
  return day === null ? { fault: WRONG_DAY } : { value: { ...grade, on: day } }
}

const list = (text: string): string[] =>
  halfWidth(text)
    .split(/[、,;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** What is known, without what is not: an absent property is «not known» everywhere. */
function known<T extends object>(properties: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(properties).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

const MOST = { area: 1_000_000, beds: 20_000, elders: 500_000 }

type Reader = RowReader<FacilityKey>

function readSize(reader: Reader) {
  const area = reader.number('area', 2, MOST.area)
  const beds = reader.number('beds', 0, MOST.beds)
  const nursingBeds = reader.number('nursingBeds', 0, MOST.beds)
  if (nursingBeds !== undefined && nursingBeds > (beds ?? nursingBeds))
    reader.fault('nursingBeds', String(nursingBeds), `比床位数${beds}还多,请核对`)
  const [basic, extra] = [list(reader.text('basic')), list(reader.text('extra'))]
  const functions = basic.length + extra.length > 0 ? { basic, extra } : undefined
  return known({ area, beds, nursingBeds, functions })
}

/** @param today what is closed for good is so already: everybody who asks takes a day here for «closed» */
const readStanding = (reader: Reader, today: string) => ({
  ...known({
    grade: reader.read('grade', readGraded),
    filing: reader.code('filing'),
    foodLicence: reader.code('foodLicence'),
    fire: reader.read('fire', readFire),
    mode: reader.choice('mode', MODES, '公建公营、公建民营、民办公助或民办'),
    accessible: reader.choice('accessible', YES, '是或否'),
    standard: reader.choice('standard', YES, '是或否'),
    model: reader.choice('model', YES, '是或否'),
    closedOn: reader.day('closedOn', today),
  }),
  ...reader.maybe('favours', 'favours'),
  ...reader.maybe('branchOf', 'branchOf'),
  ...reader.maybe('guidedBy', 'guidedBy'),
  ...reader.maybe('clinic', 'clinic'),
  ...reader.maybe('contact', 'contact'),
  ...reader.maybe('note', 'note'),
})

function unknownType(words: string, { types }: RegisterGround): string {
  const meant = closestTo(words.slice(0, 20), [...types.keys()])
  return meant === null ? '没有这个类型,名称见 docs/register.md' : `没有这个类型,是不是「${meant}」`
}

/** Reads a row of the register of facilities; all that is wrong with it is told at once. */
export function readFacilityRow(cells: Cells<FacilityKey>, ground: RegisterGround): RowReading<RegisterRow> {
  const reader = new RowReader(FACILITY_COLUMNS, cells)
  const number = reader.code('number')
  const typeWords = reader.text('type')
  const type = ground.types.get(typeWords)
  if (!type && typeWords !== '') reader.fault('type', typeWords, unknownType(typeWords, ground))
  const { county, town } = readDivision(reader, ground)
  const given = readGiven(reader)
  const mobile = reader.read('mobile', readStops) ?? []
  const about = {
    name: reader.text('name'),
    address: reader.text('address'),
    phone: reader.read('phone', readPhone) ?? '',
    hours: reader.read('hours', readHours) ?? [],
    holidays: reader.choice('holidays', HABITS, '照常或休息,不清楚就不填') ?? 'unknown',
    openTo: reader.text('openTo'),
    services: reader.read('services', readServices) ?? [],
    operator: reader.text('operator'),
    ...(mobile.length > 0 ? { mobile } : {}),
    ...readSize(reader),
    ...readStanding(reader, ground.today),
  }
  const checkedOn = reader.day('checkedOn', ground.today)
  if (reader.faults.length > 0 || !number || !type || !given || !checkedOn) return { faults: reader.faults }
  const where = { county, ...(town ? { town } : {}), given }
  return { row: { number, type: type.type, typeName: type.name, ...where, ...about, checkedOn } }
}

/** Reads a row of the table of communities; all that is wrong with it is told at once. */
export function readCommunityRow(cells: Cells<CommunityKey>, ground: RegisterGround): RowReading<CommunityRow> {
  const reader = new RowReader(COMMUNITY_COLUMNS, cells)
  const number = reader.code('number')
  const name = reader.text('name')
  const division = readDivision(reader, ground)
  const given = readGiven(reader)
  const elders = reader.number('elders', 0, MOST.elders)
  if (reader.faults.length > 0 || !number || !given) return { faults: reader.faults }
  return { row: { number, name, ...division, given, elders: elders ?? null } }
}
