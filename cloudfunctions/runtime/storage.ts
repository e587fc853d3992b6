import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * Keeps sealed bytes by id: it never has a key, and what it holds says nothing. Putting twice is putting once; removing
 * what is not there is nothing.
 */
export interface FileStorage {
  put(id: string, sealed: Uint8Array): Promise<void>
  /** Null when there is nothing of that id. */
  get(id: string): Promise<Uint8Array | null>
  remove(id: string): Promise<void>
  /** Where phones lay photos themselves and not through a server of ours: CloudBase. */
  readonly incoming?: Incoming
}

/** Photos as phones laid them down: not looked at, not sealed, removed as soon as they were taken in or refused. */
export interface Incoming {
  /** Where a phone is to lay the photo of an id. */
  pathFor(id: string): string
  /** Its bytes, by what the storage calls the photo. @throws when it is not there */
  fetch(fileId: string): Promise<Uint8Array>
  /** Takes away what was laid down for an id of ours; what is not there is nothing. */
  remove(id: string): Promise<void>
}

/** Ids are the database's own; anything else would be a way out of the folder. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Sealed bytes in a folder, for one server: the embedded database's neighbour. */
export function folderStorage(folder: string): FileStorage {
  const placeOf = (id: string) => {
    if (!UUID.test(id)) throw new Error('a file was named by something that is no id')
    // Two hundred and fifty-six folders, so that none holds a hundred thousand names.
    return path.join(folder, id.slice(0, 2), id)
  }
  return {
    async put(id, sealed) {
      const place = placeOf(id)
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      // Written aside and moved, so that a crash leaves the whole file or none.
      await writeFile(`${place}.part`, sealed, { mode: 0o600, flush: true })
      await rename(`${place}.part`, place)
    },
    async get(id) {
      return readFile(placeOf(id)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
    },
    remove: (id) => rm(placeOf(id), { force: true }),
  }
}
