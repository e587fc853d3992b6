CREATE TABLE "helper_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"helper_id" uuid,
	"invitation_id" uuid,
	"kind" text NOT NULL,
	"way" text NOT NULL,
	"by_account" uuid NOT NULL,
	"ground" text NOT NULL,
	"sealed_proof" "bytea",
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "helper_decision_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "helper_decision_kind" CHECK ("helper_decision"."kind" in ('confirm', 'change', 'invite')),
	CONSTRAINT "helper_decision_about" CHECK (num_nonnulls("helper_decision"."helper_id", "helper_decision"."invitation_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "helper_decision" ADD CONSTRAINT "helper_decision_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helper_decision" ADD CONSTRAINT "helper_decision_helper_id_helper_id_fk" FOREIGN KEY ("helper_id") REFERENCES "public"."helper"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helper_decision" ADD CONSTRAINT "helper_decision_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helper_decision" ADD CONSTRAINT "helper_decision_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "helper_decision_person" ON "helper_decision" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "helper_decision_invitation" ON "helper_decision" USING btree ("invitation_id");--> statement-breakpoint
-- What she said is added to, and never changed.
GRANT SELECT, INSERT ON helper_decision TO senior_care_app;
