ALTER TABLE "offering" ADD COLUMN "level_from" smallint;--> statement-breakpoint
ALTER TABLE "offering" ADD CONSTRAINT "offering_level" CHECK ("offering"."level_from" between 0 and 4);--> statement-breakpoint
GRANT UPDATE (level_from) ON offering TO senior_care_app;
