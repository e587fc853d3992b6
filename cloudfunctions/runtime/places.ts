/** A county whose list is here. */
export interface Place {
  /** GB/T 2260, six digits. */
  readonly code: string
  readonly name: string
  /** Folder of its city under `cities`. */
  readonly city: string
  readonly cityName: string
}

/** Every county that somebody can be said to live in, by its code. */
export type Places = ReadonlyMap<string, Place>

export const placesOf = (places: readonly Place[]): Places => new Map(places.map((place) => [place.code, place]))

/** Counties of a city, in the order of its list. */
export const countiesIn = (places: Places, city: string): Place[] =>
  [...places.values()].filter((place) => place.city === city)

/** «尧都区 解放路街道»; the city's name for somebody who is there for all of it. */
export function divisionWords(
  places: Places,
  { city, county, street }: { readonly city: string; readonly county: string | null; readonly street: string | null },
): string {
  if (county) return [places.get(county)?.name ?? county, street].filter(Boolean).join(' ')
  return [...places.values()].find((place) => place.city === city)?.cityName ?? city
}
