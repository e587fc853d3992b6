import { useState } from 'react'
import type { ErrorCode } from '@/contract'
import { addPersonDraft, type AddPersonDraft } from '@/client/add-person-draft'
import { call } from '@/client/call'
import { chooseCity, currentCity } from '@/client/city'
import { forWhom } from '@/client/for-whom'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'
import { readBirthDate } from '@/domain/person/birth-date'
import { today } from '@/client/today'
import { newId } from '@/platform/identifier'

/** What is wrong, by field; `all` is about the whole. */
export type Problems = Readonly<Partial<Record<'relation' | 'name' | 'birthDate' | 'all', string>>>

/** What is wrong with a form before it is sent, in the words that the page shows at the field and on top. */
export function problemsOf({ relation, name, date }: AddPersonDraft, on: string): Problems {
  const birth = readBirthDate(date, on)
  return {
    ...(!relation && { relation: '请选您叫老人什么' }),
    ...(name.trim() === '' && { name: '请填姓名' }),
    ...(birth.problem && { birthDate: birth.problem }),
  }
}

/** The form that adds an elder: kept as a draft, sent once, whatever becomes of the network. */
export function useAddPerson() {
  const draft = addPersonDraft.use()
  const [problems, setProblems] = useState<Problems>({})
  const [refused, setRefused] = useState<ErrorCode>()
  const [busy, setBusy] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const { retry: refreshPeople } = useAnswer('account', 'me', {}, session.use()?.account.id ?? null)

  /** Changes the form; what is being mended is no longer called wrong. */
  const change = (part: Partial<AddPersonDraft>, field?: keyof Problems): void => {
    addPersonDraft.set({ ...addPersonDraft.get(), ...part })
    if (field) setProblems({ ...problems, [field]: undefined })
  }

  /** @returns true once she is added */
  const save = async (): Promise<boolean> => {
    const found = problemsOf(draft, today())
    setProblems(found)
    setAttempt(attempt + 1)
    if (busy || !draft.relation || Object.keys(found).length > 0) return false
    // One id until it is answered, kept with the draft: a second tap, a retry or a killed app adds nobody twice.
    const requestId = draft.requestId ?? newId()
    change({ requestId })
    setBusy(true)
    const { date } = readBirthDate(draft.date, today())
    // As the page shows it, whether it was pressed or stood there.
    const city = draft.city ?? currentCity()
    const input = { name: draft.name.trim(), relation: draft.relation, birthDate: date, residence: draft.county }
    const answer = await call('account', 'addPerson', input, { requestId })
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.error.code)
    if (!answer.ok) {
      setProblems(answer.error.fields ?? { all: answer.error.message })
      return false
    }
    refreshPeople()
    // Where she lives decides by itself.
    if (city && !draft.county) chooseCity(answer.data.person, city)
    addPersonDraft.clear()
    forWhom.set(answer.data.person)
    return true
  }

  /** After a conflict she may be on the list already; the next try is then meant as another person. */
  const startAnew = (): void => {
    refreshPeople()
    change({ requestId: undefined })
    setRefused(undefined)
    setProblems({})
  }
  return { draft, problems, refused, busy, attempt, change, save, startAnew }
}
