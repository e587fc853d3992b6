import { useRef, useState } from 'react'
import type { CaseThread } from '@/contract/care'
import { keepCaseDraft } from '@/client/case-drafts'
import { enqueue, lastSeq, type NewAct } from '@/client/outgoing'
import { sendPhotos } from '@/client/send-photos'
import { session } from '@/client/session'
import { newId } from '@/platform/identifier'
import type { LocalFile } from '@/platform/local-file'

/** What her side may do in a thread. */
export const POSTS = ['said', 'reopened', 'complained', 'objected', 'withdrawn', 'closed'] as const
export type PostKind = (typeof POSTS)[number]

export interface Post {
  readonly kind: PostKind
  readonly words: string
  readonly photos?: readonly LocalFile[]
}

export const SIGNED_OUT = '登录已经过期。您写的还在,登录以后再发。'

/** The act that a post is, on the case as it was seen. */
export function actOf(thread: CaseThread, { kind, words }: Post, files: readonly string[]): NewAct {
  const { id, version, title, person } = thread.case
  const on = { case: id, version }
  const about = { id: newId(), for: { id: person.id, called: person.name }, title, seen: lastSeq(thread) }
  const said = { ...on, words: words.trim(), ...(files.length > 0 && { files: [...files] }) }
  const done = words.trim() === '' ? on : { ...on, words: words.trim() }
  switch (kind) {
    case 'said':
      return { ...about, action: 'say', data: said }
    case 'withdrawn':
      return { ...about, action: 'withdraw', data: done }
    case 'closed':
      return { ...about, action: 'close', data: done }
    default:
      return { ...about, action: 'complain', data: { ...said, kind } }
  }
}

/** Does something in a thread: photographs first, which need a signal, then the act, which can wait for one. */
export function usePost(thread: CaseThread | undefined) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const under = useRef(false)

  const hand = async (post: Post): Promise<boolean> => {
    if (!thread) return false
    const sent = await sendPhotos(thread.case.person.id, post.photos ?? [])
    if (!sent.ok) setFailure(sent.error.message)
    else if (!session.get()) setFailure(SIGNED_OUT)
    if (!sent.ok || !session.get()) return false
    const taken = enqueue(actOf(thread, post, sent.data))
    // It is on the phone as an act now, no longer as a draft.
    keepCaseDraft(thread.case.id, post.kind, '')
    return taken
  }
  /** @returns false where it was not taken; `failure` says why, and what was written stands */
  const post = async (what: Post): Promise<boolean> => {
    if (under.current) return false
    under.current = true
    setBusy(true)
    setFailure(undefined)
    const taken = await hand(what)
    under.current = false
    setBusy(false)
    return taken
  }
  return { post, busy, failure }
}
