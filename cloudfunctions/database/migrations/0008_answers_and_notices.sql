-- What tells of a person is sealed under her key from here on, so that it goes with her when she is erased.
ALTER TABLE "notice" ADD COLUMN "person_id" uuid;
--> statement-breakpoint
-- Answers of before may name her under the key of whoever asked. Nobody needs them but a repeat that is still under way.
DELETE FROM request;
--> statement-breakpoint
-- An invitation that has ended is read by nobody any more.
GRANT UPDATE (sealed) ON invitation TO senior_care_app;
--> statement-breakpoint
UPDATE invitation SET sealed = '\x' WHERE status <> 'open';
