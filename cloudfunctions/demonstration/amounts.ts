import type { Kind } from './kinds'

/**
 * Where so many of a kind stand: in the towns of a sort, together or each; at the seats alone; or for whole counties, of
 * which `districts` are those called 区.
 */
export type Amount = { readonly kind: Kind } & (
  | { readonly of: 'streets' | 'towns' | 'urban' | 'all'; readonly total: number }
  | { readonly of: 'streets' | 'towns' | 'urban' | 'all' | 'seats'; readonly each: number }
  | { readonly of: 'counties' | 'districts' | 'other-counties'; readonly each: number; readonly oneIn?: number }
)

/** What every county has, once or in some of them. */
const COUNTY_WIDE: readonly Amount[] = [
  { kind: 'countyWindow', of: 'counties', each: 1 },
  { kind: 'kitchen', of: 'counties', each: 1 },
  { kind: 'rescue', of: 'counties', each: 1 },
  { kind: 'school', of: 'counties', each: 1 },
  { kind: 'library', of: 'counties', each: 1 },
  { kind: 'honor', of: 'counties', each: 1, oneIn: 2 },
  { kind: 'assess', of: 'counties', each: 1, oneIn: 2 },
  { kind: 'shop', of: 'counties', each: 1, oneIn: 3 },
  { kind: 'wellness', of: 'counties', each: 1, oneIn: 4 },
]
const REGIONAL: Amount = { kind: 'regional', of: 'counties', each: 1 }
const AIDS: Amount = { kind: 'aids', of: 'counties', each: 1 }
const WINDOWS: Amount = { kind: 'window', of: 'all', each: 1 }

/** Its list and plan of 2023 give no numbers of facilities: these are plausible. */
const LINFEN: readonly Amount[] = [
  ...COUNTY_WIDE,
  ...[REGIONAL, AIDS, WINDOWS],
  { kind: 'center', of: 'all', total: 128 },
  { kind: 'canteen', of: 'all', total: 90 },
  { kind: 'meals', of: 'all', total: 110 },
  { kind: 'station', of: 'all', total: 130 },
  { kind: 'clinic', of: 'all', total: 140 },
  { kind: 'dayCare', of: 'all', total: 70 },
  { kind: 'embedded', of: 'urban', total: 17 },
  { kind: 'home', of: 'all', total: 45 },
  { kind: 'nursing', of: 'all', total: 22 },
  { kind: 'bath', of: 'urban', total: 8 },
  { kind: 'welfare', of: 'towns', total: 30 },
  { kind: 'mutual', of: 'towns', total: 40 },
  { kind: 'party', of: 'urban', total: 20 },
  { kind: 'park', of: 'all', total: 24 },
]

/** The opinion of 2022 promises two or three model centres a street; the rest is plausible. */
const TAIYUAN: readonly Amount[] = [
  ...COUNTY_WIDE,
  ...[REGIONAL, AIDS, WINDOWS],
  { kind: 'center', of: 'streets', total: 116 },
  { kind: 'canteen', of: 'all', total: 110 },
  { kind: 'meals', of: 'all', total: 80 },
  { kind: 'station', of: 'all', total: 120 },
  { kind: 'clinic', of: 'all', each: 1 },
  { kind: 'dayCare', of: 'all', total: 80 },
  { kind: 'embedded', of: 'urban', total: 30 },
  { kind: 'home', of: 'all', total: 50 },
  { kind: 'nursing', of: 'all', total: 20 },
  { kind: 'bath', of: 'urban', total: 10 },
  { kind: 'welfare', of: 'towns', total: 16 },
  { kind: 'mutual', of: 'towns', total: 30 },
  { kind: 'party', of: 'urban', total: 60 },
  { kind: 'park', of: 'all', total: 16 },
]

/**
 * The draft of 2021 counts what there was in 2020: 281 canteens and meal points together, 455 and 327 stations, 60 and 82
 * guide centres (one of the 82 towns is a zone now), 12 of counties and zones, 44 rural homes, of which 74 % had become
 * regional centres, 20 each of bath points, care centres and small complexes, 15 mutual places. The rest is plausible.
 */
