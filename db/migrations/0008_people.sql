CREATE TABLE "note_versions" (
	"note_id" bigint NOT NULL,
	"revision" integer NOT NULL,
	"change" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"by" text COLLATE "C" NOT NULL,
	CONSTRAINT "note_versions_note_id_revision_pk" PRIMARY KEY("note_id","revision"),
	CONSTRAINT "note_versions_change" CHECK ("note_versions"."change" in ('written', 'edited', 'deleted', 'restored'))
);
--> statement-breakpoint
DROP INDEX "tags_once_user";--> statement-breakpoint
DROP INDEX "tags_once_transform";--> statement-breakpoint
DROP INDEX "tags_once_run";--> statement-breakpoint
DROP INDEX "tags_once_file";--> statement-breakpoint
DROP INDEX "notes_user";--> statement-breakpoint
DROP INDEX "notes_transform";--> statement-breakpoint
DROP INDEX "notes_run";--> statement-breakpoint
DROP INDEX "notes_file";--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "uid" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "changed_by" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "is_deleted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "key" text GENERATED ALWAYS AS (case when position('=' in tag) > 1 then split_part(tag, '=', 1) else tag end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "deactivated_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "handed_over_to" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "handed_over_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "handed_over_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "note_versions" ADD CONSTRAINT "note_versions_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_versions" ADD CONSTRAINT "note_versions_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_deactivated_by_users_id_fk" FOREIGN KEY ("deactivated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_handed_over_to_users_id_fk" FOREIGN KEY ("handed_over_to") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_handed_over_by_users_id_fk" FOREIGN KEY ("handed_over_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Hand-written: a record has one value of a key from now on. Tags that only looked like another value become words.
UPDATE "tags" SET "tag" = replace("tag", '=', ':') WHERE position('=' in "tag") > 1 AND EXISTS (
	SELECT 1 FROM "tags" AS "other" WHERE "other"."key" = "tags"."key" AND "other"."id" <> "tags"."id"
		AND ("other"."user_id", "other"."transform_id", "other"."run_id", "other"."file_id")
			IS NOT DISTINCT FROM ("tags"."user_id", "tags"."transform_id", "tags"."run_id", "tags"."file_id")
		AND (position('=' in "other"."tag") <= 1 OR "other"."id" < "tags"."id")
);--> statement-breakpoint
CREATE UNIQUE INDEX "tags_one_value_user" ON "tags" USING btree ("user_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_one_value_transform" ON "tags" USING btree ("transform_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_one_value_run" ON "tags" USING btree ("run_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_one_value_file" ON "tags" USING btree ("file_id","key");--> statement-breakpoint
CREATE INDEX "tag_keys_of_transforms" ON "tags" USING btree ("key","transform_id") WHERE "tags"."transform_id" is not null;--> statement-breakpoint
CREATE INDEX "tag_keys_of_runs" ON "tags" USING btree ("key","run_id") WHERE "tags"."run_id" is not null;--> statement-breakpoint
CREATE INDEX "tag_keys_of_files" ON "tags" USING btree ("key","file_id") WHERE "tags"."file_id" is not null;--> statement-breakpoint
CREATE INDEX "users_handed_over_to" ON "users" USING btree ("handed_over_to") WHERE "users"."handed_over_to" is not null;--> statement-breakpoint
CREATE INDEX "notes_user" ON "notes" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "notes_transform" ON "notes" USING btree ("transform_id","id");--> statement-breakpoint
CREATE INDEX "notes_run" ON "notes" USING btree ("run_id","id");--> statement-breakpoint
CREATE INDEX "notes_file" ON "notes" USING btree ("file_id","id");--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_uid_unique" UNIQUE("uid");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_handed_over" CHECK (num_nonnulls("users"."handed_over_to", "users"."handed_over_at", "users"."handed_over_by") in (0, 3) and "users"."handed_over_to" is distinct from "users"."id");