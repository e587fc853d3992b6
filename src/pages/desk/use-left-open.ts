import { caseDrafts } from '@/client/case-drafts'
import { deskVisitDrafts } from '@/client/desk-visit-draft'
import { lifeDraft } from '@/client/life-draft'
import { meetDraft } from '@/client/meet-draft'
import { useActs } from '@/client/outgoing-acts'
import { useDeskActs } from '@/client/outgoing-desk'
import { sittingDraft } from '@/client/sitting-draft'
import { leftOpen, type LeftOpen } from './left-open'

/** Drafts of the signed-in account on this phone, and what it has not sent. */
export function useLeftOpen(account: string): readonly LeftOpen[] {
  const unsent = useActs(account).length
  const { reason, proof, name } = meetDraft.use()
  const { person, kind } = lifeDraft.use()
  const drafts = caseDrafts.use()
  const round = useDeskActs(account).length
  const visits = Object.keys(deskVisitDrafts.use())
  const table = sittingDraft.use()?.person ?? ''
  return leftOpen({
    ...{ round, visits, table },
    unsent,
    meeting: [reason, proof, name].join('') !== '',
    life: kind === '' ? '' : person,
    answers: Object.values(drafts).filter((words) => words.trim() !== '').length,
  })
}
