import { useRef, useState } from 'react'
import { forgetReports } from '@/client/drafts'
import { forgetHelpDrafts, keepHelpDraft, type HelpDraft } from '@/client/help-draft'
import { enqueue } from '@/client/outgoing'
import { sendPhotos } from '@/client/send-photos'
import { newId } from '@/platform/identifier'
import type { LocalFile } from '@/platform/local-file'
import { helpToSend } from './help-form'
import { forgetPhotos } from './use-help-draft'

/** Hands a request over: its photographs first, which need a signal, then the request itself, which can wait for one. */
export function useAsk(draft: HelpDraft, photos: readonly LocalFile[]) {
  const [busy, setBusy] = useState(false)
  const [photoFailure, setPhotoFailure] = useState<string>()
  const [signedOut, setSignedOut] = useState(false)
  const under = useRef(false)

  const handOver = async (sent: readonly string[]): Promise<string | undefined> => {
    const { city, ref, person } = draft
    const files = sent.length > 0 ? { files: [...sent] } : {}
    const { title, words } = helpToSend(draft)
    const id = newId()
    // First of all: should the app be killed now, the draft is known to be this act.
    keepHelpDraft({ ...draft, sentAs: id })
    const act = { id, action: 'askHelp', data: { city, ref, title, words, ...files }, for: person, seen: null } as const
    const taken = await enqueue({ ...act, title })
    if (!taken) {
      keepHelpDraft({ ...draft, sentAs: undefined })
      setSignedOut(true)
      return undefined
    }
    forgetPhotos(draft)
    return id
  }

  /**
   * @param withPhotos false leaves them out: they can be added in the thread
   * @returns the id of the act; undefined where it was not taken
   */
  const ask = async (withPhotos = true): Promise<string | undefined> => {
    if (under.current) return undefined
    under.current = true
    setBusy(true)
    setPhotoFailure(undefined)
    const sent = await sendPhotos(draft.person.id, withPhotos ? photos : [])
    const id = sent.ok ? await handOver(sent.data) : undefined
    if (!sent.ok) setPhotoFailure(sent.error.message)
    under.current = false
    setBusy(false)
    return id
  }
  return { ask, busy, photoFailure, signedOut }
}

/** What was asked or reported has come there: its draft is done with. */
export function forgetAsked(actId: string): void {
  forgetHelpDrafts(({ sentAs }) => sentAs === actId)
  forgetReports(({ sentAs }) => sentAs === actId)
}
