import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import type { County } from '../../src/domain/entitlement'
import { CommandError } from './command'
import { citySchema } from './pack-schema'
import { citiesHere, NATIONAL, readCity, type City } from './packs'
import { readYaml } from './yaml-file'

/** What a new city starts with. */
export interface Beginning {
  readonly city: string
  /** First four digits of its GB/T 2260 code. */
  readonly code: string
  readonly name: string
  readonly counties: readonly County[]
  /** The day on which it is made, `YYYY-MM-DD`: until there is a list, the version's day. */
  readonly on: string
}

/** The same in the whole country, so that nobody has to look them up. */
const HOTLINES = [
  { name: '养老服务热线', phone: '12349', what: '问养老服务、补贴和上门服务' },
  { name: '政务服务热线', phone: '12345', what: '不知道该找哪个部门时打' },
  { name: '法律援助热线', phone: '12348', what: '问法律、申请法律援助' },
  { name: '人社热线', phone: '12333', what: '问养老金' },
  { name: '医保热线', phone: '12393', what: '问医保报销' },
]

const HEAD = [
  ' The city’s policy as data. Until its own list is entered, the national one stands in: see docs/adding-a-city.md.',
  ' Own items stand one a file in benefits/. Every sentence is ours; documents are cited.',
]

const COLUMNS = 'code,name,lng,lat'
const CHINA = { lng: [73, 136], lat: [3, 54] } as const

const within = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most

/**
 * Counties from a register with the columns code, name, lng and lat (county seats, GCJ-02 degrees).
 * @throws CommandError with file and line
 */
export function countiesFrom(text: string, file: string, code: string): County[] {
  const [head, ...rows] = text.split(/\r?\n/)
  if (head?.trim() !== COLUMNS) throw new CommandError(`${file}:1: the first line must be ${COLUMNS}. Write it so.`)
  const counties = rows.flatMap((row, index) => (row.trim() ? [countyFrom(row, `${file}:${index + 2}`, code)] : []))
  if (counties.length === 0) throw new CommandError(`${file}:2: there is no county. Write one a line: ${code}01,…`)
  const double = counties.find((county, index) => counties.findIndex((each) => each.code === county.code) !== index)
  if (double) throw new CommandError(`${file}: two counties have the code ${double.code}. Mend one of them.`)
  return counties
}

/** The last two digits of a code that is no county's: of a city among codes of six, of a province among those of four. */
const WHOLE = '00'

/** A plain decimal; NaN for anything else that could pass as a number, like 0x71 or 1e2. */
const degrees = (cell: string | undefined): number => (cell && /^\d{1,3}(\.\d+)?$/.test(cell) ? Number(cell) : NaN)

function countyFrom(row: string, at: string, code: string): County {
  const [own = '', name = '', lng, lat, ...more] = row.split(',').map((cell) => cell.trim())
  if (!/^\d{6}$/.test(own) || !own.startsWith(code) || !name || more.length > 0) {
    throw new CommandError(`${at}: «${row}» is no county of ${code}. Write ${COLUMNS}, the code with six digits.`)
  }
  if (own.endsWith(WHOLE)) {
    throw new CommandError(`${at}: ${own} is the code of the whole city. Write those of its counties, like ${code}02.`)
  }
  const seat = { lng: degrees(lng), lat: degrees(lat) }
  if (!within(seat.lng, CHINA.lng) || !within(seat.lat, CHINA.lat)) {
    throw new CommandError(`${at}: «${lng},${lat}» is no place in China. Write degrees, longitude before latitude.`)
  }
  return { code: own, name, kind: 'county', seat }
}

function packText({ city, code, name, counties, on }: Beginning): string {
  const about = {
    city,
    code,
    name,
    listedOn: on,
    hasList: false,
    note: `${name}自己的清单还没有收进来,先按全国清单;标准多少、怎么办,以当地规定为准`,
    documents: [],
    counties,
    hotlines: HOTLINES,
    parameters: [],
    questions: [`${name}自己的基本养老服务清单在哪里公布?比全国清单多哪几项?`],
  }
  const comments = HEAD.map((line) => `#${line}\n`).join('')
  return `${comments}${stringify(about, { lineWidth: 0, singleQuote: true })}`
}

/** @throws CommandError where a city cannot be called so, or another one in these folders has its code */
export function refuseNames({ city, code, name }: Pick<Beginning, 'city' | 'code' | 'name'>, roots: readonly string[]) {
  if (!/^[a-z]{2,20}$/.test(city)) throw new CommandError(`--city ${city} must be small letters only, like yangquan.`)
  if (!/^[1-9]\d{3}$/.test(code))
    throw new CommandError(`--code ${code} must be the first four digits of its code, 1403.`)
  if (code.endsWith(WHOLE)) throw new CommandError(`--code ${code} is that of a province: write the city’s own, 1403.`)
  if (city === NATIONAL) throw new CommandError(`--city ${city} is the national list: give the city a name of its own.`)
  if (!name.trim()) throw new CommandError('--name is empty: write the city’s name, 阳泉市.')
  for (const root of roots.filter((each) => existsSync(each))) {
    const about = (each: string) => readYaml(path.join(root, each, 'pack.yaml'), citySchema).data
    if (citiesHere(root).includes(city)) {
      throw new CommandError(`There is a city ${city} in ${root} already: choose another --city.`)
    }
    const twin = citiesHere(root).find((each) => about(each).code === code)
    if (twin) throw new CommandError(`The code ${code} is that of ${path.join(root, twin)}: mend --code.`)
  }
}

/**
 * Writes an empty pack on which the national list stands, and reads it back.
 * @throws CommandError where there is something in its place already
 */
export function writeCity(root: string, beginning: Beginning): City {
  const { city } = beginning
  const folder = path.join(root, city)
  if (existsSync(folder)) throw new CommandError(`${folder} is there already: choose another name, or take it away.`)
  mkdirSync(path.join(folder, 'benefits'), { recursive: true })
  writeFileSync(path.join(folder, 'pack.yaml'), packText(beginning))
  try {
    return readCity(city, root)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}
