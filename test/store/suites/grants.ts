import { sql } from 'drizzle-orm'
import type { World } from '../world'

type Rows = { rows: Record<string, unknown>[] }

/** What the application's role may do with each table, and nothing more. */
const GRANTED: Readonly<Record<string, string>> = {
  access_log: 'INSERT SELECT',
  account: 'INSERT SELECT',
  attempt: 'DELETE INSERT SELECT UPDATE',
  care_case: 'INSERT SELECT',
  case_event: 'INSERT SELECT',
  community: 'SELECT',
  consent: 'INSERT SELECT',
  decision: 'INSERT SELECT',
  facility: 'SELECT',
  file: 'INSERT SELECT',
  helper: 'INSERT SELECT',
  helper_decision: 'INSERT SELECT',
  identity: 'DELETE INSERT SELECT',
  invitation: 'INSERT SELECT',
  job: 'INSERT SELECT',
  judgement: 'INSERT SELECT',
  notice: 'INSERT SELECT',
  outbox: 'INSERT SELECT',
  person: 'INSERT SELECT',
  presence: 'INSERT SELECT',
  record_change: 'INSERT SELECT',
  register_import: 'SELECT',
  request: 'INSERT SELECT',
  seed: '',
  session: 'INSERT SELECT',
  sign_in_code: 'DELETE INSERT SELECT UPDATE',
  staff: 'INSERT SELECT',
}

/** The columns that it may change where it may not change them all; what is not here stays as it was written. */
const CHANGEABLE: Readonly<Record<string, string>> = {
  account: 'sealed wrapped_key',
  care_case: 'community_hash county holder promised_on state street updated_at version',
  file: 'arrived_at case_id removed_at size',
  helper:
    'confirmed_at ended_at former_person_id person_id relation scopes sealed_told standing told_hash until version',
  invitation: 'accepted_by sealed status',
  job: 'attempts claimed_until ended_at last_fault run_at status',
  notice: 'read_at',
  outbox: 'attempts ended_at last_fault next_at sealed status',
  person:
    'community_hash erased_at identity_hash identity_seen merged_into residence sealed service_code_hash street version wrapped_key',
  presence: 'ended_at',
  session: 'desk_until ended_at ends_at former_hash last_seen_at renewal_hash renewed_at',
  staff: 'account_id ended_at invitation_ends_at invitation_hash joined_at last_step sealed',
}

/** What happened is never changed. */
const APPEND_ONLY = [
  'consent',
  'record_change',
  'access_log',
  'judgement',
  'decision',
  'helper_decision',
  'case_event',
  'request',
] as const

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

    it('may change the columns on record and no others', async () => {
      const { rows } = (await world().database.owner.execute(sql`
        select t.relname as name, string_agg(a.attname, ' ' order by a.attname) as columns
        from pg_attribute a join pg_class t on t.oid = a.attrelid and t.relkind = 'r'
        where t.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
          and has_column_privilege('senior_care_app', t.oid, a.attnum, 'UPDATE')
          and not has_table_privilege('senior_care_app', t.oid, 'UPDATE')
        group by t.relname`)) as unknown as Rows
      expect(Object.fromEntries(rows.map(({ name, columns }) => [name, columns]))).toEqual(CHANGEABLE)
    })

    it.each(APPEND_ONLY)('cannot change, remove or hold what was written to %s', async (table) => {
      expect(await refusedWith(`delete from ${table}`)).toBe(DENIED)
      expect(await refusedWith(`update ${table} set created_at = now()`)).toBe(DENIED)
      expect(await refusedWith(`truncate ${table}`)).toBe(DENIED)
      expect(await refusedWith(`select 1 from ${table} for update`)).toBe(DENIED)
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
      'delete from person',
      'delete from helper',
      'update helper set account_id = account_id',
      'update session set account_id = account_id',
      'update staff set role = role',
      'update staff set city = city',
      'update notice set sealed = sealed',
      'delete from session',
      'delete from staff',
      'delete from account',
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
