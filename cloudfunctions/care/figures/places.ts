import type { StaffCaller } from '../../runtime/define'
import type { Keyring } from '../../runtime/keyring'
import { countiesIn, divisionWords } from '../../runtime/places'
import { communityKey } from '../../runtime/records'
import type { Tx } from '../../database/database'
import { communitiesOf, ownCommunity } from '../elders/areas'
import type { CareParts } from '../parts'

/** By what the rows of a division are told apart. */
export type Level = 'county' | 'street' | 'community'

/** A street's worker has it by communities; who has more has it by streets, and an official never closer than that. */
export function levelOf({ role, division }: StaffCaller): Level {
  if (division.county === null) return 'county'
  return role === 'official' || division.street === null ? 'street' : 'community'
}

const UNKNOWN: Readonly<Record<Level, string>> = { county: '没写区县', street: '没写街道', community: '没写社区' }
/** People live there by their records, and no list of communities has it. */
const UNLISTED = '名单以外的社区'

/** Names of the parts of a division, by the key of the rows. */
export interface PartNames {
  readonly level: Level
  /** The whole, in words. */
  readonly division: string
  /** Parts that are known to be there, though nobody may live in them. */
  readonly keys: readonly string[]
  nameOf(key: string | null): string
}

/** Names the parts of a division without opening anybody's record: communities by the keys that their names make. */
export async function partNames(tx: Tx, { keyring, places }: CareParts, worker: StaffCaller): Promise<PartNames> {
  const level = levelOf(worker)
  const { city } = worker
  const { county, street } = worker.division
  const own = await ownCommunity(tx, keyring, worker)
  const division = [divisionWords(places, { city, county, street }), own].filter(Boolean).join(' ')
  const named = (names: ReadonlyMap<string, string>, other: (key: string) => string): PartNames => ({
    ...{ level, division, keys: [...names.keys()] },
    nameOf: (key) => (key === null ? UNKNOWN[level] : (names.get(key) ?? other(key))),
  })
  if (level === 'county')
    return named(new Map(countiesIn(places, city).map(({ code, name }) => [code, name])), (code) => code)
  if (level === 'street') return named(new Map(), (name) => name)
  const known = worker.division.community
  if (known !== null) return named(new Map([[known, own ?? UNLISTED]]), () => UNLISTED)
  return named(await communityNames(tx, keyring, worker), () => UNLISTED)
}

async function communityNames(tx: Tx, keyring: Keyring, worker: StaffCaller): Promise<Map<string, string>> {
  const rows = await communitiesOf(tx, worker)
  return new Map(
    rows.flatMap(({ county, town, name }): [string, string][] => {
      const key = communityKey(keyring, { county, street: town, community: name })
      return key === null ? [] : [[key, name]]
    }),
  )
}
