import { sql } from 'drizzle-orm'
import type { World } from '../world'

type Rows = { rows: Record<string, unknown>[] }

/** What the application's role may do with each table, and nothing more. */
const GRANTED: Readonly<Record<string, string>> = {
  account: 'INSERT SELECT',
  facility: 'SELECT',
  helper: 'INSERT SELECT',
  identity: 'INSERT SELECT',
  person: 'INSERT SELECT',
  request: 'INSERT SELECT',
  seed: '',
}

const DENIED = '42501'

export function grantsSuite(world: () => World): void {
  describe('the application role', () => {
    const refusedWith = async (statement: string) =>
      world()
        .database.transaction((tx) => tx.execute(sql.raw(statement)))
        .then(
          () => 'done',
          (error: { cause?: { code?: string } }) => error.cause?.code,
        )

    it('has the rights on record for every table of the schema', async () => {
      const { rows } = (await world().database.owner.execute(sql`
        select t.tablename as name, coalesce(string_agg(p.right, ' ' order by p.right), '') as rights
        from pg_tables t
        left join lateral (
          select r as right from unnest(array['INSERT','SELECT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) r
          where has_table_privilege('senior_care_app', format('public.%I', t.tablename), r)
        ) p on true
        where t.schemaname = 'public' group by t.tablename`)) as unknown as Rows
      expect(Object.fromEntries(rows.map(({ name, rights }) => [name, rights]))).toEqual(GRANTED)
    })

    it.each([
      'create table mine (x int)',
      'create temporary table mine (x int)',
      'create schema mine',
      'alter table request add column x int',
      'drop table request',
      'truncate request',
      'create function mine() returns int language sql as $$ select 1 $$',
      "update request set action = 'other'",
      'delete from request',
      'update person set residence = null',
      'delete from helper',
      "update helper set standing = 'confirmed'",
      "insert into facility (id) values ('x')",
      'select * from seed',
    ])('is refused: %s', async (statement) => {
      expect(await refusedWith(statement)).toBe(DENIED)
    })

    it('falls off with its transaction', async () => {
      const who = async () => {
        const { rows } = (await world().database.owner.execute(sql`select current_user as name`)) as unknown as Rows
        return rows[0]?.['name']
      }
      const before = await who()
      await world().database.transaction(async () => undefined)
      expect(await who()).toBe(before)
      expect(before).not.toBe('senior_care_app')
    })
  })
}
