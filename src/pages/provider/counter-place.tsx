import { useEffect } from 'react'
import { counterPlace, type CounterPlace } from '@/client/counter'
import { useAnswer } from '@/client/use-answer'
import { Chips, Notice } from '@/ui'
import { useClosing } from '../desk/at-desk'
import { Waiting } from '../waiting'

/** The places of the provider where people eat. */
export function useEatingPlaces(account: string) {
  const read = useAnswer('booking', 'myOfferings', {}, account)
  useClosing(read.error)
  const eating = read.data?.offerings.filter(({ offering }) => offering.service === 'meal-in') ?? []
  const places = eating.reduce<readonly CounterPlace[]>(
    (found, { offering: { place } }) =>
      found.some(({ id }) => id === place.id) ? found : [...found, { id: place.id, name: place.name }],
    [],
  )
  return { read, places }
}

interface PlaceProps {
  readonly account: string
}

/** At which of its counters this device stands; one alone is not asked about. */
export function ChoosePlace({ account }: PlaceProps) {
  const { read, places } = useEatingPlaces(account)
  const chosen = counterPlace.use()
  const [first] = places
  const stands = chosen !== null && (places.length === 0 || places.some(({ id }) => id === chosen.id))
  useEffect(() => {
    if (first && !stands) counterPlace.set(first)
  }, [first, stands])
  if (!chosen && places.length === 0)
    return read.data ? <Notice>你们还没有堂食的食堂。</Notice> : <Waiting {...read} shown={false} />
  if (places.length < 2) return null
  return (
    <Chips
      label="在哪个食堂"
      options={places.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={chosen?.id ?? ''}
      onChoose={(id) => counterPlace.set(places.find((place) => place.id === id) ?? null)}
    />
  )
}
