ALTER TABLE "helper" ADD COLUMN "told_hash" text;--> statement-breakpoint
CREATE INDEX "helper_told" ON "helper" USING btree ("told_hash");--> statement-breakpoint
CREATE INDEX "helper_former" ON "helper" USING btree ("former_person_id");--> statement-breakpoint
-- Once she has agreed or refused, nobody finds him by what he typed any more.
GRANT UPDATE (told_hash) ON helper TO senior_care_app;
