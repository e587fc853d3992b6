import { useEffect, useMemo } from 'react'
import type { ActionInput } from '@/contract'
import type { FacilityFilters } from '@/contract/facility'
import { call } from './call'
import { createGate, createMapTiles, type MapTiles } from './map-tiles'

type Asked = ActionInput<'facility', 'tiles'>

/** Whatever the filters: a line that is slow is not asked for what nobody waits for any more. */
const gate = createGate()

/** The tiles of a city as filtered; others begin anew, and what is still on its way for the old ones is dropped. */
export function useMapTiles(city: Asked['city'], filters: FacilityFilters): MapTiles {
  const key = JSON.stringify([city, filters])
  const tiles = useMemo(() => {
    const [of, by] = JSON.parse(key) as [Asked['city'], FacilityFilters]
    return createMapTiles(
      (z, wanted) => call('facility', 'tiles', { ...by, city: of, z, tiles: [...wanted] }),
      undefined,
      gate,
    )
  }, [key])
  useEffect(() => () => tiles.close(), [tiles])
  return tiles
}
