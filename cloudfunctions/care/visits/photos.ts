import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { file } from '../../database/schema'
import { hasConsent } from '../../runtime/consents'
import { fileArrives, filePath, openFile, ticketFor } from '../../runtime/files'
import type { FileStorage } from '../../runtime/storage'
import { leaveTrace } from '../../runtime/trace'
import { WireFault } from '../../runtime/wire-fault'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { ownElder } from './elder'

export const UNASKED =
  '老人没有同意保存住址和家里的情况,不能拍照。老人愿意的,先用“当面代办”记下同意再拍;也可以只写文字说明'

function storageOf({ files }: CareParts): FileStorage {
  if (!files) throw new WireFault('unavailable', '这里暂时不能收照片。请写文字说明。')
  return files
}

/**
 * A place for one photo of a 探访; bound to the case that comes of it. A photo shows her home: she must agree now that her place is
 * kept, or nothing is taken. Whether she does is told to whoever asks: a line in «谁看过» either way.
 * @throws WireFault forbidden without her consent, unavailable where photos are not kept
 */
export async function elderPhoto(parts: CareParts, call: CareCall<'elderPhoto'>): Promise<CareOutput<'elderPhoto'>> {
  const { db, now, input } = call
  const { incoming } = storageOf(parts)
  const { worker, her } = await ownElder(parts, call, '探访', false)
  const line = { personId: her.row.id, accountId: worker.account, ground: 'task', action: 'care.elderPhoto' } as const
  await leaveTrace(db, line, now)
  // A refusal tells of her as well: its line stays.
  if (!(await hasConsent(db, her.row.id, 'place'))) throw new WireFault('forbidden', `${UNASKED}。`, undefined, true)
  const id = randomUUID()
  await openFile(db, { id, personId: her.row.id, byAccount: worker.account, type: input.type }, now)
  const ticket = ticketFor(parts.keyring, id, input.size, now)
  return { id, url: filePath(id), ticket, cloudPath: incoming?.pathFor(id) ?? null }
}

/** It is there: `fileArrives`. */
export async function elderPhotoArrived(
  parts: CareParts,
  call: CareCall<'elderPhotoArrived'>,
): Promise<CareOutput<'elderPhotoArrived'>> {
  const { db, now, input } = call
  const storage = storageOf(parts)
  // Not held: storage takes its time, and she may be visited or served meanwhile.
  const { worker, her } = await ownElder(parts, call, '探访', false)
  const mine = and(eq(file.id, input.id), eq(file.byAccount, worker.account), eq(file.personId, her.row.id))
  await fileArrives(db, { keyring: parts.keyring, storage }, { mine, fileId: input.fileId }, now)
  return {}
}
