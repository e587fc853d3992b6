import { randomUUID } from 'node:crypto'
import { and, asc, eq, gte, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { file, staff } from '../../database/schema'
import { hasConsent } from '../../runtime/consents'
import { bindFiles, fileArrives, filePath, openFile, ticketFor } from '../../runtime/files'
import type { FileStorage } from '../../runtime/storage'
import { WireFault } from '../../runtime/wire-fault'
import type { Loaded, VisitRow } from '../core/load'
import type { AssessmentCall, AssessmentOutput, AssessmentParts } from '../parts'
import { openVisit } from './team'

const UNASKED = '老人没有同意保存评估的资料,不能拍照、录音。请用文字记下来。'

function storageOf({ files }: AssessmentParts): FileStorage {
  if (!files) throw new WireFault('unavailable', '这里暂时不能收照片和录音。请用文字记下来。')
  return files
}

/**
 * A place for one photo or recording of a visit. It shows her and her home: she must agree now, or nothing is taken.
 * @throws WireFault forbidden without her consent, unavailable where none are kept
 */
export async function visitFile(
  parts: AssessmentParts,
  { db, caller, now, input }: AssessmentCall<'visitFile'>,
): Promise<AssessmentOutput<'visitFile'>> {
  const { assessment, her, me } = await openVisit(db, caller, input.visit)
  const { incoming } = storageOf(parts)
  if (!(await hasConsent(db, her.id, 'assessment'))) throw new WireFault('forbidden', UNASKED)
  const id = randomUUID()
  await openFile(db, { id, personId: assessment.personId, byAccount: me.account, type: input.type }, now)
  const ticket = ticketFor(parts.keyring, id, input.size, now)
  return { id, url: filePath(id), ticket, cloudPath: incoming?.pathFor(id) ?? null }
}

/** It is there, and lies in the case from now on: a form may be signed a day later, and nothing of it is taken for a leftover. */
export async function visitFileArrived(
  parts: AssessmentParts,
  { db, caller, now, input }: AssessmentCall<'visitFileArrived'>,
): Promise<AssessmentOutput<'visitFileArrived'>> {
  const { assessment, row, me } = await openVisit(db, caller, input.visit)
  const storage = storageOf(parts)
  const { personId } = assessment
  const mine = and(eq(file.id, input.id), eq(file.byAccount, me.account), eq(file.personId, personId))
  const arrived = await fileArrives(db, { keyring: parts.keyring, storage }, { mine, fileId: input.fileId }, now)
  if (arrived.caseId !== row.id)
    await bindFiles(db, { ids: [input.id], caseId: row.id, personId, byAccount: me.account })
  return {}
}

/**
 * Everything that the two have sent of a visit, of whichever device and session, in the order in which it was taken: the form is signed
 * with all of it, not with what the device that signs happens to remember. A team that goes a second time has a visit of its own since.
 */
export async function filesOfVisit(
  tx: Tx,
  { visit, row }: Pick<Loaded, 'row'> & { readonly visit: VisitRow },
): Promise<string[]> {
  const rows = await tx
    .select({ id: file.id })
    .from(file)
    .innerJoin(staff, eq(staff.accountId, file.byAccount))
    .where(
      and(
        eq(file.caseId, row.id),
        inArray(staff.id, [visit.first, visit.second]),
        gte(file.createdAt, visit.createdAt),
        isNotNull(file.arrivedAt),
        isNull(file.removedAt),
      ),
    )
    .orderBy(asc(file.createdAt), asc(file.id))
  return rows.map(({ id }) => id)
}
