CREATE INDEX "run_inputs_tx" ON "run_inputs" USING btree ("tx");--> statement-breakpoint
CREATE INDEX "run_outputs_tx" ON "run_outputs" USING btree ("tx");--> statement-breakpoint
CREATE FUNCTION stamp_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.tx := pg_current_xact_id();
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER run_inputs_stamp BEFORE UPDATE ON run_inputs FOR EACH ROW EXECUTE FUNCTION stamp_transaction();
--> statement-breakpoint
CREATE TRIGGER run_outputs_stamp BEFORE UPDATE ON run_outputs FOR EACH ROW EXECUTE FUNCTION stamp_transaction();
