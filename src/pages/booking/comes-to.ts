import type { OfferingCard } from '@/contract/booking/shapes'
import { calledOf, type ForWhom } from '@/client/for-whom'
import { SERVICE_RULES, type Service } from '@/domain/booking/services'

/** The county in which she lives; undefined where only her city is known, or nothing. */
export const livesIn = ({ residence }: Pick<ForWhom, 'residence'>): string | undefined =>
  residence !== null && /^\d{6}$/.test(residence) && !residence.endsWith('00') ? residence : undefined

/** The county to ask for: hers where all of these services come to the door, as nobody comes from another one. */
export const countyToAsk = (services: readonly Service[], hers: string | undefined): string | undefined =>
  services.length > 0 && services.every((service) => SERVICE_RULES[service].toHer) ? hers : undefined

/** «不到妈妈住的区(县)上门»; undefined where it comes to her, or she goes to it, or nobody knows where she lives. */
export function beyondWords(
  { service, county }: Pick<OfferingCard, 'service' | 'county'>,
  person: Pick<ForWhom, 'residence' | 'relation'>,
): string | undefined {
  const hers = livesIn(person)
  if (!SERVICE_RULES[service].toHer || hers === undefined || hers === county) return undefined
  return `不到${calledOf(person)}住的区(县)上门`
}
