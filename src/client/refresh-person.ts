import { useEffect } from 'react'
import { forWhom, MYSELF } from './for-whom'
import { session } from './session'
import { useAnswer } from './use-answer'

/** Keeps the copy of the person one acts for as her record is now; where one may no longer act for her, says 为自己. */
export function useRefreshedPerson(): void {
  const { data } = useAnswer('account', 'me', {}, session.use()?.account.id ?? null)
  useEffect(() => {
    const chosen = forWhom.get()
    if (!data || chosen.id === MYSELF.id) return
    const found = data.people.find(({ id }) => id === chosen.id) ?? MYSELF
    if (JSON.stringify(found) !== JSON.stringify(chosen)) forWhom.set(found)
  }, [data])
}
