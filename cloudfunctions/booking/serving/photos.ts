import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { file } from '../../database/schema'
import { hasConsent } from '../../runtime/consents'
import { fileArrives, filePath, openFile, ticketFor } from '../../runtime/files'
import type { FileStorage } from '../../runtime/storage'
import { WireFault } from '../../runtime/wire-fault'
import { ownBooking, providerStaff } from '../desk/staff'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { mayServeIt } from './visits'

const UNASKED = '老人没有同意保存住址和家里的情况,不能拍照。请写文字说明。'

function storageOf({ files }: BookingParts): FileStorage {
  if (!files) throw new WireFault('unavailable', '这里暂时不能收照片。请写文字说明。')
  return files
}

/**
 * A place for one photo of a visit; bound to the order's case when the visit is finished with it. A photo shows her home: she must
 * agree now that her place is kept, or nothing is taken.
 * @throws WireFault forbidden without her consent, unavailable where photos are not kept
 */
export async function visitPhoto(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'visitPhoto'>,
): Promise<BookingOutput<'visitPhoto'>> {
  const staff = providerStaff(caller)
  const { incoming } = storageOf(parts)
  const row = await ownBooking(db, staff, input.booking)
  await mayServeIt(db, staff, row)
  if (row.state !== 'accepted' && row.state !== 'started')
    throw new WireFault('conflict', '这一单已经结束了,不能再加照片。')
  if (!(await hasConsent(db, row.personId, 'place'))) throw new WireFault('forbidden', UNASKED)
  const id = randomUUID()
  await openFile(db, { id, personId: row.personId, byAccount: staff.account, type: input.type }, now)
  const ticket = ticketFor(parts.keyring, id, input.size, now)
  return { id, url: filePath(id), ticket, cloudPath: incoming?.pathFor(id) ?? null }
}

/** It is there: `fileArrives`. */
export async function visitPhotoArrived(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'visitPhotoArrived'>,
): Promise<BookingOutput<'visitPhotoArrived'>> {
  const staff = providerStaff(caller)
  const storage = storageOf(parts)
  const of = await ownBooking(db, staff, input.booking)
  const mine = and(eq(file.id, input.id), eq(file.byAccount, staff.account), eq(file.personId, of.personId))
  await fileArrives(db, { keyring: parts.keyring, storage }, { mine, fileId: input.fileId }, now)
  return {}
}
