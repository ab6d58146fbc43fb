CREATE TABLE "run_log_chunks" (
	"run_id" bigint NOT NULL,
	"first_line" integer NOT NULL,
	"line_count" integer NOT NULL,
	"size_bytes" integer NOT NULL,
	"text" text NOT NULL,
	"marks" jsonb NOT NULL,
	CONSTRAINT "run_log_chunks_run_id_first_line_pk" PRIMARY KEY("run_id","first_line"),
	CONSTRAINT "run_log_chunks_lines" CHECK ("run_log_chunks"."line_count" >= 1)
);
--> statement-breakpoint
CREATE TABLE "run_logs" (
	"run_id" bigint PRIMARY KEY NOT NULL,
	"line_count" integer DEFAULT 0 NOT NULL,
	"kept_bytes" integer DEFAULT 0 NOT NULL,
	"kept_lines" integer DEFAULT 0 NOT NULL,
	"head_lines" integer,
	"dropped_to" integer,
	"writers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_logs_counts" CHECK ("run_logs"."line_count" >= "run_logs"."kept_lines" and "run_logs"."kept_bytes" >= 0),
	CONSTRAINT "run_logs_dropped" CHECK ("run_logs"."dropped_to" is null or "run_logs"."dropped_to" > "run_logs"."head_lines")
);
--> statement-breakpoint
ALTER TABLE "run_log_chunks" ADD CONSTRAINT "run_log_chunks_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_logs" ADD CONSTRAINT "run_logs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;