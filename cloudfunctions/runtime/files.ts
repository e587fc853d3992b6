import { createHash, timingSafeEqual } from 'node:crypto'
import { and, eq, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { file, person } from '../database/schema'
import { put, type JobHandlers } from './jobs'
import type { Keyring } from './keyring'
import { cleanPicture, isPicture } from './pictures'
import { cleanRecording } from './recordings'
import type { FileStorage } from './storage'
import { invalidField, WireFault } from './wire-fault'

export type FileRow = typeof file.$inferSelect

/** Bytes of a photo as a phone sends it, at the most. */
export const MOST_BYTES = 10 * 1024 * 1024

const TICKET_MS = 10 * 60_000
/** A photo that stands in no message after that was never sent. */
const ORPHAN_MS = 24 * 3_600_000
/** Kinds of jobs: a photo that nobody used, and one whose bytes must go. */
const ORPHAN = 'file-orphan'
const GONE = 'file-gone'

/** Where the bytes of a photo go and come from on a city's own server. */
export const filePath = (id: string): string => `/api/file/${id}`

/** A place for one photo, of somebody who may write for her. It is taken away again when nothing comes of it. */
export async function openFile(
  tx: Tx,
  row: Pick<FileRow, 'id' | 'personId' | 'byAccount' | 'type'>,
  now: Date,
): Promise<void> {
  await tx.insert(file).values({ ...row, createdAt: now })
  await put(tx, ORPHAN, row.id, new Date(now.getTime() + ORPHAN_MS), now)
}

/** Lets whoever holds it send this photo, of this size, in the next ten minutes. */
export function ticketFor(keyring: Keyring, id: string, size: number, now: Date): string {
  const ends = now.getTime() + TICKET_MS
  return `${ends}.${size}.${ticketMac(keyring, id, ends, size)}`
}

/** The size that a ticket for this photo allows; null for a forged, foreign or old one. */
export function sizeInTicket(keyring: Keyring, id: string, ticket: string, now: Date): number | null {
  const [, ends, size, mac] = /^(\d{1,16})\.(\d{1,9})\.([0-9a-f]{64})$/.exec(ticket) ?? []
  if (!ends || !size || !mac || Number(ends) < now.getTime()) return null
  const wanted = ticketMac(keyring, id, Number(ends), Number(size))
  return timingSafeEqual(Buffer.from(mac), Buffer.from(wanted)) ? Number(size) : null
}

const ticketMac = (keyring: Keyring, id: string, ends: number, size: number): string =>
  keyring.hash(`file-ticket:${id}:${ends}:${size}`)

/** What storage keeps of a photo, sealed under the key of its person and bound to its row. */
interface SealedPicture {
  readonly file: string
  /** Base64. */
  readonly bytes: string
  readonly sum: string
}

/** Runs work in a transaction: one of its own, or the one that is open already. */
type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * Takes the bytes of a photo in: looks at them, leaves everything out that is no picture, seals and stores them, and marks
 * that they have come. A second time it changes nothing. While they are stored nothing is held in the database; what is left
 * behind by whoever dies meanwhile is removed with the photos that nobody uses.
 * @throws WireFault not-found for a photo that is not expected, invalid at `file` for what is no photo
 */
export async function takeIn(
  within: Within,
  { keyring, storage }: { readonly keyring: Keyring; readonly storage: FileStorage },
  id: string,
  bytes: Uint8Array,
  now: Date,
): Promise<void> {
  const { row, her } = await within((tx) => expected(tx, id))
  if (row.arrivedAt) return
  const picture = isPicture(row.type) ? cleanPicture(bytes, row.type) : cleanRecording(bytes, row.type)
  const sealed: SealedPicture = { file: id, bytes: picture.toString('base64'), sum: sumOf(picture) }
  await storage.put(id, keyring.sealUnder(her.wrappedKey, her.id, sealed))
  const isWanted = await within((tx) => markArrived(tx, id, picture.length, now))
  if (isWanted) return
  // She was erased in this moment, and the job that takes her photos away may have been here already.
  await storage.remove(id)
  throw new WireFault('not-found', NO_FILE)
}

async function expected(tx: Tx, id: string) {
  const [found] = await tx
    .select({ row: file, her: person })
    .from(file)
    .innerJoin(person, eq(person.id, file.personId))
    .where(and(eq(file.id, id), isNull(file.removedAt)))
  if (!found?.her.wrappedKey) throw new WireFault('not-found', NO_FILE)
  return found
}

const NOT_HERE = '照片还没有传到。请再传一次'

/**
 * Says that a photo is there. On a city's own server it came by PUT already; in CloudBase it lies where the phone laid it, and is
 * taken in. A second time it changes nothing.
 * @param mine the photo of whoever says so, if it is his; @param fileId what CloudBase's storage calls it
 * @throws WireFault not-found for a photo that is not his, invalid at `file`
 */
export async function fileArrives(
  tx: Tx,
  { keyring, storage }: { readonly keyring: Keyring; readonly storage: FileStorage },
  { mine, fileId }: { readonly mine: SQL | undefined; readonly fileId: string | undefined },
  now: Date,
): Promise<FileRow> {
  const [row] = await tx
    .select()
    .from(file)
    .where(and(mine, isNull(file.removedAt)))
  if (!row) throw new WireFault('not-found', NO_FILE)
  if (row.arrivedAt) return row
  const { incoming } = storage
  // Only what lies in the place that was given for this very photo.
  if (!incoming || !fileId?.endsWith(`/${incoming.pathFor(row.id)}`)) throw invalidField('file', NOT_HERE)
  const bytes = await incoming.fetch(fileId).catch(() => null)
  if (!bytes) throw invalidField('file', NOT_HERE)
  try {
    if (bytes.length > MOST_BYTES) throw invalidField('file', '照片不能超过10MB')
    await takeIn((work) => work(tx), { keyring, storage }, row.id, bytes, now)
  } catch (error) {
    // It lies there as it was taken, with its place. What passes may be tried again, what was refused may not.
    if (error instanceof WireFault) await incoming.remove(row.id)
    throw error
  }
  await incoming.remove(row.id)
  return row
}

/** False when the photo was removed meanwhile. */
async function markArrived(tx: Tx, id: string, size: number, now: Date): Promise<boolean> {
  const [row] = await tx
    .update(file)
    .set({ arrivedAt: now, size })
    .where(and(eq(file.id, id), isNull(file.removedAt)))
    .returning({ id: file.id })
  return row !== undefined
}

/** The same words whether there is none or none for this reader. */
export const NO_FILE = '没有找到这张照片。'

/** Reads the sealed photo of a row from storage: asked of the database first, so that nothing is held meanwhile. */
export type PictureReader = () => Promise<Buffer | null>

/** How the photo of a row is read; what it reads is null when it has not come, was removed, or she was erased. */
export async function pictureOf(
  tx: Tx,
  { keyring, storage }: { readonly keyring: Keyring; readonly storage: FileStorage },
  row: FileRow,
): Promise<PictureReader> {
  const [her] = await tx.select().from(person).where(eq(person.id, row.personId))
  return async () => {
    if (!row.arrivedAt || row.removedAt || !her?.wrappedKey) return null
    const sealed = await storage.get(row.id)
    if (!sealed) return null
    const { file: id, bytes, sum } = keyring.open(her.id, { wrappedKey: her.wrappedKey, sealed }) as SealedPicture
    const picture = Buffer.from(bytes, 'base64')
    if (id !== row.id || sum !== sumOf(picture)) throw new Error('a stored photo is not the one of its row')
    return picture
  }
}

const sumOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Lets photos stand in a case: those that the writer sent himself, for this elder, that have come and stand nowhere yet.
 * @throws WireFault invalid at `files` when one of them is none of these
 */
export async function bindFiles(
  tx: Tx,
  to: {
    readonly ids: readonly string[]
    readonly caseId: string
    readonly personId: string
    readonly byAccount: string
  },
): Promise<void> {
  const ids = [...new Set(to.ids)]
  if (ids.length === 0) return
  const bound = await tx
    .update(file)
    .set({ caseId: to.caseId })
    .where(
      and(
        inArray(file.id, ids),
        eq(file.byAccount, to.byAccount),
        inArray(file.personId, await rowsOfHers(tx, to.personId)),
        isNull(file.caseId),
        isNotNull(file.arrivedAt),
        isNull(file.removedAt),
      ),
    )
    .returning({ id: file.id })
  if (bound.length !== ids.length) throw invalidField('files', '有照片没有传好,请去掉重新拍一张')
}

/** Her row, the one it was merged into, and those that were merged into either. */
async function rowsOfHers(tx: Tx, personId: string): Promise<string[]> {
  const [row] = await tx.select({ mergedInto: person.mergedInto }).from(person).where(eq(person.id, personId))
  const root = row?.mergedInto ?? personId
  const rows = await tx
    .select({ id: person.id })
    .from(person)
    .where(or(eq(person.id, root), eq(person.mergedInto, root)))
  return rows.map(({ id }) => id)
}

/** Takes the photos of persons away, as part of their erasure: unreadable at once, their bytes gone by a job. */
export async function removeFiles(tx: Tx, personIds: readonly string[], now: Date): Promise<void> {
  if (personIds.length === 0) return
  const removed = await tx
    .update(file)
    .set({ removedAt: now })
    .where(and(inArray(file.personId, [...personIds]), isNull(file.removedAt)))
    .returning({ id: file.id })
  for (const { id } of removed) await put(tx, GONE, id, now, now)
}

/** What becomes of photos by time: nobody used them, or their bytes must go. */
export const fileJobs = (storage: FileStorage): JobHandlers => ({
  async [ORPHAN]({ tx, about, now }) {
    const [unused] = await tx
      .update(file)
      .set({ removedAt: now })
      .where(and(eq(file.id, about), isNull(file.caseId), isNull(file.removedAt)))
      .returning({ id: file.id })
    if (unused) await storage.remove(unused.id)
    // What a phone has laid down and never announced lies there as it was taken: unsealed, with its place.
    await storage.incoming?.remove(about)
  },
  [GONE]: ({ about }) => storage.remove(about),
})
