import { sql } from 'drizzle-orm'
import type { World } from '../world'

type Rows = { rows: Record<string, unknown>[] }

/** What the application's role may do with each table, and nothing more. */
const GRANTED: Readonly<Record<string, string>> = {
  absence: 'INSERT SELECT',
  access_log: 'INSERT SELECT',
  account: 'INSERT SELECT',
  assessment: 'INSERT SELECT',
  assessment_audit: 'INSERT SELECT',
  assessment_certificate: 'INSERT SELECT',
  assessment_result: 'INSERT SELECT',
  assessment_signature: 'INSERT SELECT',
  assessment_tap: 'INSERT SELECT',
  assessment_visit: 'INSERT SELECT',
  assessor: 'INSERT SELECT',
  assessor_time: 'INSERT SELECT',
  attempt: 'DELETE INSERT SELECT UPDATE',
  booking: 'INSERT SELECT',
  booking_event: 'INSERT SELECT',
  booking_share: 'INSERT SELECT',
  booking_worker: 'INSERT SELECT',
  care_case: 'INSERT SELECT',
  care_worker: 'INSERT SELECT',
  case_event: 'INSERT SELECT',
  certificate: 'INSERT SELECT',
  community: 'SELECT',
  consent: 'INSERT SELECT',
  counter_regular: 'INSERT SELECT',
  decision: 'INSERT SELECT',
  duty_shift: 'INSERT SELECT',
  facility: 'SELECT',
  facility_rating: 'INSERT SELECT',
  file: 'INSERT SELECT',
  found: 'DELETE INSERT SELECT UPDATE',
  found_contact: 'INSERT SELECT',
  helper: 'INSERT SELECT',
  helper_decision: 'INSERT SELECT',
  identity: 'DELETE INSERT SELECT',
  invitation: 'INSERT SELECT',
  job: 'INSERT SELECT',
  judgement: 'INSERT SELECT',
  life_effect: 'INSERT SELECT',
  life_event: 'INSERT SELECT',
  match_run: 'INSERT SELECT',
  menu: 'INSERT SELECT',
  notice: 'INSERT SELECT',
  offering: 'INSERT SELECT',
  offering_time: 'INSERT SELECT',
  outbox: 'INSERT SELECT',
  person: 'INSERT SELECT',
  presence: 'INSERT SELECT',
  provider: 'INSERT SELECT',
  provider_standing: 'INSERT SELECT',
  rating: 'INSERT SELECT',
  record_change: 'INSERT SELECT',
  register_entry: 'DELETE INSERT SELECT UPDATE',
  register_import: 'SELECT',
  request: 'INSERT SELECT',
  seed: '',
  service_order: 'INSERT SELECT',
  session: 'INSERT SELECT',
  sign_in_code: 'DELETE INSERT SELECT UPDATE',
  slot: 'INSERT SELECT',
  staff: 'INSERT SELECT',
  subsidy_day: 'SELECT',
  subsidy_entry: 'INSERT SELECT',
  subsidy_grant: 'INSERT SELECT',
  subsidy_month: 'INSERT SELECT',
  urgent_call: 'INSERT SELECT',
  urgent_told: 'INSERT SELECT',
  visit: 'INSERT SELECT',
  visit_place: 'INSERT SELECT',
  waiting_place: 'INSERT SELECT',
}

/** The columns that it may change where it may not change them all; what is not here stays as it was written. */
const CHANGEABLE: Readonly<Record<string, string>> = {
  absence: 'by_staff next_at outcome sealed state updated_at',
  account: 'sealed wrapped_key',
  assessment:
    'checked_by from_day level object_until reason result_id reviewed_by round sealed state told_at updated_at valid_to version visit_id',
  assessment_certificate: 'ended_at',
  assessment_visit: 'active community_hash day drawn during signed_at street version',
  assessor: 'medical valid_to version',
  assessor_time: 'active',
  booking:
    'answer_by confirmed_at confirmed_by day during free_until late_percent list_fen meal own_fen served_at slot_id starts_at state stopped_percent subsidised updated_at version',
  booking_worker: 'active during',
  care_case: 'community_hash county desk holder promised_on state street updated_at version',
  care_worker: 'blacklisted_on ended_at sealed sex staff_id version',
  certificate: 'revoked_at',
  counter_regular: 'last_on tail_hash visits',
  duty_shift: 'ended_at',
  facility_rating: 'fair good poor',
  file: 'arrived_at case_id removed_at size',
  helper:
    'confirmed_at ended_at former_person_id person_id relation scopes sealed_told standing told_hash until version',
  invitation: 'accepted_by sealed status',
  job: 'attempts claimed_until ended_at last_fault run_at status',
  life_effect: 'undone_at',
  life_event: 'assessments_at bookings_at taken_back_at taken_back_by',
  match_run: 'cursor done failed finished_at found updated_at',
  menu: 'dishes updated_at version',
  notice: 'read_at',
  offering:
    'about acceptance answer_minutes closed_at closes_days closes_minute concessions diets fen free_days free_minute late_percent level_from minutes name reach_metres stopped_percent version wait_minutes',
  offering_time: 'ended_at',
  outbox: 'attempts ended_at last_fault next_at sealed status',
  person:
    'community_hash erased_at identity_hash identity_seen merged_into residence sealed sealed_code service_code_hash street version wrapped_key',
  presence: 'ended_at',
  provider: 'blacklist_reason blacklisted_on phone',
  service_order: 'asks_if_absent ended_at made_until paused_from paused_until sealed units version',
  session: 'desk_until ended_at ends_at former_hash last_seen_at renewal_hash renewed_at',
  slot: 'booked capacity closed',
  staff: 'account_id ended_at invitation_ends_at invitation_hash joined_at last_step sealed',
  subsidy_grant:
    'checked_by clause daily decided_at decided_by from_day monthly review_on sealed state stop_reason until_day updated_at version visit_fen',
  urgent_call: 'answered_at answered_by_account answered_by_staff ended_at next_at sealed state step',
  waiting_place: 'offered_until state',
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
  'booking_event',
  'booking_share',
  'subsidy_entry',
  'rating',
  'visit_place',
  'assessment_tap',
  'assessment_signature',
  'assessment_result',
  'assessment_audit',
  'visit',
  'found_contact',
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
      'update subsidy_month set held = 0',
      'delete from subsidy_month',
      'delete from subsidy_grant',
      'update subsidy_grant set person_id = person_id',
      'delete from subsidy_day',
      'delete from booking',
      'update booking set person_id = person_id',
      'update slot set starts_at = starts_at',
      'update provider set name = name',
      'delete from assessment',
      'update assessment set person_id = person_id',
      'delete from assessment_visit',
      'update assessment_visit set first = first',
      'delete from assessor_time',
      'update assessment_certificate set level = level',
      'update assessment_certificate set valid_to = valid_to',
      'delete from assessment_certificate',
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
