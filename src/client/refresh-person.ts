import { useEffect } from 'react'
import { learnDesk } from './desk'
import { learnPeople } from './gone'
import { session } from './session'
import { useAnswer } from './use-answer'

/** Keeps the copy of the person one acts for as her record is now; where one may no longer act for her, says 为自己. */
export function useRefreshedPerson(): void {
  const { data } = useAnswer('account', 'me', {}, session.use()?.account.id ?? null)
  useEffect(() => {
    if (!data) return
    learnPeople(data.people)
    learnDesk(data.staff)
  }, [data])
}
