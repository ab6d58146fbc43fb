DROP INDEX "tags_once_user";--> statement-breakpoint
DROP INDEX "tags_once_transform";--> statement-breakpoint
DROP INDEX "tags_once_run";--> statement-breakpoint
DROP INDEX "tags_once_file";--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "key" text GENERATED ALWAYS AS (case when position('=' in tag) > 1 then split_part(tag, '=', 1) else tag end) STORED NOT NULL;--> statement-breakpoint
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
CREATE INDEX "tag_keys_of_files" ON "tags" USING btree ("key","file_id") WHERE "tags"."file_id" is not null;