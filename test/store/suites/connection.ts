import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../cloudfunctions/booking/money/rows'
import type { World } from '../world'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A database that goes away for a moment takes nobody with it. @param url null where nothing outside can end a connection */
export function connectionSuite(world: () => World, url: () => string | null): void {
  describe('a connection', () => {
    it('that is ended between two statements fails its transaction, and nothing else', async () => {
      if (url() === null) return
      const { database } = world()
      const cut = database.transaction(async (tx) => {
        const [mine] = await rowsOf<{ readonly pid: number }>(tx.execute(sql`select pg_backend_pid() as pid`))
        await database.owner.execute(sql`select pg_terminate_backend(${mine!.pid})`)
        // Nobody asks it anything just now: what it says, it says to whoever listens.
        await pause(100)
        await tx.execute(sql`select 1`)
      })
      await expect(cut).rejects.toThrow()
      const after = await database.transaction((tx) =>
        rowsOf<{ readonly one: number }>(tx.execute(sql`select 1 as one`)),
      )
      expect(after).toEqual([{ one: 1 }])
    })
  })
}
