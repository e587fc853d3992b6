-- What the application's role may change, column by column. Rows that say what happened (consents, changes of a record,
-- the access log, judgements, decisions, events of a case) can be read and added to, and nothing else.
GRANT SELECT, INSERT ON session, sign_in_code, attempt, invitation, staff, presence, care_case, file, notice, outbox, job
  TO senior_care_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON record_change, consent, access_log, judgement, decision, case_event TO senior_care_app;
--> statement-breakpoint
-- Closing an account destroys its key and forgets how it was recognised.
GRANT UPDATE (wrapped_key, sealed) ON account TO senior_care_app;
--> statement-breakpoint
GRANT DELETE ON identity TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (renewal_hash, former_hash, renewed_at, last_seen_at, ends_at, ended_at, desk_until) ON session TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE, DELETE ON sign_in_code, attempt TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (wrapped_key, sealed, version, identity_hash, identity_seen, service_code_hash, residence, street,
  community_hash, merged_into, erased_at) ON person TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (person_id, relation, standing, scopes, until, sealed_told, former_person_id, version, confirmed_at, ended_at)
  ON helper TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (status, accepted_by) ON invitation TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (account_id, sealed, last_step, invitation_hash, invitation_ends_at, joined_at, ended_at) ON staff TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (ended_at) ON presence TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (state, holder, promised_on, county, street, community_hash, version, updated_at) ON care_case TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (case_id, size, arrived_at, removed_at) ON file TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (read_at) ON notice TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (status, attempts, next_at, last_fault, ended_at, sealed) ON outbox TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (run_at, attempts, claimed_until, status, last_fault, ended_at) ON job TO senior_care_app;
