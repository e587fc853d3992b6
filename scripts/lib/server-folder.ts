import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { CommandError } from './command'
import { LockHeld, takeLock, type Lock } from './lock.cjs'
import type { Settings } from './server-settings'

/** Where in a data folder the embedded database lives. */
export const databaseIn = (dataFolder: string): string => path.join(dataFolder, 'database')

/**
 * Makes the data folder where there is none, and takes it for this process alone.
 * @throws CommandError when another server has it, or it cannot be used.
 */
export function guardFolder({ dataFolder, host, port }: Settings): Lock {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    return takeLock(path.join(dataFolder, 'lock'), `http://${host}:${port}`)
  } catch (error) {
    throw folderError(error, dataFolder)
  }
}

function folderError(error: unknown, dataFolder: string): unknown {
  if (error instanceof LockHeld) {
    const { about, pid } = error.holder
    return new CommandError(
      `The data folder ${dataFolder} is in use by the server at ${about} (process ${pid}): open that address, stop that ` +
        'server, or take another folder and port, for example SENIOR_CARE_DATA=.data2 PORT=8081 npm start',
    )
  }
  const { code } = error as NodeJS.ErrnoException
  if (typeof code !== 'string') return error
  return new CommandError(
    `The data folder ${dataFolder} cannot be used (${code}): name a folder that you may write to, for example ` +
      'SENIOR_CARE_DATA=.data2 npm start',
  )
}
