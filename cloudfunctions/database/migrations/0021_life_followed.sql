ALTER TABLE "life_event" ADD COLUMN "bookings_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "life_event" ADD COLUMN "assessments_at" timestamp with time zone;--> statement-breakpoint
GRANT UPDATE (bookings_at, assessments_at) ON life_event TO senior_care_app;
--> statement-breakpoint
-- What was followed before this edition is followed, unless its job is still to be done; what was taken back is so no more once that was done too.
UPDATE life_event SET bookings_at = created_at
WHERE NOT EXISTS (SELECT 1 FROM job WHERE about = life_event.id::text AND kind = 'life-changed' AND status <> 'done')
	AND (taken_back_at IS NULL OR EXISTS (SELECT 1 FROM job WHERE about = life_event.id::text AND kind = 'life-taken-back' AND status <> 'done'));
--> statement-breakpoint
UPDATE life_event SET assessments_at = created_at
WHERE NOT EXISTS (SELECT 1 FROM job WHERE about = life_event.id::text AND kind = 'life-assessments' AND status <> 'done')
	AND (taken_back_at IS NULL OR EXISTS (SELECT 1 FROM job WHERE about = life_event.id::text AND kind = 'life-assessments-back' AND status <> 'done'));
