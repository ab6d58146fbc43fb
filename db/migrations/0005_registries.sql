CREATE TABLE "saved_views" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uid" text COLLATE "C" NOT NULL,
	"registry" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "saved_views_uid_unique" UNIQUE("uid"),
	CONSTRAINT "saved_views_name" UNIQUE("created_by","registry","name"),
	CONSTRAINT "saved_views_registry" CHECK ("saved_views"."registry" in ('files', 'runs', 'transforms', 'users'))
);
--> statement-breakpoint
ALTER TABLE "audit_events" DROP CONSTRAINT "audit_events_kind";--> statement-breakpoint
DROP INDEX "file_families_suffix";--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_one_default" ON "saved_views" USING btree ("created_by","registry") WHERE "saved_views"."is_default";--> statement-breakpoint
CREATE INDEX "saved_views_shared" ON "saved_views" USING btree ("registry") WHERE "saved_views"."is_shared";--> statement-breakpoint
CREATE INDEX "blobs_by_size" ON "blobs" USING btree ("size_bytes");--> statement-breakpoint
CREATE INDEX "files_type" ON "files" USING btree ("type");--> statement-breakpoint
CREATE INDEX "files_without_bytes" ON "files" USING btree ("id") WHERE "files"."blob_id" is null;--> statement-breakpoint
CREATE INDEX "files_archived" ON "files" USING btree ("archived_at") WHERE "files"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "tags_of_transforms" ON "tags" USING btree ("tag","transform_id") WHERE "tags"."transform_id" is not null;--> statement-breakpoint
CREATE INDEX "tags_of_runs" ON "tags" USING btree ("tag","run_id") WHERE "tags"."run_id" is not null;--> statement-breakpoint
CREATE INDEX "tags_of_files" ON "tags" USING btree ("tag","file_id") WHERE "tags"."file_id" is not null;--> statement-breakpoint
CREATE INDEX "transforms_type" ON "transforms" USING btree ("type");--> statement-breakpoint
CREATE INDEX "file_families_suffix" ON "file_families" USING btree ("suffix","latest_id");--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_kind" CHECK ("audit_events"."entity_kind" in ('user', 'transform', 'run', 'file', 'storage', 'token', 'session', 'instance', 'view'));