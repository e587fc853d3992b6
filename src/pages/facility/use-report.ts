import { useMemo, useRef, useState } from 'react'
import { keepReport, reportDrafts, type ReportDraft } from '@/client/drafts'
import { calledOf, forWhom, isKnown, may, type ForWhom } from '@/client/for-whom'
import { enqueue } from '@/client/outgoing'
import { seenCard } from '@/client/seen-card'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'
import { reportTitle } from '@/domain/case/report'
import { newId } from '@/platform/identifier'

/** What keeps somebody from telling of a mistake here; by telephone he always can. */
export type ReportObstacle = 'signed-out' | 'no-self' | 'not-allowed'

/** @returns null where nothing does: also whom she has not confirmed yet may tell, for nothing of hers is opened */
export function reportObstacle(person: ForWhom, signedIn: boolean): ReportObstacle | null {
  if (!signedIn) return 'signed-out'
  if (!isKnown(person)) return 'no-self'
  return person.standing === 'unconfirmed' || may(person, 'handle') ? null : 'not-allowed'
}

/** The report that these pages write, about the place of the address. */
export function useReport(id: string) {
  const person = forWhom.use()
  const signedIn = session.use() !== null
  const read = useAnswer('facility', 'get', { id }, id === '' ? null : 'anyone')
  const kept = reportDrafts.use()[id]
  const told = read.data?.facility.name
  const name = useMemo(() => told ?? kept?.name ?? seenCard(id)?.name ?? '', [told, kept?.name, id])
  const draft: ReportDraft = useMemo(() => ({ what: [], words: '', ...kept, facility: id, name }), [kept, id, name])
  return {
    person,
    read,
    draft,
    obstacle: reportObstacle(person, signedIn),
    change: (part: Partial<ReportDraft>) => keepReport({ ...draft, ...part }),
  }
}

/** Hands a report over: on the phone first, then on its way. */
export function useSending(draft: ReportDraft, person: ForWhom) {
  const [busy, setBusy] = useState(false)
  const [signedOut, setSignedOut] = useState(false)
  const under = useRef(false)

  /** @returns the id of the act; undefined where it was not taken */
  const send = async (): Promise<string | undefined> => {
    if (under.current) return undefined
    under.current = true
    setBusy(true)
    const { facility, name, what } = draft
    const words = draft.words.trim()
    const id = newId()
    // First of all: should the app be killed now, the draft is known to be this act.
    keepReport({ ...draft, sentAs: id })
    const taken = await enqueue({
      ...{ id, action: 'reportFacility', title: reportTitle(name), seen: null },
      data: { facility, what: [...what], ...(words && { words }) },
      for: { id: person.id, called: calledOf(person) },
    })
    if (!taken) keepReport({ ...draft, sentAs: undefined })
    setSignedOut(!taken)
    setBusy(false)
    under.current = false
    return taken ? id : undefined
  }
  return { send, busy, signedOut }
}
