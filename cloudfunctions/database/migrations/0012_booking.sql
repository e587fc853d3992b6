CREATE TABLE "provider" (
	"id" text PRIMARY KEY NOT NULL,
	"city" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"blacklisted_on" date,
	"blacklist_reason" text,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_worker" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" text NOT NULL,
	"staff_id" uuid,
	"wrapped_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"sex" text NOT NULL,
	"blacklisted_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"worker_id" uuid NOT NULL,
	"skill" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "certificate_days" CHECK ("certificate"."valid_to" >= "certificate"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "menu" (
	"id" uuid PRIMARY KEY NOT NULL,
	"facility_id" text NOT NULL,
	"day" date NOT NULL,
	"meal" text NOT NULL,
	"dishes" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offering" (
	"id" uuid PRIMARY KEY NOT NULL,
	"city" text NOT NULL,
	"county" char(6) NOT NULL,
	"provider_id" text NOT NULL,
	"facility_id" text NOT NULL,
	"service" text NOT NULL,
	"name" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"fen" integer NOT NULL,
	"unit" text NOT NULL,
	"minutes" smallint NOT NULL,
	"concessions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"acceptance" text NOT NULL,
	"answer_minutes" smallint DEFAULT 120 NOT NULL,
	"closes_days" smallint DEFAULT 0 NOT NULL,
	"closes_minute" smallint NOT NULL,
	"free_days" smallint DEFAULT 0 NOT NULL,
	"free_minute" smallint NOT NULL,
	"late_percent" smallint DEFAULT 0 NOT NULL,
	"stopped_percent" smallint DEFAULT 0 NOT NULL,
	"wait_minutes" smallint DEFAULT 60 NOT NULL,
	"reach_metres" integer,
	"kitchen_id" text,
	"through_id" text,
	"diets" text[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"closed_at" timestamp with time zone,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "offering_fen" CHECK ("offering"."fen" between 0 and 10000000),
	CONSTRAINT "offering_minutes" CHECK ("offering"."minutes" between 5 and 720),
	CONSTRAINT "offering_percent" CHECK ("offering"."late_percent" between 0 and 100 and "offering"."stopped_percent" between 0 and 100),
	CONSTRAINT "offering_closes" CHECK ("offering"."closes_days" between 0 and 14 and "offering"."closes_minute" between 0 and 1440)
);
--> statement-breakpoint
CREATE TABLE "offering_time" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offering_id" uuid NOT NULL,
	"weekdays" smallint[] NOT NULL,
	"starts" smallint NOT NULL,
	"ends" smallint NOT NULL,
	"capacity" integer NOT NULL,
	"meal" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "offering_time_span" CHECK ("offering_time"."starts" >= 0 and "offering_time"."ends" > "offering_time"."starts" and "offering_time"."ends" <= 1440),
	CONSTRAINT "offering_time_capacity" CHECK ("offering_time"."capacity" > 0)
);
--> statement-breakpoint
CREATE TABLE "slot" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offering_id" uuid NOT NULL,
	"day" date NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"meal" text,
	"capacity" integer NOT NULL,
	"booked" integer DEFAULT 0 NOT NULL,
	"closed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "slot_booked" CHECK ("slot"."booked" >= 0 and "slot"."booked" <= "slot"."capacity"),
	CONSTRAINT "slot_span" CHECK ("slot"."ends_at" > "slot"."starts_at" and "slot"."closes_at" <= "slot"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "absence" (
	"booking_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"state" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"by_staff" uuid,
	"sealed" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"offering_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"slot_id" uuid,
	"day" date NOT NULL,
	"meal" text,
	"starts_at" timestamp with time zone NOT NULL,
	"during" "tstzrange" NOT NULL,
	"place" text,
	"state" text NOT NULL,
	"units" smallint NOT NULL,
	"list_fen" integer NOT NULL,
	"own_fen" integer NOT NULL,
	"subsidised" boolean NOT NULL,
	"payment" text DEFAULT 'on-delivery' NOT NULL,
	"undo_until" timestamp with time zone NOT NULL,
	"free_until" timestamp with time zone,
	"late_percent" smallint DEFAULT 0 NOT NULL,
	"stopped_percent" smallint DEFAULT 0 NOT NULL,
	"answer_by" timestamp with time zone,
	"served_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "booking_money" CHECK ("booking"."own_fen" >= 0 and "booking"."own_fen" <= "booking"."list_fen"),
	CONSTRAINT "booking_units" CHECK ("booking"."units" between 1 and 6)
);
--> statement-breakpoint
CREATE TABLE "booking_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"by_account" uuid,
	"ground" text,
	"staff_id" uuid,
	"sealed" "bytea",
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "booking_event_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking_share" (
	"booking_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"turn" smallint DEFAULT 1 NOT NULL,
	"payer" text NOT NULL,
	"programme" text DEFAULT '' NOT NULL,
	"fen" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "booking_share_booking_id_stage_turn_payer_programme_pk" PRIMARY KEY("booking_id","stage","turn","payer","programme"),
	CONSTRAINT "booking_share_fen" CHECK ("booking_share"."fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "booking_worker" (
	"booking_id" uuid NOT NULL,
	"worker_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "booking_worker_booking_id_worker_id_pk" PRIMARY KEY("booking_id","worker_id")
);
--> statement-breakpoint
CREATE TABLE "counter_regular" (
	"provider_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"tail_hash" text NOT NULL,
	"last_on" date NOT NULL,
	"visits" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "counter_regular_provider_id_person_id_pk" PRIMARY KEY("provider_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "facility_rating" (
	"facility_id" text PRIMARY KEY NOT NULL,
	"good" integer DEFAULT 0 NOT NULL,
	"fair" integer DEFAULT 0 NOT NULL,
	"poor" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"booking_id" uuid PRIMARY KEY NOT NULL,
	"facility_id" text NOT NULL,
	"score" text NOT NULL,
	"sealed" "bytea",
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"offering_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"kind" text NOT NULL,
	"weekly" jsonb,
	"made_until" date,
	"paused_from" date,
	"paused_until" date,
	"units" smallint NOT NULL,
	"asks_if_absent" boolean DEFAULT false NOT NULL,
	"sealed" "bytea" NOT NULL,
	"by_account" uuid NOT NULL,
	"ground" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_order_weekly_rule" CHECK (("service_order"."kind" = 'weekly') = ("service_order"."weekly" is not null))
);
--> statement-breakpoint
CREATE TABLE "visit_place" (
	"booking_id" uuid PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_standing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" text NOT NULL,
	"serves" boolean NOT NULL,
	"words" text NOT NULL,
	"by_staff" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "provider_standing_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiting_place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slot_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"units" smallint NOT NULL,
	"state" text NOT NULL,
	"offered_until" timestamp with time zone,
	"by_account" uuid NOT NULL,
	"ground" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "waiting_place_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "waiting_place_units" CHECK ("waiting_place"."units" between 1 and 6),
	CONSTRAINT "waiting_place_offer" CHECK (("waiting_place"."state" = 'offered') = ("waiting_place"."offered_until" is not null))
);
--> statement-breakpoint
CREATE TABLE "subsidy_day" (
	"grant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"booking_id" uuid NOT NULL,
	CONSTRAINT "subsidy_day_grant_id_day_pk" PRIMARY KEY("grant_id","day")
);
--> statement-breakpoint
CREATE TABLE "subsidy_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"month_id" uuid NOT NULL,
	"booking_id" uuid,
	"turn" smallint DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"amount" integer NOT NULL,
	"fen" integer NOT NULL,
	"day" date,
	"by_account" uuid,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "subsidy_entry_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subsidy_entry_amount" CHECK ("subsidy_entry"."amount" > 0 and "subsidy_entry"."fen" >= 0),
	CONSTRAINT "subsidy_entry_about" CHECK (("subsidy_entry"."kind" in ('hold', 'settle', 'release')) = ("subsidy_entry"."booking_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "subsidy_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"programme" text NOT NULL,
	"city" text NOT NULL,
	"county" char(6) NOT NULL,
	"state" text NOT NULL,
	"unit" text NOT NULL,
	"monthly" integer,
	"daily" integer,
	"visit_fen" integer,
	"from_day" date,
	"until_day" date,
	"review_on" date,
	"clause" text,
	"checked_by" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"stop_reason" text,
	"sealed" "bytea" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subsidy_grant_approved" CHECK ("subsidy_grant"."state" not in ('in-force', 'stopped', 'ended') or ("subsidy_grant"."decided_by" is not null and "subsidy_grant"."decided_at" is not null and "subsidy_grant"."clause" is not null and "subsidy_grant"."monthly" > 0 and "subsidy_grant"."from_day" is not null)),
	CONSTRAINT "subsidy_grant_days" CHECK ("subsidy_grant"."until_day" is null or "subsidy_grant"."until_day" >= "subsidy_grant"."from_day")
);
--> statement-breakpoint
CREATE TABLE "subsidy_month" (
	"id" uuid PRIMARY KEY NOT NULL,
	"grant_id" uuid NOT NULL,
	"month" char(7) NOT NULL,
	"unit" text NOT NULL,
	"allotted" integer DEFAULT 0 NOT NULL,
	"carried_in" integer DEFAULT 0 NOT NULL,
	"carried_out" integer DEFAULT 0 NOT NULL,
	"lapsed" integer DEFAULT 0 NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"settled" integer DEFAULT 0 NOT NULL,
	"entries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subsidy_month_text" CHECK ("subsidy_month"."month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "subsidy_month_balance" CHECK ("subsidy_month"."held" >= 0 and "subsidy_month"."settled" >= 0 and "subsidy_month"."held" + "subsidy_month"."settled" + "subsidy_month"."carried_out" + "subsidy_month"."lapsed" <= "subsidy_month"."allotted" + "subsidy_month"."carried_in")
);
--> statement-breakpoint
CREATE TABLE "duty_shift" (
	"id" uuid PRIMARY KEY NOT NULL,
	"city" text NOT NULL,
	"county" char(6) NOT NULL,
	"street" text,
	"provider_id" text,
	"staff_id" uuid NOT NULL,
	"day" date NOT NULL,
	"starts" smallint NOT NULL,
	"ends" smallint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "duty_shift_span" CHECK ("duty_shift"."starts" >= 0 and "duty_shift"."ends" > "duty_shift"."starts" and "duty_shift"."ends" <= 1440)
);
--> statement-breakpoint
CREATE TABLE "urgent_call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"step" smallint DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"answered_by_account" uuid,
	"answered_by_staff" uuid,
	"answered_at" timestamp with time zone,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "urgent_call_answer" CHECK ("urgent_call"."state" <> 'answered' or "urgent_call"."answered_by_account" is not null)
);
--> statement-breakpoint
CREATE TABLE "urgent_told" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"staff_id" uuid,
	"step" smallint NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "urgent_told_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff" DROP CONSTRAINT "staff_role";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "sealed_code" "bytea";--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "care_case" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "care_case" ADD COLUMN "desk" text DEFAULT 'street' NOT NULL;--> statement-breakpoint
ALTER TABLE "care_worker" ADD CONSTRAINT "care_worker_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_worker" ADD CONSTRAINT "care_worker_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_worker_id_care_worker_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."care_worker"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu" ADD CONSTRAINT "menu_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offering" ADD CONSTRAINT "offering_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offering" ADD CONSTRAINT "offering_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offering" ADD CONSTRAINT "offering_kitchen_id_facility_id_fk" FOREIGN KEY ("kitchen_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offering" ADD CONSTRAINT "offering_through_id_facility_id_fk" FOREIGN KEY ("through_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offering_time" ADD CONSTRAINT "offering_time_offering_id_offering_id_fk" FOREIGN KEY ("offering_id") REFERENCES "public"."offering"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_offering_id_offering_id_fk" FOREIGN KEY ("offering_id") REFERENCES "public"."offering"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_by_staff_staff_id_fk" FOREIGN KEY ("by_staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_order_id_service_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."service_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_offering_id_offering_id_fk" FOREIGN KEY ("offering_id") REFERENCES "public"."offering"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_slot_id_slot_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_event" ADD CONSTRAINT "booking_event_order_id_service_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."service_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_event" ADD CONSTRAINT "booking_event_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_event" ADD CONSTRAINT "booking_event_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_event" ADD CONSTRAINT "booking_event_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_share" ADD CONSTRAINT "booking_share_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_worker" ADD CONSTRAINT "booking_worker_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_worker" ADD CONSTRAINT "booking_worker_worker_id_care_worker_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."care_worker"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_regular" ADD CONSTRAINT "counter_regular_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_regular" ADD CONSTRAINT "counter_regular_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_rating" ADD CONSTRAINT "facility_rating_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_case_id_care_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."care_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_offering_id_offering_id_fk" FOREIGN KEY ("offering_id") REFERENCES "public"."offering"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_place" ADD CONSTRAINT "visit_place_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_place" ADD CONSTRAINT "waiting_place_slot_id_slot_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_place" ADD CONSTRAINT "waiting_place_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_place" ADD CONSTRAINT "waiting_place_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_day" ADD CONSTRAINT "subsidy_day_grant_id_subsidy_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."subsidy_grant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_day" ADD CONSTRAINT "subsidy_day_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_entry" ADD CONSTRAINT "subsidy_entry_month_id_subsidy_month_id_fk" FOREIGN KEY ("month_id") REFERENCES "public"."subsidy_month"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_entry" ADD CONSTRAINT "subsidy_entry_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_entry" ADD CONSTRAINT "subsidy_entry_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_grant" ADD CONSTRAINT "subsidy_grant_case_id_care_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."care_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_grant" ADD CONSTRAINT "subsidy_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_grant" ADD CONSTRAINT "subsidy_grant_checked_by_staff_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_grant" ADD CONSTRAINT "subsidy_grant_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_month" ADD CONSTRAINT "subsidy_month_grant_id_subsidy_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."subsidy_grant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_shift" ADD CONSTRAINT "duty_shift_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_shift" ADD CONSTRAINT "duty_shift_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_call" ADD CONSTRAINT "urgent_call_case_id_care_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."care_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_call" ADD CONSTRAINT "urgent_call_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_call" ADD CONSTRAINT "urgent_call_answered_by_account_account_id_fk" FOREIGN KEY ("answered_by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_call" ADD CONSTRAINT "urgent_call_answered_by_staff_staff_id_fk" FOREIGN KEY ("answered_by_staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_told" ADD CONSTRAINT "urgent_told_call_id_urgent_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."urgent_call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_told" ADD CONSTRAINT "urgent_told_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urgent_told" ADD CONSTRAINT "urgent_told_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "provider_city" ON "provider" USING btree ("city");--> statement-breakpoint
CREATE INDEX "care_worker_provider" ON "care_worker" USING btree ("provider_id");--> statement-breakpoint
CREATE UNIQUE INDEX "care_worker_staff" ON "care_worker" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "certificate_worker" ON "certificate" USING btree ("worker_id","skill");--> statement-breakpoint
CREATE UNIQUE INDEX "menu_meal" ON "menu" USING btree ("facility_id","day","meal");--> statement-breakpoint
CREATE INDEX "offering_city" ON "offering" USING btree ("city","county","service");--> statement-breakpoint
CREATE INDEX "offering_facility" ON "offering" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "offering_provider" ON "offering" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "offering_time_offering" ON "offering_time" USING btree ("offering_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slot_start" ON "slot" USING btree ("offering_id","starts_at");--> statement-breakpoint
CREATE INDEX "slot_day" ON "slot" USING btree ("offering_id","day");--> statement-breakpoint
CREATE INDEX "absence_provider" ON "absence" USING btree ("provider_id","state");--> statement-breakpoint
CREATE INDEX "absence_due" ON "absence" USING btree ("next_at") WHERE "absence"."state" <> 'over';--> statement-breakpoint
CREATE INDEX "booking_order" ON "booking" USING btree ("order_id","day");--> statement-breakpoint
CREATE INDEX "booking_person" ON "booking" USING btree ("person_id","day");--> statement-breakpoint
CREATE INDEX "booking_provider" ON "booking" USING btree ("provider_id","day","state");--> statement-breakpoint
CREATE INDEX "booking_slot" ON "booking" USING btree ("slot_id");--> statement-breakpoint
CREATE INDEX "booking_unanswered" ON "booking" USING btree ("answer_by") WHERE "booking"."state" = 'requested';--> statement-breakpoint
CREATE INDEX "booking_unconfirmed" ON "booking" USING btree ("served_at") WHERE "booking"."state" = 'served';--> statement-breakpoint
CREATE UNIQUE INDEX "booking_meal" ON "booking" USING btree ("person_id","day","meal") WHERE "booking"."meal" is not null and "booking"."state" in ('requested', 'accepted', 'started', 'served', 'confirmed');--> statement-breakpoint
CREATE INDEX "booking_event_booking" ON "booking_event" USING btree ("booking_id","seq");--> statement-breakpoint
CREATE INDEX "booking_event_order" ON "booking_event" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "booking_worker_worker" ON "booking_worker" USING btree ("worker_id");--> statement-breakpoint
CREATE INDEX "counter_regular_tail" ON "counter_regular" USING btree ("tail_hash");--> statement-breakpoint
CREATE INDEX "rating_facility" ON "rating" USING btree ("facility_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_order_case" ON "service_order" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "service_order_person" ON "service_order" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "service_order_weekly" ON "service_order" USING btree ("made_until") WHERE "service_order"."kind" = 'weekly' and "service_order"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "waiting_place_slot" ON "waiting_place" USING btree ("slot_id","state","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_place_once" ON "waiting_place" USING btree ("slot_id","person_id") WHERE "waiting_place"."state" in ('waiting', 'offered');--> statement-breakpoint
CREATE INDEX "subsidy_entry_month" ON "subsidy_entry" USING btree ("month_id","seq");--> statement-breakpoint
CREATE INDEX "subsidy_entry_booking" ON "subsidy_entry" USING btree ("booking_id");--> statement-breakpoint
CREATE UNIQUE INDEX "subsidy_entry_once" ON "subsidy_entry" USING btree ("month_id","booking_id","turn","kind") WHERE "subsidy_entry"."booking_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "subsidy_grant_case" ON "subsidy_grant" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "subsidy_grant_person" ON "subsidy_grant" USING btree ("person_id","state");--> statement-breakpoint
CREATE INDEX "subsidy_grant_desk" ON "subsidy_grant" USING btree ("city","county","state");--> statement-breakpoint
CREATE UNIQUE INDEX "subsidy_grant_once" ON "subsidy_grant" USING btree ("person_id","programme") WHERE "subsidy_grant"."state" in ('applied', 'returned', 'checked', 'in-force');--> statement-breakpoint
CREATE UNIQUE INDEX "subsidy_month_once" ON "subsidy_month" USING btree ("grant_id","month");--> statement-breakpoint
CREATE INDEX "duty_shift_day" ON "duty_shift" USING btree ("city","county","day");--> statement-breakpoint
CREATE UNIQUE INDEX "duty_shift_once" ON "duty_shift" USING btree ("staff_id","day","starts") WHERE "duty_shift"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "urgent_call_case" ON "urgent_call" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "urgent_call_open" ON "urgent_call" USING btree ("person_id") WHERE "urgent_call"."state" in ('ringing', 'answered');--> statement-breakpoint
CREATE INDEX "urgent_call_due" ON "urgent_call" USING btree ("next_at") WHERE "urgent_call"."state" = 'ringing';--> statement-breakpoint
CREATE UNIQUE INDEX "urgent_told_once" ON "urgent_told" USING btree ("call_id","account_id");--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_case" ADD CONSTRAINT "care_case_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "care_case_provider" ON "care_case" USING btree ("provider_id","state");--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_provider" CHECK (("staff"."role" in ('clerk', 'care-worker')) = ("staff"."provider_id" is not null));--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_role" CHECK ("staff"."role" in ('operator', 'community-worker', 'official', 'clerk', 'care-worker'));--> statement-breakpoint
ALTER TABLE "provider_standing" ADD CONSTRAINT "provider_standing_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_standing" ADD CONSTRAINT "provider_standing_by_staff_staff_id_fk" FOREIGN KEY ("by_staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "provider_standing_provider" ON "provider_standing" USING btree ("provider_id","seq");--> statement-breakpoint
CREATE INDEX "slot_sitting" ON "slot" USING btree ("day") WHERE "slot"."meal" is not null;--> statement-breakpoint
CREATE INDEX "booking_live" ON "booking" USING btree ("starts_at") WHERE "booking"."state" in ('requested', 'accepted', 'started');--> statement-breakpoint
CREATE INDEX "booking_open" ON "booking" USING btree ("provider_id") WHERE "booking"."state" in ('requested', 'accepted', 'started');--> statement-breakpoint
CREATE INDEX "waiting_place_person" ON "waiting_place" USING btree ("person_id") WHERE "waiting_place"."state" in ('waiting', 'offered');--> statement-breakpoint
CREATE INDEX "subsidy_month_open" ON "subsidy_month" USING btree ("id") WHERE "subsidy_month"."held" + "subsidy_month"."settled" + "subsidy_month"."carried_out" + "subsidy_month"."lapsed" < "subsidy_month"."allotted" + "subsidy_month"."carried_in";