-- Of the register only what follows from acts is changed; its lines come and go with the record.
GRANT SELECT, INSERT, UPDATE, DELETE ON register_entry, found TO senior_care_app;
--> statement-breakpoint
-- What was seen at a door, said on the telephone and done about it stays as it was written.
GRANT SELECT, INSERT ON visit, found_contact, life_event, life_effect, match_run TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (taken_back_at, taken_back_by) ON life_event TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (undone_at) ON life_effect TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (cursor, done, found, failed, updated_at, finished_at) ON match_run TO senior_care_app;
--> statement-breakpoint
-- A visit is never dated after it was written down, whatever a phone's clock says; ten minutes are a clock's.
ALTER TABLE visit ADD CONSTRAINT visit_not_ahead CHECK (at <= created_at + interval '10 minutes');
