import type { CityCard } from '@/contract/entitlement'
import { call } from './call'
import { forWhom, MYSELF, type ForWhom } from './for-whom'
import { packHere } from './pack'
import { createShelf, useFilled, type Shelved } from './shelf'
import { createStore } from './store'

/** The cities that there are, kept on the phone; which they are is the server's word. */
const cities = createShelf<readonly CityCard[]>('cities', async () => {
  const answer = await call('entitlement', 'cities', {})
  return answer.ok ? { ok: true, data: answer.data.cities } : answer
})

/** What whoever holds this phone said at first. */
const phoneCity = createStore<string | null>(null, 'city')

/** What was chosen for one person, by her id; it comes before where she lives. */
const chosenFor = createStore<Readonly<Record<string, string>>>({}, 'city-of')

export interface CitiesRead extends Shelved<readonly CityCard[]> {
  readonly loading: boolean
  readonly retry: () => void
}

/** @param fresh whether the page looks for newer ones; pages that judge never do */
export function useCities({ fresh = false }: { readonly fresh?: boolean } = {}): CitiesRead {
  const read = cities.use()
  useFilled(cities, fresh)
  return { ...read, loading: !read.value && !read.error, retry: () => void cities.refresh() }
}

/** What is known of where somebody stands. */
export interface Choices {
  readonly cities?: readonly CityCard[]
  /** Chosen for her. */
  readonly chosen?: string
  /** Chosen on this phone. */
  readonly phone: string | null
}

/**
 * The city whose policy counts for a person: the one chosen for her, else the one of her recorded residence, else the
 * phone's; where there is one city only, that one. Null: she has to be asked.
 */
export function cityFor({ residence }: Pick<ForWhom, 'residence'>, choices: Choices): string | null {
  const { cities: known, chosen, phone } = choices
  // A city that is no longer there is no choice; before the list has come there is no telling.
  const there = (city: string | null | undefined): boolean => !known || known.some((card) => card.city === city)
  const lived = residence && known?.find(({ code }) => residence.startsWith(code))?.city
  const found = [chosen, lived, phone].find((city) => city && there(city))
  return found ?? (known?.length === 1 ? known[0]!.city : null)
}

/** The city of the person one acts for; null where she, or whoever holds the phone, has to be asked. */
export function useCity(): string | null {
  const person = forWhom.use()
  const chosen = chosenFor.use()[person.id]
  return cityFor(person, { cities: cities.use().value, chosen, phone: phoneCity.use() })
}

/** The same, outside a page's drawing. */
export function currentCity(): string | null {
  const person = forWhom.get()
  const chosen = chosenFor.get()[person.id]
  return cityFor(person, { cities: cities.get(), chosen, phone: phoneCity.get() })
}

/** Chooses the city for a person; what she told stays as it is. */
export function chooseCity({ id }: Pick<ForWhom, 'id'>, city: string): void {
  if (id !== MYSELF.id) chosenFor.set({ ...chosenFor.get(), [id]: city })
  // The first choice on a phone is the phone's too.
  if (id === MYSELF.id || phoneCity.get() === null) phoneCity.set(city)
}

/** Forgets what was chosen for others; the phone's own choice says nothing about anybody. */
export const forgetChosenCities = (): void => chosenFor.clear()

/** What a city is called; empty where this phone does not know it. */
export function cityName(city: string | null): string {
  if (city === null) return ''
  return cities.get()?.find((card) => card.city === city)?.name ?? packHere(city)?.name ?? ''
}

/** A place code in words, also one of another city than hers: its county, else its city; empty where neither is known. */
export function placeName(code: string): string {
  const card = cities.get()?.find((one) => code.startsWith(one.code))
  if (!card) return ''
  const county = packHere(card.city)?.counties.find((one) => one.code === code)
  return county ? `${card.name}${county.name}` : card.name
}
