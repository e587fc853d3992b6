import { useEffect, useMemo } from 'react'
import type { ActionInput } from '@/contract'
import type { FacilityFilters } from '@/contract/facility'
import { call } from './call'
import { createMapTiles, type MapTiles } from './map-tiles'

type Asked = ActionInput<'facility', 'tiles'>

/** The tiles of a city as filtered; others begin anew, and what is still on its way for the old ones is dropped. */
export function useMapTiles(city: Asked['city'], filters: FacilityFilters): MapTiles {
  const key = JSON.stringify([city, filters])
  const tiles = useMemo(() => {
    const [of, by] = JSON.parse(key) as [Asked['city'], FacilityFilters]
    return createMapTiles((z, wanted) => call('facility', 'tiles', { ...by, city: of, z, tiles: [...wanted] }))
  }, [key])
  useEffect(() => () => tiles.close(), [tiles])
  return tiles
}
