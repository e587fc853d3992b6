import path from 'node:path'
import { CommandError, progress } from './lib/command'
import { optionsOf, readGiven, typedPath } from './lib/given'
import { countiesFrom, refuseNames, writeCity } from './lib/new-city'
import { CITIES } from './lib/packs'
import { todayInChina } from './lib/today'

const USAGE = 'npm run new-city -- --city yangquan --code 1403 --name 阳泉市 --counties FILE.csv [--root DIR]'
const text = { type: 'string' } as const

/** `npm run new-city`: writes an empty pack on which the national list stands; it can be judged at once. */
export async function main(argv: string[]): Promise<number> {
  const options = { city: text, code: text, name: text, counties: text, root: text }
  const { city, code, name, counties: file, root: given } = optionsOf(argv, options, USAGE)
  for (const [option, value] of Object.entries({ city, code, name })) {
    if (!value) throw new CommandError(`--${option} is missing. Use: ${USAGE}`)
  }
  if (!file) {
    const what = 'a file with the columns code,name,lng,lat, one county a line (seats in GCJ-02 degrees)'
    throw new CommandError(
      `--counties is missing: name ${what}; nobody can be asked where he lives without. Use: ${USAGE}`,
    )
  }
  const root = given === undefined ? CITIES : typedPath(given)
  refuseNames({ city: city!, code: code!, name: name! }, [...new Set([CITIES, root])])
  const counties = countiesFrom(readGiven(file, 'The counties'), file, code!)
  const { pack } = writeCity(root, { city: city!, code: code!, name: name!, counties, on: todayInChina() })
  progress(`${pack.name} has ${pack.benefits.length} items of the national list, and ${counties.length} places.`)
  progress('Enter its own list as docs/adding-a-city.md describes, then: npm run packs')
  process.stdout.write(`${path.join(root, city!)}\n`)
  return 0
}
