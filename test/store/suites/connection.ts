import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../cloudfunctions/booking/money/rows'
import { openPostgres } from '../../../cloudfunctions/database/postgres'
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

    it.each([true, false])('has a statement with values prepared where that is wanted: %s', async (prepares) => {
      const at = url()
      if (at === null) return
      const database = openPostgres({ url: at, connections: 1, prepares })
      const asked = (value: number) => rowsOf(database.owner.execute(sql`select ${value}::int + 40 as sum`))
      const sums = [...(await asked(1)), ...(await asked(2)), ...(await asked(3))]
      const kept = sql`select statement from pg_prepared_statements where statement like ${'%+ 40 as sum'}`
      const rows = await rowsOf(database.owner.execute(kept))
      await database.close()
      expect(sums).toEqual([{ sum: 41 }, { sum: 42 }, { sum: 43 }])
      expect(rows).toHaveLength(prepares ? 1 : 0)
    })
  })
}
