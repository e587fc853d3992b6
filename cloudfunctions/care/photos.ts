import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { file } from '../database/schema'
import { fileArrives, filePath, NO_FILE, openFile, pictureOf, ticketFor } from '../runtime/files'
import type { FileStorage } from '../runtime/storage'
import { WireFault } from '../runtime/wire-fault'
import { accountOf } from './acts'
import type { CareCall, CareOutput, CareParts } from './parts'

/** Characters of a data URL that a page is given at once, unless it can take more. */
const MOST_IN_URL = 60 * 1024

/** Photos of a case: a place for each, its arrival, and how it is read. */
export function photoHandlers(parts: CareParts) {
  const { keyring } = parts
  return {
    async fileTicket({ db, caller, now, input, forPerson }: CareCall<'fileTicket'>): Promise<CareOutput<'fileTicket'>> {
      if (!forPerson) throw new Error('fileTicket was called for nobody')
      const { incoming } = storageOf(parts)
      const id = randomUUID()
      await openFile(db, { id, personId: forPerson.id, byAccount: accountOf(caller), type: input.type }, now)
      const ticket = ticketFor(keyring, id, input.size, now)
      return { id, url: filePath(id), ticket, cloudPath: incoming?.pathFor(id) ?? null }
    },
    fileArrived: (call: CareCall<'fileArrived'>) => fileArrived(parts, call),
    async file({ db, input, forCase }: CareCall<'file'>): Promise<CareOutput<'file'>> {
      const storage = storageOf(parts)
      const [row] = await db
        .select()
        .from(file)
        .where(and(eq(file.id, input.id), eq(file.caseId, forCase?.id ?? '')))
      const path = filePath(input.id)
      if (row && urlLength(row.size) > (input.most ?? MOST_IN_URL)) return { url: null, path }
      const read = row && (await pictureOf(db, { keyring, storage }, row))
      const picture = await read?.()
      if (!row || !picture) throw new WireFault('not-found', NO_FILE)
      return { url: `data:${row.type};base64,${picture.toString('base64')}`, path }
    },
  }
}

const urlLength = (bytes: number): number => 'data:image/jpeg;base64,'.length + 4 * Math.ceil(bytes / 3)

function storageOf({ files }: CareParts): FileStorage {
  if (!files) throw new WireFault('unavailable', '这里暂时不能收照片。请先写文字说明,照片带到社区去看。')
  return files
}

/** It is there: `fileArrives`. */
async function fileArrived(
  parts: CareParts,
  { db, caller, now, input, forPerson }: CareCall<'fileArrived'>,
): Promise<CareOutput<'fileArrived'>> {
  const storage = storageOf(parts)
  const mine = and(eq(file.id, input.id), eq(file.byAccount, accountOf(caller)), eq(file.personId, forPerson?.id ?? ''))
  await fileArrives(db, { keyring: parts.keyring, storage }, { mine, fileId: input.fileId }, now)
  return {}
}
