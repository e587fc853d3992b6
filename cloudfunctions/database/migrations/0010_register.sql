-- Similar spellings are found by trigrams of pinyin: of Chinese letters they tell nothing where LC_CTYPE is C.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "community" (
	"id" text PRIMARY KEY NOT NULL,
	"city" text NOT NULL,
	"county" char(6) NOT NULL,
	"town" text NOT NULL,
	"name" text NOT NULL,
	"lng" numeric(9, 6) NOT NULL,
	"lat" numeric(9, 6) NOT NULL,
	"spot" "point" GENERATED ALWAYS AS (point(lng::float8 / 360 + 0.5, 0.5 - ln(tan(pi() / 4 + radians(lat::float8) / 2)) / (2 * pi()))) STORED,
	"elders" integer,
	"pinyin" text DEFAULT '' NOT NULL,
	"initials" text DEFAULT '' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "community_in_china" CHECK ("community"."lng" between 73 and 136 and "community"."lat" between 3 and 54),
	CONSTRAINT "community_elders" CHECK ("community"."elders" >= 0)
);
--> statement-breakpoint
CREATE TABLE "register_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"city" text NOT NULL,
	"kind" text NOT NULL,
	"digest" char(64) NOT NULL,
	"rows" integer NOT NULL,
	"created" integer NOT NULL,
	"changed" integer NOT NULL,
	"same" integer NOT NULL,
	"seconds" double precision NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "facility_place";--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "number" text;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "spot" "point" GENERATED ALWAYS AS (point(lng::float8 / 360 + 0.5, 0.5 - ln(tan(pi() / 4 + radians(lat::float8) / 2)) / (2 * pi()))) STORED;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "grade" smallint;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "prices" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "open_week" "int4multirange" DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "hours_known" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "holidays" text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "words" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "pinyin" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "initials" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "standard" boolean;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "model" boolean;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "warned" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "closed_on" date;--> statement-breakpoint
CREATE INDEX "community_town" ON "community" USING btree ("city","county","town");--> statement-breakpoint
CREATE INDEX "register_import_city" ON "register_import" USING btree ("city","at");--> statement-breakpoint
CREATE INDEX "facility_spot" ON "facility" USING gist ("spot") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "facility_spot_eat" ON "facility" USING gist ("spot") WHERE closed_on is null and needs @> '{eat}';--> statement-breakpoint
CREATE INDEX "facility_spot_bath" ON "facility" USING gist ("spot") WHERE closed_on is null and needs @> '{bath}';--> statement-breakpoint
CREATE INDEX "facility_spot_day" ON "facility" USING gist ("spot") WHERE closed_on is null and needs @> '{day}';--> statement-breakpoint
CREATE INDEX "facility_spot_visit" ON "facility" USING gist ("spot") WHERE closed_on is null and needs @> '{visit}';--> statement-breakpoint
CREATE INDEX "facility_spot_doctor" ON "facility" USING gist ("spot") WHERE closed_on is null and needs @> '{doctor}';--> statement-breakpoint
CREATE INDEX "facility_spot_live" ON "facility" USING gist ("spot") WHERE closed_on is null and needs @> '{live}';--> statement-breakpoint
CREATE INDEX "facility_spot_learn" ON "facility" USING gist ("spot") WHERE closed_on is null and needs @> '{learn}';--> statement-breakpoint
CREATE INDEX "facility_spot_aid" ON "facility" USING gist ("spot") WHERE closed_on is null and needs @> '{aid}';--> statement-breakpoint
CREATE INDEX "facility_spot_ask" ON "facility" USING gist ("spot") WHERE closed_on is null and needs @> '{ask}';--> statement-breakpoint
CREATE INDEX "facility_pinyin" ON "facility" USING gin ("pinyin" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "facility_initials" ON "facility" USING gin ("initials" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "facility_number" ON "facility" USING btree ("city","number") WHERE "facility"."number" is not null;--> statement-breakpoint
ALTER TABLE "facility" ADD CONSTRAINT "facility_grade" CHECK ("facility"."grade" between 1 and 5);--> statement-breakpoint
ALTER TABLE "facility" ADD CONSTRAINT "facility_holidays" CHECK ("facility"."holidays" in ('open', 'closed', 'unknown'));
--> statement-breakpoint
-- Public data comes in by imports, which run as the owner.
GRANT SELECT ON community, register_import TO senior_care_app;
