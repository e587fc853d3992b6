-- A person's time and a worker's time are compared with who he is: equality inside a GiST index.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- Nobody is in two places at once. What needs her nowhere (a delivered lunch) has no place.
ALTER TABLE booking ADD CONSTRAINT booking_one_place
  EXCLUDE USING gist (person_id WITH =, place WITH <>, during WITH &&)
  WHERE (place IS NOT NULL AND state IN ('requested', 'accepted', 'started'));
--> statement-breakpoint
-- A worker's visits never overlap.
ALTER TABLE booking_worker ADD CONSTRAINT booking_worker_one_visit
  EXCLUDE USING gist (worker_id WITH =, during WITH &&) WHERE (active);
--> statement-breakpoint
-- An account is opened empty, and only by a grant that somebody approved and that still holds in that month.
CREATE FUNCTION subsidy_month_opens() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM subsidy_grant
    WHERE id = NEW.grant_id AND state = 'in-force' AND unit = NEW.unit
      AND to_char(from_day, 'YYYY-MM') <= NEW.month
      AND (until_day IS NULL OR to_char(until_day, 'YYYY-MM') >= NEW.month);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an account needs a grant in force' USING ERRCODE = 'check_violation', CONSTRAINT = 'subsidy_month_grant';
  END IF;
  NEW.allotted := 0; NEW.carried_in := 0; NEW.carried_out := 0; NEW.lapsed := 0;
  NEW.held := 0; NEW.settled := 0; NEW.entries := 0;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER subsidy_month_opens BEFORE INSERT ON subsidy_month
  FOR EACH ROW EXECUTE FUNCTION subsidy_month_opens();
--> statement-breakpoint
-- The one way in which an account moves: an entry and what it does to the account are one act, and the balance is checked by it.
CREATE FUNCTION subsidy_entry_applies() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  of_grant uuid;
  in_month char(7);
  moved record;
BEGIN
  UPDATE subsidy_month SET
    entries = entries + 1,
    allotted = allotted + CASE WHEN NEW.kind = 'allot' THEN NEW.amount ELSE 0 END,
    carried_in = carried_in + CASE WHEN NEW.kind = 'carry-in' THEN NEW.amount ELSE 0 END,
    carried_out = carried_out + CASE WHEN NEW.kind = 'carry-out' THEN NEW.amount ELSE 0 END,
    lapsed = lapsed + CASE WHEN NEW.kind = 'lapse' THEN NEW.amount ELSE 0 END,
    held = held + CASE NEW.kind WHEN 'hold' THEN NEW.amount WHEN 'settle' THEN -NEW.amount WHEN 'release' THEN -NEW.amount ELSE 0 END,
    settled = settled + CASE WHEN NEW.kind = 'settle' THEN NEW.amount ELSE 0 END
  WHERE id = NEW.month_id RETURNING grant_id, month INTO of_grant, in_month;
  IF NEW.kind = 'hold' THEN
    -- Whoever stops the grant waits for this, or this for him.
    PERFORM 1 FROM subsidy_grant g JOIN booking b ON b.id = NEW.booking_id
      WHERE g.id = of_grant AND g.state = 'in-force'
        -- Of two records that were found to be one elder's, whichever has the grant and whichever the booking.
        AND (b.person_id = g.person_id OR EXISTS (SELECT 1 FROM person p, person q WHERE p.id = g.person_id AND q.id = b.person_id
          AND coalesce(p.merged_into, p.id) = coalesce(q.merged_into, q.id)))
        AND to_char(b.day, 'YYYY-MM') = in_month
        AND b.day >= g.from_day AND (g.until_day IS NULL OR b.day <= g.until_day)
      FOR SHARE OF g;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'nothing is held without a grant in force' USING ERRCODE = 'check_violation', CONSTRAINT = 'subsidy_entry_grant';
    END IF;
    IF NEW.day IS NOT NULL THEN
      INSERT INTO subsidy_day (grant_id, day, booking_id) VALUES (of_grant, NEW.day, NEW.booking_id);
    END IF;
  ELSIF NEW.kind IN ('settle', 'release') THEN
    SELECT
      coalesce(sum(amount) FILTER (WHERE kind = 'hold'), 0) AS held,
      coalesce(sum(amount) FILTER (WHERE kind <> 'hold'), 0) AS ended
    INTO moved FROM subsidy_entry WHERE month_id = NEW.month_id AND booking_id = NEW.booking_id;
    IF moved.ended > moved.held THEN
      RAISE EXCEPTION 'more was ended than held' USING ERRCODE = 'check_violation', CONSTRAINT = 'subsidy_entry_held';
    END IF;
    IF NEW.kind = 'release' AND NEW.day IS NOT NULL THEN
      DELETE FROM subsidy_day WHERE grant_id = of_grant AND day = NEW.day AND booking_id = NEW.booking_id;
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER subsidy_entry_applies AFTER INSERT ON subsidy_entry
  FOR EACH ROW EXECUTE FUNCTION subsidy_entry_applies();
--> statement-breakpoint
-- Read by everybody: the catalogue. Changed by the provider's own desk.
GRANT SELECT, INSERT ON provider, care_worker, certificate, offering, offering_time, slot, menu TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (phone, blacklisted_on, blacklist_reason) ON provider TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (staff_id, sealed, sex, blacklisted_on, version, ended_at) ON care_worker TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (revoked_at) ON certificate TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (name, about, fen, minutes, concessions, acceptance, answer_minutes, closes_days, closes_minute, free_days,
  free_minute, late_percent, stopped_percent, wait_minutes, reach_metres, diets, version, closed_at) ON offering TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (ended_at) ON offering_time TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (capacity, booked, closed) ON slot TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (dishes, version, updated_at) ON menu TO senior_care_app;
--> statement-breakpoint
-- Added to and never changed: what happened, who pays, what moved, what somebody thought of it, who was told.
GRANT SELECT, INSERT ON booking_event, booking_share, subsidy_entry, rating, urgent_told, visit_place, provider_standing TO senior_care_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON service_order, booking, booking_worker, waiting_place, facility_rating, absence, counter_regular,
  subsidy_grant, urgent_call, duty_shift TO senior_care_app;
--> statement-breakpoint
-- Opened empty; what is in it moves by entries alone.
GRANT SELECT, INSERT ON subsidy_month TO senior_care_app;
--> statement-breakpoint
GRANT SELECT ON subsidy_day TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (made_until, paused_from, paused_until, units, asks_if_absent, sealed, version, ended_at) ON service_order TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (slot_id, day, meal, starts_at, during, state, own_fen, list_fen, subsidised, free_until, late_percent,
  stopped_percent, answer_by, served_at, confirmed_at,
  confirmed_by, version, updated_at) ON booking TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (during, active) ON booking_worker TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (state, offered_until) ON waiting_place TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (good, fair, poor) ON facility_rating TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (state, next_at, outcome, by_staff, sealed, updated_at) ON absence TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (tail_hash, last_on, visits) ON counter_regular TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (state, monthly, daily, visit_fen, from_day, until_day, review_on, clause, checked_by, decided_by, decided_at,
  stop_reason, sealed, version, updated_at) ON subsidy_grant TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (state, step, next_at, answered_by_account, answered_by_staff, answered_at, sealed, ended_at) ON urgent_call TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (ended_at) ON duty_shift TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (desk) ON care_case TO senior_care_app;
--> statement-breakpoint
GRANT UPDATE (sealed_code) ON person TO senior_care_app;
