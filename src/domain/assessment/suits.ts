import { SERVICES, type Service } from '../booking/services'

/**
 * Services that suit a level of GB/T 42195, the likeliest first, for the page with the result. No document gives the list: it is our
 * own word for what to look at, forbids nothing and promises nothing.
 */
const SUITS: readonly (readonly Service[])[] = [
  ['meal-in', 'company'],
  ['meal-in', 'meal-delivery', 'cleaning', 'escort'],
  ['meal-delivery', 'bath-point', 'cleaning', 'escort', 'rehabilitation'],
  ['bath-home', 'meal-delivery', 'rehabilitation', 'mobility', 'cleaning', 'company'],
  ['bath-home', 'rehabilitation', 'meal-delivery', 'mobility', 'urgent', 'company'],
]

/** Services for a level, 0 intact to 4; for a level that the scale lacks, all of them. */
export const servicesFor = (level: number): readonly Service[] => SUITS[level] ?? SERVICES
