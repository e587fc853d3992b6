import { useRef, useState } from 'react'
import { forgetDeskVisit, type DeskVisitDraft } from '@/client/desk-visit-draft'
import { enqueueDesk } from '@/client/outgoing-desk'
import { sendElderPhotos } from '@/client/send-photos'
import { VISIT_MODE_WORDS } from '@/domain/visit/record'
import { newId } from '@/platform/identifier'
import type { LocalFile } from '@/platform/local-file'
import { releasePhoto } from '@/platform/photo'
import { toTop } from '@/platform/scroll'
import { mayHavePhotos, photoFailure, visitInput, type PhotoFailure } from './visit-form'

interface OfVisit {
  readonly person: string
  readonly name: string
  /** @param id of the act that was taken */
  readonly onWritten: (id: string) => void
}

/** Writes a visit down: its photographs first, which need a signal, then the visit itself, which can wait for one. */
export function useWriteVisit({ person, name, onWritten }: OfVisit) {
  const [photos, setPhotos] = useState<readonly LocalFile[]>([])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<PhotoFailure>()
  const under = useRef(false)

  const hand = (draft: DeskVisitDraft, at: number, files: readonly string[]): void => {
    const input = visitInput(person, draft, at, files)
    if (!input) return
    const id = newId()
    const title = `${VISIT_MODE_WORDS[draft.mode]}探访,${name}`
    void enqueueDesk({ id, action: 'recordVisit', data: input, title })
    // It is on the phone as an act now, no longer as a draft.
    forgetDeskVisit(person)
    photos.forEach(releasePhoto)
    onWritten(id)
    toTop()
  }
  /**
   * @param draft whole: `visitProblems` found nothing
   * @param at when it was pressed, however long the photographs take
   * @param withPhotos false leaves them out
   */
  const write = async (draft: DeskVisitDraft, at: number, withPhotos: boolean): Promise<void> => {
    if (under.current) return
    under.current = true
    setFailure(undefined)
    if (!withPhotos || photos.length === 0 || !mayHavePhotos(draft)) return hand(draft, at, [])
    setBusy(true)
    const sent = await sendElderPhotos(person, photos)
    setBusy(false)
    if (sent.ok) return hand(draft, at, sent.data)
    under.current = false
    setFailure(photoFailure(sent.error))
  }
  const choose = (chosen: readonly LocalFile[]): void => {
    setFailure(undefined)
    setPhotos(chosen)
  }
  return { write, busy, failure, photos, setPhotos: choose }
}
