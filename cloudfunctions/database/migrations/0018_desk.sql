CREATE TABLE "found" (
	"person_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"county" char(6) NOT NULL,
	"street" text,
	"community_hash" text,
	"kind" text NOT NULL,
	"cause" text NOT NULL,
	"state" text NOT NULL,
	"perhaps" boolean NOT NULL,
	"from" date NOT NULL,
	"pack" text NOT NULL,
	"case_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "found_person_id_ref_pk" PRIMARY KEY("person_id","ref"),
	CONSTRAINT "found_kind" CHECK ("found"."kind" in ('entitled', 'soon', 'changed')),
	CONSTRAINT "found_state" CHECK ("found"."state" in ('open', 'told', 'wants', 'declined', 'unreached', 'applied', 'has', 'over'))
);
--> statement-breakpoint
CREATE TABLE "found_contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "found_contact_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "life_effect" (
	"event_id" uuid NOT NULL,
	"what" text NOT NULL,
	"about" uuid NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "life_effect_event_id_what_about_pk" PRIMARY KEY("event_id","what","about")
);
--> statement-breakpoint
CREATE TABLE "life_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on" date NOT NULL,
	"before" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "life_event_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone,
	"taken_back_by" uuid
);
--> statement-breakpoint
CREATE TABLE "match_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"city" text NOT NULL,
	"on" date NOT NULL,
	"pack" text NOT NULL,
	"cursor" uuid,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "register_entry" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"county" char(6) NOT NULL,
	"street" text,
	"community_hash" text,
	"name_hash" text,
	"phone_hash" text,
	"birth_month" date,
	"alone" boolean NOT NULL,
	"unable" boolean NOT NULL,
	"low_income" boolean NOT NULL,
	"tier" text,
	"whereabouts" text DEFAULT 'home' NOT NULL,
	"uncalled" boolean DEFAULT false NOT NULL,
	"last_visit_on" date,
	"raised_for" date,
	"unclaimed" smallint DEFAULT 0 NOT NULL,
	"judged_on" date,
	"judged_by" text,
	"verdicts" text[],
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "register_entry_whereabouts" CHECK ("register_entry"."whereabouts" in ('home', 'hospital', 'institution', 'moved', 'died')),
	CONSTRAINT "register_entry_unclaimed" CHECK ("register_entry"."unclaimed" >= 0)
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"county" char(6) NOT NULL,
	"street" text,
	"community_hash" text,
	"on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"mode" text NOT NULL,
	"outcome" text NOT NULL,
	"tier" text,
	"cases" smallint DEFAULT 0 NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff" DROP CONSTRAINT "staff_role";--> statement-breakpoint
ALTER TABLE "found" ADD CONSTRAINT "found_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "found_contact" ADD CONSTRAINT "found_contact_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "found_contact" ADD CONSTRAINT "found_contact_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_effect" ADD CONSTRAINT "life_effect_event_id_life_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."life_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_event" ADD CONSTRAINT "life_event_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_event" ADD CONSTRAINT "life_event_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_event" ADD CONSTRAINT "life_event_taken_back_by_staff_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "found_home" ON "found" USING btree ("county","street","community_hash","ref","state");--> statement-breakpoint
CREATE INDEX "found_contact_person" ON "found_contact" USING btree ("person_id","ref","seq");--> statement-breakpoint
CREATE INDEX "life_event_person" ON "life_event" USING btree ("person_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "match_run_open" ON "match_run" USING btree ("city") WHERE "match_run"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "register_entry_home" ON "register_entry" USING btree ("county","street","community_hash","person_id");--> statement-breakpoint
CREATE INDEX "register_entry_unvisited" ON "register_entry" USING btree ("county","street","community_hash","last_visit_on") WHERE "register_entry"."tier" is not null and "register_entry"."whereabouts" = 'home';--> statement-breakpoint
CREATE INDEX "register_entry_name" ON "register_entry" USING btree ("name_hash");--> statement-breakpoint
CREATE INDEX "register_entry_phone" ON "register_entry" USING btree ("phone_hash");--> statement-breakpoint
CREATE INDEX "visit_person" ON "visit" USING btree ("person_id","on");--> statement-breakpoint
CREATE INDEX "visit_home" ON "visit" USING btree ("county","street","community_hash","on");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_once" ON "visit" USING btree ("person_id","staff_id","at");--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_role" CHECK ("staff"."role" in ('operator', 'community-worker', 'phone-agent', 'official', 'clerk', 'care-worker', 'assessor'));