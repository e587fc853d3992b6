CREATE TABLE "attempt" (
	"key_hash" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"renewal_hash" text NOT NULL,
	"former_hash" text,
	"renewed_at" timestamp with time zone NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"desk_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_code" (
	"phone_hash" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"tries_left" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"action" text NOT NULL,
	"case_id" uuid,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"class" text NOT NULL,
	"version" text NOT NULL,
	"given" boolean NOT NULL,
	"way" text NOT NULL,
	"by_account" uuid NOT NULL,
	"ground" text NOT NULL,
	"sealed_proof" "bytea",
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"helper_id" uuid,
	"by_account" uuid NOT NULL,
	"link_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"until" timestamp with time zone,
	"sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"accepted_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitation_kind" CHECK ("invitation"."kind" in ('helper', 'elder')),
	CONSTRAINT "invitation_status" CHECK ("invitation"."status" in ('open', 'accepted', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "judgement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"by_account" uuid NOT NULL,
	"ground" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about" uuid NOT NULL,
	"outcome" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"by_staff" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"proof" text NOT NULL,
	"sealed_proof" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"role" text NOT NULL,
	"city" text NOT NULL,
	"county" char(6),
	"street" text,
	"community_hash" text,
	"wrapped_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"last_step" integer DEFAULT 0 NOT NULL,
	"invitation_hash" text,
	"invited_by" uuid,
	"invitation_ends_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "staff_role" CHECK ("staff"."role" in ('operator', 'community-worker')),
	CONSTRAINT "staff_street" CHECK ("staff"."street" is null or "staff"."county" is not null)
);
--> statement-breakpoint
CREATE TABLE "care_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" char(8) NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"state" text NOT NULL,
	"city" text NOT NULL,
	"county" char(6) NOT NULL,
	"street" text,
	"community_hash" text,
	"holder" uuid,
	"promised_on" date,
	"opened_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "care_case_number_digits" CHECK ("care_case"."number" ~ '^[0-9]{8}$')
);
--> statement-breakpoint
CREATE TABLE "case_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"by_account" uuid NOT NULL,
	"ground" text NOT NULL,
	"staff_id" uuid,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"case_id" uuid,
	"by_account" uuid NOT NULL,
	"type" text NOT NULL,
	"size" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"arrived_at" timestamp with time zone,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	"status" text NOT NULL,
	"last_fault" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "job_status" CHECK ("job"."status" in ('waiting', 'done', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"template" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"template" text NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"last_fault" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "outbox_status" CHECK ("outbox"."status" in ('waiting', 'sent', 'dead'))
);
--> statement-breakpoint
ALTER TABLE "helper" DROP CONSTRAINT "helper_standing";--> statement-breakpoint
ALTER TABLE "identity" DROP CONSTRAINT "identity_provider";--> statement-breakpoint
ALTER TABLE "helper" DROP CONSTRAINT "helper_account_id_person_id_pk";--> statement-breakpoint
ALTER TABLE "account" ALTER COLUMN "wrapped_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ALTER COLUMN "wrapped_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "helper" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "helper" ALTER COLUMN "id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "helper" ADD COLUMN "scopes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE "helper" SET "scopes" = array['view', 'handle', 'book', 'pay', 'assess'] WHERE "standing" <> 'unconfirmed';--> statement-breakpoint
ALTER TABLE "helper" ALTER COLUMN "scopes" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "helper" ADD COLUMN "until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "helper" ADD COLUMN "sealed_told" "bytea";--> statement-breakpoint
ALTER TABLE "helper" ADD COLUMN "former_person_id" uuid;--> statement-breakpoint
ALTER TABLE "helper" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "helper" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "helper" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "identity_hash" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "identity_seen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "service_code_hash" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "street" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "community_hash" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_helper_id_helper_id_fk" FOREIGN KEY ("helper_id") REFERENCES "public"."helper"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accepted_by_account_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_change" ADD CONSTRAINT "record_change_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_by_staff_staff_id_fk" FOREIGN KEY ("by_staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_case" ADD CONSTRAINT "care_case_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_case" ADD CONSTRAINT "care_case_holder_staff_id_fk" FOREIGN KEY ("holder") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_case" ADD CONSTRAINT "care_case_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_care_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."care_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_case_id_care_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."care_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_since" ON "attempt" USING btree ("since");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "access_log_person" ON "access_log" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "consent_person" ON "consent" USING btree ("person_id","class","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_link" ON "invitation" USING btree ("link_hash");--> statement-breakpoint
CREATE INDEX "invitation_code" ON "invitation" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "invitation_person" ON "invitation" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "judgement_person" ON "judgement" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "record_change_person" ON "record_change" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "decision_person" ON "decision" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "presence_open" ON "presence" USING btree ("staff_id") WHERE "presence"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "presence_person" ON "presence" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_account" ON "staff" USING btree ("account_id") WHERE "staff"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_invitation" ON "staff" USING btree ("invitation_hash");--> statement-breakpoint
CREATE INDEX "staff_division" ON "staff" USING btree ("county","street");--> statement-breakpoint
CREATE UNIQUE INDEX "care_case_number" ON "care_case" USING btree ("number");--> statement-breakpoint
CREATE INDEX "care_case_person" ON "care_case" USING btree ("person_id","updated_at");--> statement-breakpoint
CREATE INDEX "care_case_desk" ON "care_case" USING btree ("county","street","state","promised_on");--> statement-breakpoint
CREATE INDEX "care_case_holder" ON "care_case" USING btree ("holder","state");--> statement-breakpoint
CREATE UNIQUE INDEX "case_event_seq" ON "case_event" USING btree ("case_id","seq");--> statement-breakpoint
CREATE INDEX "file_case" ON "file" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "file_person" ON "file" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "job_about" ON "job" USING btree ("kind","about");--> statement-breakpoint
CREATE INDEX "job_due" ON "job" USING btree ("run_at") WHERE "job"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "notice_account" ON "notice" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_at") WHERE "outbox"."status" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "helper_active" ON "helper" USING btree ("account_id","person_id") WHERE "helper"."standing" <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "helper_one_self" ON "helper" USING btree ("person_id") WHERE "helper"."standing" = 'self';--> statement-breakpoint
CREATE INDEX "identity_account" ON "identity" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_identity" ON "person" USING btree ("identity_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "person_service_code" ON "person" USING btree ("service_code_hash");--> statement-breakpoint
CREATE INDEX "person_merged" ON "person" USING btree ("merged_into");--> statement-breakpoint
ALTER TABLE "helper" ADD CONSTRAINT "helper_scopes" CHECK ("helper"."scopes" <@ array['view', 'handle', 'book', 'pay', 'assess']);--> statement-breakpoint
ALTER TABLE "helper" ADD CONSTRAINT "helper_unconfirmed_scopes" CHECK ("helper"."standing" <> 'unconfirmed' or cardinality("helper"."scopes") = 0);--> statement-breakpoint
ALTER TABLE "helper" ADD CONSTRAINT "helper_standing" CHECK ("helper"."standing" in ('self', 'guardian', 'confirmed', 'unconfirmed', 'ended'));--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_provider" CHECK ("identity"."provider" in ('wechat', 'phone', 'demo'));