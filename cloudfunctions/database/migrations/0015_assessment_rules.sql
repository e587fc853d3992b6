-- Nobody assesses two people at once. Which way lies between two appointments is asked before; this is what holds in a race.
ALTER TABLE assessor_time ADD CONSTRAINT assessor_time_free
  EXCLUDE USING gist (staff_id WITH =, during WITH &&) WHERE (active);
--> statement-breakpoint
-- A form that was signed takes nothing more, whoever asks: no answer, no note.
CREATE FUNCTION assessment_tap_unsigned() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM assessment_visit WHERE id = NEW.visit_id AND signed_at IS NULL AND active FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a signed form takes no answer' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_tap_unsigned';
  END IF;
  PERFORM 1 FROM assessment_visit WHERE id = NEW.visit_id AND NEW.by_staff IN (first, second);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only its team answers a form' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_tap_team';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessment_tap_unsigned BEFORE INSERT ON assessment_tap
  FOR EACH ROW EXECUTE FUNCTION assessment_tap_unsigned();
--> statement-breakpoint
-- In the first seat signs the first, in the second the second: nobody in both.
CREATE FUNCTION assessment_signature_seated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM assessment_visit WHERE id = NEW.visit_id AND active AND signed_at IS NULL
    AND (NEW.who = 'informant' OR NEW.staff_id = CASE NEW.who WHEN 'first' THEN first ELSE second END);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not the seat of who signs' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_signature_seat_of';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessment_signature_seated BEFORE INSERT ON assessment_signature
  FOR EACH ROW EXECUTE FUNCTION assessment_signature_seated();
--> statement-breakpoint
-- No level without the names of both under it.
CREATE FUNCTION assessment_result_signed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  names integer;
BEGIN
  SELECT count(DISTINCT staff_id) INTO names FROM assessment_signature WHERE visit_id = NEW.visit_id AND staff_id IS NOT NULL;
  IF names < 2 THEN
    RAISE EXCEPTION 'a result needs the names of two' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_result_signed';
  END IF;
  PERFORM 1 FROM assessment_visit WHERE id = NEW.visit_id AND assessment_id = NEW.assessment_id AND person_id = NEW.person_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the result of another form' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_result_visit_of';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessment_result_signed BEFORE INSERT ON assessment_result
  FOR EACH ROW EXECUTE FUNCTION assessment_result_signed();
--> statement-breakpoint
-- A signed visit stays as it was signed: neither its team nor its day moves.
CREATE FUNCTION assessment_visit_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.signed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a signed visit stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_visit_stays';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessment_visit_stays BEFORE UPDATE ON assessment_visit
  FOR EACH ROW EXECUTE FUNCTION assessment_visit_stays();
--> statement-breakpoint
-- Added to and never changed: what was tapped, who signed, what came of it, who read it again.
GRANT SELECT, INSERT ON assessment_tap, assessment_signature, assessment_result, assessment_audit TO senior_care_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON assessment, assessment_visit, assessor_time, assessment_certificate, assessor TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (state, reason, round, visit_id, result_id, level, told_at, object_until, from_day, valid_to, checked_by, reviewed_by,
  sealed, version, updated_at) ON assessment TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (during, day, active, signed_at, drawn, version) ON assessment_visit TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (active) ON assessor_time TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (ended_at) ON assessment_certificate TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (medical, valid_to, version) ON assessor TO senior_care_app;
