CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facility" (
	"id" text PRIMARY KEY NOT NULL,
	"city" text NOT NULL,
	"county" char(6) NOT NULL,
	"town" text,
	"type" text NOT NULL,
	"name" text NOT NULL,
	"lng" numeric(9, 6) NOT NULL,
	"lat" numeric(9, 6) NOT NULL,
	"needs" text[] NOT NULL,
	"details" jsonb NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "facility_in_china" CHECK ("facility"."lng" between 73 and 136 and "facility"."lat" between 3 and 54)
);
--> statement-breakpoint
CREATE TABLE "helper" (
	"account_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"standing" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "helper_account_id_person_id_pk" PRIMARY KEY("account_id","person_id"),
	CONSTRAINT "helper_standing" CHECK ("helper"."standing" in ('self', 'confirmed', 'unconfirmed'))
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"provider" text NOT NULL,
	"subject_hash" text NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identity_provider_subject_hash_pk" PRIMARY KEY("provider","subject_hash"),
	CONSTRAINT "identity_provider" CHECK ("identity"."provider" in ('wechat', 'demo'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"residence" char(6),
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_residence" CHECK ("person"."residence" ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "request" (
	"account_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"action" text NOT NULL,
	"body_hash" text NOT NULL,
	"sealed_answer" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_account_id_request_id_pk" PRIMARY KEY("account_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "seed" (
	"name" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "helper" ADD CONSTRAINT "helper_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helper" ADD CONSTRAINT "helper_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "facility_place" ON "facility" USING btree ("city","lat","lng");--> statement-breakpoint
CREATE INDEX "facility_county_type" ON "facility" USING btree ("county","type","town");--> statement-breakpoint
CREATE INDEX "helper_person" ON "helper" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "helper_self" ON "helper" USING btree ("account_id") WHERE "helper"."standing" = 'self';--> statement-breakpoint
CREATE INDEX "request_created" ON "request" USING btree ("created_at");