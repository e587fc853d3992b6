import { useState } from 'react'
import type { ErrorCode } from '@/contract'
import { addPersonDraft, type AddPersonDraft } from '@/client/add-person-draft'
import { call } from '@/client/call'
import { chooseCity, currentCity } from '@/client/city'
import { forWhom } from '@/client/for-whom'
import { askAgain } from '@/client/use-answer'
import { readBirthDate } from '@/domain/person/birth-date'
import { numberAgrees, readIdentityNumber } from '@/domain/person/identity-number'
import { readContactPhone } from '@/domain/person/phone'
import { today } from '@/client/today'
import { newId } from '@/platform/identifier'

export type PersonField =
  'relation' | 'name' | 'birthDate' | 'residence' | 'street' | 'community' | 'identityNumber' | 'phone'

/** What is wrong, by field; `all` is about the whole. */
export type Problems = Readonly<Partial<Record<PersonField | 'all', string>>>

/** An identity number is optional; one that was begun must be right, and agree with the day that was typed. */
function numberProblem(typed: string, birthDate: string | undefined, on: string): string | null {
  if (typed.trim() === '') return null
  const read = readIdentityNumber(typed, on)
  return read.problem ?? numberAgrees(read.number, { birthDate })
}

/** What is wrong with a form before it is sent, in the words that the page shows at the field and on top. */
export function problemsOf(draft: AddPersonDraft, on: string): Problems {
  const birth = readBirthDate(draft.date, on)
  const number = numberProblem(draft.identityNumber, birth.date, on)
  const phone = draft.phone.trim() === '' ? undefined : readContactPhone(draft.phone).problem
  return {
    ...(!draft.relation && { relation: '请选您叫老人什么' }),
    ...(draft.name.trim() === '' && { name: '请填姓名' }),
    ...(birth.problem && { birthDate: birth.problem }),
    ...(number && { identityNumber: number }),
    ...(phone && { phone }),
  }
}

/** What was typed, or nothing. */
const typed = (text: string): string | undefined => text.trim() || undefined

function inputOf(draft: AddPersonDraft, relation: NonNullable<AddPersonDraft['relation']>) {
  return {
    name: draft.name.trim(),
    relation,
    birthDate: readBirthDate(draft.date, today()).date,
    residence: draft.county,
    street: typed(draft.street),
    community: typed(draft.community),
    identityNumber: typed(draft.identityNumber),
    phone: typed(draft.phone),
  }
}

/** The form that adds an elder: kept as a draft, sent once, whatever becomes of the network. */
export function useAddPerson() {
  const draft = addPersonDraft.use()
  const [problems, setProblems] = useState<Problems>({})
  const [refused, setRefused] = useState<ErrorCode>()
  const [busy, setBusy] = useState(false)
  const [attempt, setAttempt] = useState(0)

  /** Changes the form; what is being mended is no longer called wrong. */
  const change = (part: Partial<AddPersonDraft>, field?: PersonField): void => {
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
    // As the page shows it, whether it was pressed or stood there.
    const city = draft.city ?? currentCity()
    const answer = await call('account', 'addPerson', inputOf(draft, draft.relation), { requestId })
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.error.code)
    if (!answer.ok) {
      setProblems(answer.error.fields ?? { all: answer.error.message })
      return false
    }
    askAgain('account', 'me')
    // Where she lives decides by itself.
    if (city && !draft.county) chooseCity(answer.data.person, city)
    addPersonDraft.clear()
    forWhom.set(answer.data.person)
    return true
  }

  /** After a conflict she may be on the list already; the next try is then meant as another person. */
  const startAnew = (): void => {
    askAgain('account', 'me')
    change({ requestId: undefined })
    setRefused(undefined)
    setProblems({})
  }
  return { draft, problems, refused, busy, attempt, change, save, startAnew }
}
