import type { ActionInput, WireError } from '@/contract'
import { now } from '@/platform/clock'
import { dropLasting, isHeld, lasting } from '@/platform/lasting-file'
import type { LocalFile } from '@/platform/local-file'
import { upload } from '@/platform/upload'
import { createActStore } from './act-store'
import { keepVisitDraft, visitDraftOf } from './assessor-drafts'
import { call } from './call'
import { hasTexts, isRecord } from './shapes'

/** Photographs and recordings of a visit: on the phone until there is a network, and under the form once they are in the cloud. */

export interface KeptFile {
  readonly id: string
  readonly account: string
  readonly visit: string
  readonly file: LocalFile
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** Its bytes outlive the app; else they are gone with it. */
  readonly lasts: boolean
  readonly state: { readonly kind: 'waiting' } | { readonly kind: 'asking'; readonly message: string }
}

const isKept = (kept: unknown): boolean =>
  isRecord(kept) &&
  hasTexts(kept, 'id', 'account', 'visit') &&
  hasTexts(kept['file'], 'id', 'source', 'type') &&
  Number.isFinite(kept['createdAt']) &&
  hasTexts(kept['state'], 'kind')

export const assessorFiles = createActStore<KeptFile>('assessor:file:', isKept)

/** Takes a file that somebody has just made; it waits for a network. */
export async function keepFile(account: string, visit: string, made: LocalFile): Promise<void> {
  const { file, lasts } = await lasting(made)
  assessorFiles.put({ id: file.id, account, visit, file, lasts, createdAt: now(), state: { kind: 'waiting' } })
}

/** Gives a file up, here. */
export function dropFile(id: string): void {
  const kept = assessorFiles.take(id)
  if (kept) dropLasting(kept.file)
}

const LOST: WireError = { code: 'unavailable', message: '照片、录音没有传上去,有网时再传。' }
const UNREADABLE: WireError = { code: 'invalid', message: '这一份在手机里打不开了,传不上去。可以重新拍、重新录。' }

type FileType = ActionInput<'assessment', 'visitFile'>['type']

/** Sends one file. @returns why it could not be sent; undefined where the cloud has it */
export async function sendFile({ id, account, visit, file }: KeptFile): Promise<WireError | undefined> {
  const about = { visit, type: file.type as FileType, size: file.size }
  const ticket = await call('assessment', 'visitFile', about, { account })
  if (!ticket.ok) return ticket.error
  const { url, cloudPath } = ticket.data
  const sent = await upload(cloudPath ?? url, file, ticket.data.ticket)
  // Only what this device cannot open any more is given up: a network that fails comes back.
  if (sent.status !== 'ok') return (await isHeld(file)) ? LOST : UNREADABLE
  const fileId = sent.value.by === 'cloud' ? sent.value.fileId : undefined
  if (sent.value.by === 'server') {
    const answer = sent.value.answer as { readonly ok?: boolean; readonly error?: WireError } | null
    if (!answer?.ok) return answer?.error ?? LOST
  }
  const arrived = await call('assessment', 'visitFileArrived', { visit, id: ticket.data.id, fileId }, { account })
  if (!arrived.ok) return arrived.error
  keepVisitDraft(account, visit, { files: [...visitDraftOf(account, visit).files, ticket.data.id] })
  dropFile(id)
  return undefined
}

/** Forgets what an account has not sent. */
export function forgetFiles(account: string): void {
  for (const kept of assessorFiles.reread()) if (kept.account === account) dropFile(kept.id)
}
