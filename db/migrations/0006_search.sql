CREATE INDEX "file_families_key_lower" ON "file_families" USING btree (lower("key") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "file_families_name_lower" ON "file_families" USING btree (lower(substring("key" from '[^/]*$')) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "runs_name_lower" ON "runs" USING btree (lower("name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "sources_search" ON "sources" USING gin (left("content", 200000) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "transform_families_key_lower" ON "transform_families" USING btree (lower("key") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "transform_families_name_lower" ON "transform_families" USING btree (lower(substring("key" from '[^/]*$')) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "transforms_source" ON "transforms" USING btree ("source_hash");--> statement-breakpoint
CREATE INDEX "transforms_name_lower" ON "transforms" USING btree (lower("name") text_pattern_ops);