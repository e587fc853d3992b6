CREATE TABLE "assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"city" text NOT NULL,
	"county" char(6) NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"round" smallint DEFAULT 1 NOT NULL,
	"visit_id" uuid,
	"result_id" uuid,
	"level" smallint,
	"told_at" timestamp with time zone,
	"object_until" date,
	"from_day" date,
	"valid_to" date,
	"checked_by" uuid,
	"reviewed_by" uuid,
	"sealed" "bytea" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assessment_round" CHECK ("assessment"."round" in (1, 2)),
	CONSTRAINT "assessment_level" CHECK ("assessment"."level" between 0 and 4),
	CONSTRAINT "assessment_in_force" CHECK ("assessment"."state" not in ('told', 'in-force', 'expired', 'superseded') or ("assessment"."result_id" is not null and "assessment"."level" is not null)),
	CONSTRAINT "assessment_valid_days" CHECK ("assessment"."state" <> 'in-force' or ("assessment"."from_day" is not null and "assessment"."valid_to" > "assessment"."from_day"))
);
--> statement-breakpoint
CREATE TABLE "assessment_audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"by_staff" uuid NOT NULL,
	"by_account" uuid NOT NULL,
	"fine" boolean NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessment_certificate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"result_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"code" char(12) NOT NULL,
	"level" smallint NOT NULL,
	"on" date NOT NULL,
	"valid_to" date NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessment_result" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"instrument" text NOT NULL,
	"edition" smallint NOT NULL,
	"level" smallint NOT NULL,
	"on" date NOT NULL,
	"sealed" "bytea" NOT NULL,
	"supersedes" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assessment_result_level" CHECK ("assessment_result"."level" between 0 and 4)
);
--> statement-breakpoint
CREATE TABLE "assessment_signature" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"who" text NOT NULL,
	"staff_id" uuid,
	"step" integer,
	"sealed" "bytea" NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assessment_signature_who" CHECK (("assessment_signature"."who" = 'informant') = ("assessment_signature"."staff_id" is null))
);
--> statement-breakpoint
CREATE TABLE "assessment_tap" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"seat" text NOT NULL,
	"by_staff" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"tapped_at" timestamp with time zone NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "assessment_tap_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessment_visit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"provider_id" text NOT NULL,
	"first" uuid NOT NULL,
	"second" uuid NOT NULL,
	"during" "tstzrange",
	"day" date,
	"county" char(6) NOT NULL,
	"street" text,
	"community_hash" text,
	"active" boolean DEFAULT true NOT NULL,
	"signed_at" timestamp with time zone,
	"drawn" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assessment_visit_two" CHECK ("assessment_visit"."first" <> "assessment_visit"."second"),
	CONSTRAINT "assessment_visit_day" CHECK (("assessment_visit"."during" is null) = ("assessment_visit"."day" is null))
);
--> statement-breakpoint
CREATE TABLE "assessor" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"medical" boolean NOT NULL,
	"valid_to" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessor_time" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff" DROP CONSTRAINT "staff_role";--> statement-breakpoint
ALTER TABLE "staff" DROP CONSTRAINT "staff_provider";--> statement-breakpoint
ALTER TABLE "provider" ADD COLUMN "assesses" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_case_id_care_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."care_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_checked_by_staff_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_reviewed_by_staff_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_audit" ADD CONSTRAINT "assessment_audit_visit_id_assessment_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."assessment_visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_audit" ADD CONSTRAINT "assessment_audit_by_staff_staff_id_fk" FOREIGN KEY ("by_staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_audit" ADD CONSTRAINT "assessment_audit_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_certificate" ADD CONSTRAINT "assessment_certificate_result_id_assessment_result_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."assessment_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_certificate" ADD CONSTRAINT "assessment_certificate_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_result" ADD CONSTRAINT "assessment_result_visit_id_assessment_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."assessment_visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_result" ADD CONSTRAINT "assessment_result_assessment_id_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_result" ADD CONSTRAINT "assessment_result_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_signature" ADD CONSTRAINT "assessment_signature_visit_id_assessment_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."assessment_visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_signature" ADD CONSTRAINT "assessment_signature_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_tap" ADD CONSTRAINT "assessment_tap_visit_id_assessment_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."assessment_visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_tap" ADD CONSTRAINT "assessment_tap_by_staff_staff_id_fk" FOREIGN KEY ("by_staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_visit" ADD CONSTRAINT "assessment_visit_assessment_id_assessment_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_visit" ADD CONSTRAINT "assessment_visit_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_visit" ADD CONSTRAINT "assessment_visit_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_visit" ADD CONSTRAINT "assessment_visit_first_staff_id_fk" FOREIGN KEY ("first") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_visit" ADD CONSTRAINT "assessment_visit_second_staff_id_fk" FOREIGN KEY ("second") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessor" ADD CONSTRAINT "assessor_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessor_time" ADD CONSTRAINT "assessor_time_visit_id_assessment_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."assessment_visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessor_time" ADD CONSTRAINT "assessor_time_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_case" ON "assessment" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "assessment_person" ON "assessment" USING btree ("person_id","state");--> statement-breakpoint
CREATE INDEX "assessment_desk" ON "assessment" USING btree ("city","county","state");--> statement-breakpoint
CREATE INDEX "assessment_valid" ON "assessment" USING btree ("valid_to") WHERE "assessment"."state" = 'in-force';--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_once" ON "assessment" USING btree ("person_id") WHERE "assessment"."state" in ('received', 'returned', 'checked', 'assigned', 'appointed', 'assessed', 'told', 'objected');--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_audit_once" ON "assessment_audit" USING btree ("visit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_certificate_code" ON "assessment_certificate" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_certificate_result" ON "assessment_certificate" USING btree ("result_id");--> statement-breakpoint
CREATE INDEX "assessment_certificate_person" ON "assessment_certificate" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_result_visit" ON "assessment_result" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "assessment_result_of" ON "assessment_result" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "assessment_result_person" ON "assessment_result" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_signature_seat" ON "assessment_signature" USING btree ("visit_id","who");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_signature_staff" ON "assessment_signature" USING btree ("visit_id","staff_id") WHERE "assessment_signature"."staff_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_signature_step" ON "assessment_signature" USING btree ("staff_id","step") WHERE "assessment_signature"."step" is not null;--> statement-breakpoint
CREATE INDEX "assessment_tap_visit" ON "assessment_tap" USING btree ("visit_id","seq");--> statement-breakpoint
CREATE INDEX "assessment_visit_of" ON "assessment_visit" USING btree ("assessment_id","round");--> statement-breakpoint
CREATE INDEX "assessment_visit_first" ON "assessment_visit" USING btree ("first","day");--> statement-breakpoint
CREATE INDEX "assessment_visit_second" ON "assessment_visit" USING btree ("second","day");--> statement-breakpoint
CREATE INDEX "assessment_visit_org" ON "assessment_visit" USING btree ("provider_id","signed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_visit_one" ON "assessment_visit" USING btree ("assessment_id") WHERE "assessment_visit"."active" and "assessment_visit"."signed_at" is null;--> statement-breakpoint
CREATE INDEX "assessor_time_visit" ON "assessor_time" USING btree ("visit_id");--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_role" CHECK ("staff"."role" in ('operator', 'community-worker', 'official', 'clerk', 'care-worker', 'assessor'));--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_provider" CHECK (("staff"."role" in ('clerk', 'care-worker', 'assessor')) = ("staff"."provider_id" is not null));