import type { ProgrammeCard } from '@/contract/booking/shapes'
import { fundingIn, isGrantable, type Programme } from '@/domain/booking/programme'
import type { BookingParts } from '../parts'

/** The folder of what holds in every city. */
const NATIONAL = 'china'

/** The programmes of a city that pay for services, the national ones behind them. @param county whose split of the funding is told */
export function programmeCards(
  { programmes }: BookingParts,
  { city, county }: { readonly city: string; readonly county?: string | undefined },
): ProgrammeCard[] {
  const of = (folder: string) => programmes.filter((one) => one.city === folder).sort((a, b) => a.order - b.order)
  return [...of(city), ...of(NATIONAL)].map((one) => programmeCard(one, county ?? ''))
}

/** A programme as people read it. @param county six digits; empty for a city's usual funding */
export function programmeCard(programme: Programme, county: string): ProgrammeCard {
  const { key, name, plain, kind, standing, benefit, services, monthly, daily, carries, carriesAssumed } = programme
  const { source, doubts } = programme
  return {
    ...{ key, name, plain, kind, standing, benefit, monthly, daily, carries, carriesAssumed, source },
    services: [...services],
    funding: fundingIn(programme, county).map(({ payer, part }) => ({ payer, part })),
    doubts: [...doubts],
    grantable: isGrantable(programme),
  }
}
