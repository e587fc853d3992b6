import type { Place } from '@/domain/facility/facility'

/** What a city's demonstration knows beside the division register. */
export interface Local {
  /** Of the fixed telephone network, with its leading 0. */
  readonly areaCode: string
  /** County codes where demonstrations happen: more of every kind is near their seats. */
  readonly centres: readonly string[]
  /** One word over doors that sounds of this city; no place's name. */
  readonly word: string
  /** By county, around which place its streets lie and how far from each other, where the seat is at the water. */
  readonly spread: Readonly<Record<string, { readonly around: Place; readonly metres: number }>>
  /** Guide centres of zones, beside those of the counties, with the county in which they lie. */
  readonly zones: readonly (readonly [name: string, county: string])[]
}

const NOTHING_MORE = { spread: {}, zones: [] } as const

/** Roughly, GCJ-02: seats of coastal districts are on the shore, their streets are not in the sea. */
const INLAND: Local['spread'] = {
  '350203': { around: { lng: 118.125, lat: 24.465 }, metres: 600 },
  '350205': { around: { lng: 117.99, lat: 24.5 }, metres: 1_000 },
  '350206': { around: { lng: 118.138, lat: 24.508 }, metres: 600 },
  '350211': { around: { lng: 118.05, lat: 24.62 }, metres: 1_200 },
  '350212': { around: { lng: 118.13, lat: 24.75 }, metres: 1_500 },
  '350213': { around: { lng: 118.26, lat: 24.65 }, metres: 1_200 },
}

const LOCALS: Readonly<Record<string, Local>> = {
  linfen: { ...NOTHING_MORE, areaCode: '0357', centres: ['141002'], word: '汾韵' },
  taiyuan: { ...NOTHING_MORE, areaCode: '0351', centres: ['140105', '140106'], word: '晋韵' },
  hefei: {
    ...NOTHING_MORE,
    areaCode: '0551',
    centres: ['340104'],
    word: '庐韵',
    zones: [
      ['合肥高新区', '340104'],
      ['合肥经开区', '340104'],
      ['新站高新区', '340102'],
    ],
  },
  harbin: { ...NOTHING_MORE, areaCode: '0451', centres: ['230102'], word: '雪韵' },
  xiamen: { areaCode: '0592', centres: ['350203'], word: '鹭韵', spread: INLAND, zones: [] },
}

/** No city has it: what is dialled with it goes nowhere. */
const NOBODYS_AREA_CODE = '0000'

/** A city that nobody has drawn up yet gets a register all the same: a city joins by data alone. */
export function localOf(city: string, firstCounty: string | undefined): Local {
  const centres = firstCounty === undefined ? [] : [firstCounty]
  return LOCALS[city] ?? { ...NOTHING_MORE, areaCode: NOBODYS_AREA_CODE, centres, word: '家园' }
}
