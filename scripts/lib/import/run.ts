import { existsSync } from 'node:fs'
import { chinaDay } from '../../../src/domain/person/date'
import type { Db } from '../../../cloudfunctions/database/database'
import { databaseIn } from '../server-folder'
import type { Settings } from '../server-settings'
import { withDatabase } from '../server-store'
import { importCity, type ImportCity } from './city'
import { readCommunities } from './communities'
import { readFacilities } from './facilities'
import type { Outcome } from './report'
import { takeCommunities, takeFacilities, type Taken, type Taking } from './store'

export const IMPORT_KINDS = ['facilities', 'elders'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

const TITLES: Readonly<Record<ImportKind, string>> = { facilities: '设施登记表', elders: '社区老人人数表' }

export interface ImportAsked {
  readonly kind: ImportKind
  readonly city: string
  readonly bytes: Buffer
  /** Reads, compares and tells, and writes nothing. */
  readonly check: boolean
}

/** A file that was checked, and how it is taken if nothing is wrong. */
interface Readied {
  readonly file: Pick<Outcome, 'encoding' | 'count' | 'faults' | 'warnings'>
  readonly take: (owner: Db, taking: Taking) => Promise<Taken>
}

function ready(kind: ImportKind, bytes: Buffer, city: ImportCity, today: string): Readied {
  if (kind === 'elders') {
    const file = readCommunities(bytes, city, today)
    return { file, take: (owner, taking) => takeCommunities(owner, file, taking) }
  }
  const file = readFacilities(bytes, city, today)
  return { file, take: (owner, taking) => takeFacilities(owner, file, taking) }
}

/** A check makes no database where there is none. */
const hasDatabase = ({ databaseUrl, dataFolder }: Settings): boolean =>
  databaseUrl !== null || existsSync(databaseIn(dataFolder))

/**
 * Imports a file, or only checks it: all of it or nothing.
 * @throws CommandError when the city is not known or the database cannot be used
 */
export async function importFile(
  settings: Settings,
  { kind, city: cityKey, bytes, check }: ImportAsked,
  now: Date,
  progress: (line: string) => void,
): Promise<Outcome> {
  const city = importCity(cityKey, settings.citiesFolder)
  const { file, take } = ready(kind, bytes, city, chinaDay(now.getTime()))
  const outcome = { ...file, title: `${city.name}${TITLES[kind]}`, taken: null, check }
  progress(`${file.count} rows read, ${file.faults.length} faults.`)
  if (file.faults.length > 0) return outcome
  if (check && !hasDatabase(settings)) {
    progress('There is no database here yet: the file was checked alone.')
    return outcome
  }
  const onWritten = (done: number) => progress(`${done} of ${file.count} rows ${check ? 'compared' : 'written'}.`)
  const taken = await withDatabase(settings, ({ owner }) =>
    take(owner, { city: cityKey, bytes, now, check, onWritten }),
  )
  return { ...outcome, faults: taken.faults, warnings: inOrder([...file.warnings, ...taken.warnings]), taken }
}

const inOrder = (warnings: Outcome['warnings']): Outcome['warnings'] => [...warnings].sort((a, b) => a.line - b.line)
