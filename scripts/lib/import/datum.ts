import gcoord from 'gcoord'
import type { Place } from '../../../src/domain/facility/facility'
import type { Datum, GivenPlace } from '../../../src/domain/facility/register-row'

const SYSTEMS = { 'WGS-84': gcoord.WGS84, 'GCJ-02': gcoord.GCJ02, 'BD-09': gcoord.BD09 } as const satisfies Record<
  Datum,
  unknown
>
/** 0.1 m, as the table keeps it. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** The place on the maps of China; converted here once and never again. */
export function mapPlace({ lng, lat, datum }: GivenPlace): Place {
  const [mapLng, mapLat] = gcoord.transform<[number, number]>([lng, lat], SYSTEMS[datum], SYSTEMS['GCJ-02'])
  return { lng: rounded(mapLng), lat: rounded(mapLat) }
}
