import type { CareCall, CareOutput, CareParts } from '../parts'
import { countUnclaimed } from '../found/scope'
import { elderAreas } from './areas'
import { elderIn, writeEntry } from './division'
import { importElders } from './import'
import { answered, takeBackLife, writeLifeEvent } from './life'
import { elders } from './list'
import { today } from './today'

/** 我的老人: a worker's division, one card per elder, a paper register, and what happens in a life. */
export function elderHandlers(parts: CareParts) {
  return {
    today: (call: CareCall<'today'>) => today(parts, call),
    elders: (call: CareCall<'elders'>) => elders(parts, call),
    elderAreas: (call: CareCall<'elderAreas'>) => elderAreas(parts, call),
    elder: (call: CareCall<'elder'>) => answered(parts, call, call.input.person, 'care.elder'),
    async setUncalled(call: CareCall<'setUncalled'>): Promise<CareOutput<'setUncalled'>> {
      const { db, input, now } = call
      const { row } = await elderIn(parts, call, input.person, true)
      await writeEntry(db, row.id, { uncalled: input.uncalled }, now)
      await countUnclaimed(db, row.id)
      return answered(parts, call, row.id, 'care.setUncalled')
    },
    importElders: (call: CareCall<'importElders'>) => importElders(parts, call),
    lifeEvent: (call: CareCall<'lifeEvent'>) => writeLifeEvent(parts, call),
    takeBackLife: (call: CareCall<'takeBackLife'>) => takeBackLife(parts, call),
  }
}
