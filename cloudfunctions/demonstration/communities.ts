import type { community as table } from '../database/schema'
import { spell } from '../facility/register/spelling'
import type { DemoCity } from './ground'
import { localOf } from './local'
import { townsOf } from './towns'

/** Communities by their real names and codes, at invented places and with invented numbers of elders. */
export function generateCommunities(ground: DemoCity, seed: string = ground.city): (typeof table.$inferInsert)[] {
  const local = localOf(ground.city, ground.counties[0]?.code)
  return townsOf(ground, local, seed)
    .flatMap(({ communities }) => communities)
    .map(({ code, name, county, town, place, elders }) => ({
      ...{ id: code, city: ground.city, county, town, name, elders, demo: true },
      ...{ lng: place.lng, lat: place.lat, ...spell(name) },
    }))
}
