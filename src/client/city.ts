import type { CityCard } from '@/contract/entitlement'
import { call } from './call'
import { forWhom, type ForWhom } from './for-whom'
import { alsoDrop } from './kept-copies'
import { dropPacksBut, packHere } from './pack'
import { hasTexts, isFullListOf, isRecordOf, isText, isTextOrNull } from './shapes'
import { createShelf, useFilled, type Shelved } from './shelf'
import { createStore } from './store'

/** The cities that there are, kept on the phone; which they are is the server's word. */
const cities = createShelf<readonly CityCard[]>(
  'cities',
  async () => {
    const answer = await call('entitlement', 'cities', {})
    return answer.ok ? { ok: true, data: answer.data.cities } : answer
  },
  (kept) => isFullListOf(kept, (card) => hasTexts(card, 'city', 'code', 'name')),
)

/** What whoever holds this phone said at first. */
const phoneCity = createStore<string | null>(null, 'city', isTextOrNull)

/** What was chosen for one person, by her id, or looked at by a link; it comes before where she lives. */
const chosenFor = createStore<Readonly<Record<string, string>>>({}, 'city-of', (kept) => isRecordOf(kept, isText))

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

/**
 * The city that would count for her had nobody chosen one for her or followed a link; null where there is none.
 */
export function useHomeCity(): string | null {
  return cityFor(forWhom.use(), { cities: cities.use().value, phone: phoneCity.use() })
}

/** Whether there is a city of this name that people can choose; undefined while this phone cannot know. */
export function isServed(city: string): boolean | undefined {
  const known = cities.get()
  if (known) return known.some((card) => card.city === city)
  // The national list is a pack like any other, and nobody's city.
  const pack = packHere(city)
  return pack && pack.code !== ''
}

/**
 * Judges a person by a city from now on; what she told stays as it is, and so does the phone's own city.
 * @returns false where there is no such city: a link may say anything
 */
export function lookAtCity({ id }: Pick<ForWhom, 'id'>, city: string): boolean {
  if (!isServed(city)) return false
  chosenFor.set({ ...chosenFor.get(), [id]: city })
  return true
}

/**
 * Chooses the city for a person. What one chooses for oneself is the phone's; what a helper chooses never is.
 * @returns false where there is no such city
 */
export function chooseCity(person: Pick<ForWhom, 'id' | 'relation'>, city: string): boolean {
  if (!lookAtCity(person, city)) return false
  if (person.relation === '本人') phoneCity.set(city)
  return true
}

/** Forgets what was chosen for one person. */
export function forgetChosenCity(personId: string): void {
  chosenFor.set(Object.fromEntries(Object.entries(chosenFor.get()).filter(([id]) => id !== personId)))
}

/** Forgets what was chosen for others; the phone's own choice says nothing about anybody. */
export const forgetChosenCities = (): void => chosenFor.clear()

// Of all that can be fetched again, the policy that counts now is worth its room.
alsoDrop(() => dropPacksBut(currentCity()))

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
