import { existsSync, readFileSync } from 'node:fs'
import type { Neighbourhood, Street } from '../../src/domain/facility/rules'
import { PackFault } from './yaml-file'

/** What stands in a city's divisions.csv. */
export interface Divisions {
  readonly streets: readonly Street[]
  readonly neighbourhoods: readonly Neighbourhood[]
}

const HEAD = 'code,name'
const STREET_DIGITS = 9
const COUNTY_DIGITS = 6

/**
 * Streets and communities by the statistics bureau's codes: nine digits a street or town, twelve a community below it.
 * @param file need not be there: then there are none
 * @param countyOf the county that a code's first six digits stand for; null for none of the city's
 * @throws PackFault at the first line that is not so
 */
export function readDivisions(file: string, countyOf: (digits: string) => string | null): Divisions {
  if (!existsSync(file)) return { streets: [], neighbourhoods: [] }
  const [head, ...lines] = readFileSync(file, 'utf8').split(/\r?\n/)
  const refuse = (line: number, what: string, advice: string): never => {
    throw new PackFault({ file, line, what, advice })
  }
  if (head !== HEAD) refuse(1, `the first line is not «${HEAD}»`, 'Write it so: two columns, codes without blanks.')
  const streets = new Map<string, Street>()
  const neighbourhoods = new Map<string, Neighbourhood>()
  lines.forEach((row, index) => {
    if (row === '') return
    const line = index + 2
    const [, code = '', name = ''] =
      /^(\d{9}|\d{12}),([^,]+)$/.exec(row) ?? refuse(line, `«${row.slice(0, 40)}» is no division`, ROW)
    const digits = code.slice(0, COUNTY_DIGITS)
    const county = countyOf(digits) ?? refuse(line, `no county has the code ${digits}`, ZONE)
    if (streets.has(code) || neighbourhoods.has(code)) refuse(line, `${code} stands here twice`, 'Take one out.')
    if (code.length === STREET_DIGITS) {
      streets.set(code, { code, name, county })
      return
    }
    const street =
      streets.get(code.slice(0, STREET_DIGITS)) ?? refuse(line, 'its street does not come before it', ORDER)
    neighbourhoods.set(code, { code, name, county, town: street.name })
  })
  return { streets: [...streets.values()], neighbourhoods: [...neighbourhoods.values()] }
}

const ROW = 'Write nine digits for a street or twelve for a community, a comma and the name.'
const ZONE = 'Add the county to pack.yaml, or say under «zones» of facilities.yaml in which county the zone lies.'
const ORDER = 'Put the row of the street, with nine digits, above those of its communities.'
