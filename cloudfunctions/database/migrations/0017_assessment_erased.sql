-- Of whoever is erased no visit says where she lived, signed or not; nothing else of a signed one ever moves.
CREATE OR REPLACE FUNCTION assessment_visit_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.signed_at IS NOT NULL
    AND NOT (NEW.street IS NULL AND NEW.community_hash IS NULL
      AND to_jsonb(NEW) - 'street' - 'community_hash' = to_jsonb(OLD) - 'street' - 'community_hash') THEN
    RAISE EXCEPTION 'a signed visit stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_visit_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
GRANT UPDATE (street, community_hash) ON assessment_visit TO senior_care_app;
