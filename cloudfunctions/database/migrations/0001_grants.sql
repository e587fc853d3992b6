-- The role under which every transaction of a function runs. It owns nothing, so it can neither change the schema nor
-- undo an append-only row. Roles belong to the whole server: two databases may meet here at the same moment.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'senior_care_app') THEN
    CREATE ROLE senior_care_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  -- A login that is not a superuser must be a member to SET ROLE. Done once for the server, by whoever comes first.
  IF NOT pg_has_role(current_user, 'senior_care_app', 'MEMBER') THEN
    EXECUTE format('GRANT senior_care_app TO %I', current_user);
  END IF;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO senior_care_app;
--> statement-breakpoint
-- Public data comes in by imports, which run as the owner.
GRANT SELECT ON facility TO senior_care_app;
--> statement-breakpoint
-- Nothing of this issue changes or removes a row of these.
GRANT SELECT, INSERT ON account, identity, person, helper TO senior_care_app;
--> statement-breakpoint
-- Append-only by intent: what was answered stays answered. Rows older than 30 days are removed by the owner.
GRANT SELECT, INSERT ON request TO senior_care_app;