const HEFEI: readonly Amount[] = [
  ...COUNTY_WIDE,
  ...[AIDS, WINDOWS],
  { kind: 'guide', of: 'counties', each: 1 },
  { kind: 'center', of: 'urban', total: 61 },
  { kind: 'center', of: 'towns', total: 81 },
  { kind: 'canteen', of: 'all', total: 150 },
  { kind: 'meals', of: 'all', total: 131 },
  { kind: 'station', of: 'urban', total: 455 },
  { kind: 'station', of: 'towns', total: 327 },
  { kind: 'clinic', of: 'all', total: 110 },
  { kind: 'dayCare', of: 'all', total: 40 },
  { kind: 'embedded', of: 'urban', total: 20 },
  { kind: 'home', of: 'all', total: 40 },
  { kind: 'nursing', of: 'urban', total: 20 },
  { kind: 'bath', of: 'urban', total: 20 },
  { kind: 'welfare', of: 'towns', total: 11 },
  { kind: 'regionalHome', of: 'towns', total: 33 },
  { kind: 'mutual', of: 'towns', total: 15 },
  { kind: 'park', of: 'all', total: 16 },
]

/**
 * The plan of 2024: a centre in each street, model ones in each district, three places that lend aids in each district and
 * one in each other county, a regional centre in each county. The rest is plausible.
 */
const HARBIN: readonly Amount[] = [
  ...COUNTY_WIDE,
  ...[REGIONAL, WINDOWS],
  { kind: 'aids', of: 'districts', each: 3 },
  { kind: 'aids', of: 'other-counties', each: 1 },
  { kind: 'center', of: 'streets', each: 1 },
  { kind: 'center', of: 'seats', each: 1 },
  { kind: 'canteen', of: 'all', total: 90 },
  { kind: 'meals', of: 'all', total: 60 },
  { kind: 'station', of: 'all', total: 110 },
  { kind: 'clinic', of: 'all', total: 100 },
  { kind: 'dayCare', of: 'towns', total: 30 },
  { kind: 'embedded', of: 'urban', total: 15 },
  { kind: 'home', of: 'all', total: 45 },
  { kind: 'nursing', of: 'urban', total: 15 },
  { kind: 'bath', of: 'urban', total: 12 },
  { kind: 'welfare', of: 'towns', total: 20 },
  { kind: 'mutual', of: 'towns', total: 40 },
  { kind: 'park', of: 'all', total: 20 },
]

/** Its plan of 2022 gives no numbers of facilities: these are plausible. */
const XIAMEN: readonly Amount[] = [
  ...COUNTY_WIDE,
  ...[REGIONAL, AIDS, WINDOWS],
  { kind: 'center', of: 'all', total: 44 },
  { kind: 'canteen', of: 'all', total: 90 },
  { kind: 'meals', of: 'all', total: 60 },
  { kind: 'station', of: 'all', total: 150 },
  { kind: 'clinic', of: 'all', each: 1 },
  { kind: 'dayCare', of: 'all', total: 40 },
  { kind: 'embedded', of: 'urban', total: 16 },
  { kind: 'home', of: 'all', total: 40 },
  { kind: 'nursing', of: 'all', total: 15 },
  { kind: 'bath', of: 'urban', total: 10 },
  { kind: 'welfare', of: 'towns', total: 5 },
  { kind: 'mutual', of: 'towns', total: 16 },
  { kind: 'party', of: 'urban', total: 20 },
  { kind: 'park', of: 'all', total: 14 },
]

/** A city that nobody has drawn up: some of each kind in every street or town. */
const ANY_CITY: readonly Amount[] = [
  ...COUNTY_WIDE,
  ...[REGIONAL, AIDS, WINDOWS],
  { kind: 'center', of: 'all', each: 1 },
  { kind: 'canteen', of: 'seats', each: 6 },
  { kind: 'meals', of: 'all', each: 2 },
  { kind: 'station', of: 'all', each: 3 },
  { kind: 'clinic', of: 'all', each: 1 },
  { kind: 'dayCare', of: 'all', each: 1 },
  { kind: 'embedded', of: 'seats', each: 1 },
  { kind: 'home', of: 'seats', each: 2 },
  { kind: 'nursing', of: 'seats', each: 1 },
  { kind: 'bath', of: 'seats', each: 1 },
  { kind: 'welfare', of: 'seats', each: 1 },
  { kind: 'park', of: 'seats', each: 1 },
]

const AMOUNTS: Readonly<Record<string, readonly Amount[]>> = {
  linfen: LINFEN,
  taiyuan: TAIYUAN,
  hefei: HEFEI,
  harbin: HARBIN,
  xiamen: XIAMEN,
}

export const amountsOf = (city: string): readonly Amount[] => AMOUNTS[city] ?? ANY_CITY
