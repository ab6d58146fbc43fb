CREATE TRIGGER audit_keys_rows BEFORE UPDATE OR DELETE ON audit_keys FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER audit_keys_all BEFORE TRUNCATE ON audit_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE FUNCTION allow_blanking_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND NEW.event_id = OLD.event_id AND OLD.blanked_at IS NULL AND NEW.blanked_at IS NOT NULL
		AND NEW.blanked_by IS NOT NULL AND NEW.before IS NULL AND NEW.after IS NULL THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'audit history is never changed: % on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_payloads_rows BEFORE UPDATE OR DELETE ON audit_payloads FOR EACH ROW EXECUTE FUNCTION allow_blanking_only();
--> statement-breakpoint
CREATE TRIGGER audit_payloads_all BEFORE TRUNCATE ON audit_payloads FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
