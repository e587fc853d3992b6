import { eq } from 'drizzle-orm'
import { facility as table } from '../database/schema'
import { defineFunction } from '../runtime/define'
import { WireFault } from '../runtime/wire-fault'
import { nearest } from './near'
import { toFacility } from './row'

const PAGE = 10

/** Where to go: the register of facilities, read only. */
export const facilityFunction = defineFunction({
  name: 'facility',
  stateless: false,
  handlers: {
    near: ({ db, input }) => nearest(db, { ...input, limit: input.limit ?? PAGE, offset: input.offset ?? 0 }),
    async get({ db, input }) {
      const [row] = await db.select().from(table).where(eq(table.id, input.id))
      if (!row) throw new WireFault('not-found', '这个地方找不到了,可能已经关门或改了名。请回到列表看看别的。')
      return { facility: toFacility(row) }
    },
  },
})
