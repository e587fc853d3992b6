import { randomBytes } from 'node:crypto'
import type { Database } from '../../cloudfunctions/database/database'
import { createKeyring, hashKeyOf } from '../../cloudfunctions/runtime/keyring'
import { rewrapAll, UnknownKey, type Progress } from '../../cloudfunctions/runtime/rewrap'
import { CommandError } from './command'
import { keep, keyFile } from './server-keys'
import { isKey, type Keys, type Settings } from './server-settings'
import { withDatabase } from './server-store'

type Tell = (line: string) => void

/**
 * Changes the master key of an embedded database. The new one is written first, beside the old, so that whatever happens
 * the keys that are needed are there; run again it goes on where it stopped.
 * @returns how many data keys were wrapped anew
 */
export async function rotateFolder(settings: Settings, tell: Tell): Promise<number> {
  return withDatabase(settings, async (database, kept) => {
    const file = keyFile(settings.dataFolder)
    const keys = kept.former?.length ? kept : freshOver(kept)
    keep(file, keys)
    const wrapped = await rewrap(database, keys, tell)
    const { master, session, hash } = keys
    keep(file, { master, session, ...(hash ? { hash } : {}) })
    return wrapped
  })
}

const freshOver = ({ master, session, hash = hashKeyOf(master) }: Keys): Keys => ({
  ...{ master: randomBytes(32).toString('base64'), session },
  ...{ hash, former: [master] },
})

/**
 * Changes the master key of a city, whose keys are its own to keep. Servers may run meanwhile when they have the new key
 * among `SENIOR_CARE_FORMER_MASTER_KEYS`.
 * @param fresh the new master key; the one of today again wraps what was left under former ones
 * @throws CommandError when it is no key, or the hash key could not be known
 */
export async function rotateCity(
  settings: Settings,
  keys: Keys,
  fresh: string,
  tell: Tell,
): Promise<{ readonly wrapped: number; readonly hash: string }> {
  if (!isKey(fresh))
    throw new CommandError(
      'Set SENIOR_CARE_NEW_MASTER_KEY to 32 random bytes in base64 (openssl rand -base64 32), beside the keys of today. ' +
        'Servers that run meanwhile must have it in SENIOR_CARE_FORMER_MASTER_KEYS.',
    )
  if (fresh === keys.master && !keys.hash)
    throw new CommandError(
      'SENIOR_CARE_NEW_MASTER_KEY is the master key of today already, and SENIOR_CARE_HASH_KEY is not set: set it to the ' +
        'line that this command printed the first time.',
    )
  const hash = keys.hash ?? hashKeyOf(keys.master)
  const former = [keys.master, ...(keys.former ?? [])].filter((key) => key !== fresh)
  const wrapped = await withDatabase(settings, (database) =>
    rewrap(database, { ...keys, master: fresh, hash, former }, tell),
  )
  return { wrapped, hash }
}

async function rewrap({ owner }: Database, keys: Keys, tell: Tell): Promise<number> {
  const words = ({ table, seen, wrapped }: Progress) =>
    tell(`${table}: ${seen} keys looked at, ${wrapped} wrapped anew`)
  try {
    return await rewrapAll(owner, createKeyring(keys.master, keys), words)
  } catch (error) {
    if (!(error instanceof UnknownKey)) throw error
    throw new CommandError(
      `A key in the table ${error.table} stands under none of the master keys given: add the one that was in force when it ` +
        'was written to SENIOR_CARE_FORMER_MASTER_KEYS, and run this again. What was done until here stays.',
    )
  }
}
