CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_id" text COLLATE "C",
	"token_id" text COLLATE "C",
	"via" text NOT NULL,
	"action" text COLLATE "C" NOT NULL,
	"entity_kind" text NOT NULL,
	"entity_uid" text COLLATE "C" NOT NULL,
	"entity_label" text NOT NULL,
	"payload_hash" text COLLATE "C" NOT NULL,
	"request_id" text COLLATE "C" NOT NULL,
	"address" text,
	CONSTRAINT "audit_events_via" CHECK ("audit_events"."via" in ('web', 'sdk', 'cli', 'api')),
	CONSTRAINT "audit_events_kind" CHECK ("audit_events"."entity_kind" in ('user', 'transform', 'run', 'file', 'storage', 'token', 'session', 'instance'))
);
--> statement-breakpoint
CREATE TABLE "audit_payloads" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"blanked_at" timestamp (3) with time zone,
	"blanked_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"n" integer PRIMARY KEY NOT NULL,
	"event_id" bigint NOT NULL,
	"previous_hash" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "audit_seals_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "blobs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"storage_id" bigint NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"algorithm" text DEFAULT 'sha256' NOT NULL,
	"size_bytes" bigint NOT NULL,
	"mtime_ns" bigint,
	"is_managed" boolean NOT NULL,
	"state" text DEFAULT 'present' NOT NULL,
	"verified_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "blobs_place" UNIQUE("storage_id","path","hash"),
	CONSTRAINT "blobs_state" CHECK ("blobs"."state" in ('present', 'changed', 'missing', 'deleted')),
	CONSTRAINT "blobs_hash_form" CHECK ("blobs"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "blobs_size" CHECK ("blobs"."size_bytes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "environments" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_families" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "file_families_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uid" text COLLATE "C" NOT NULL,
	"storage_id" bigint NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"suffix" text COLLATE "C" NOT NULL,
	"latest_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "file_families_uid_unique" UNIQUE("uid"),
	CONSTRAINT "file_families_place" UNIQUE("storage_id","key")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uid" text COLLATE "C" NOT NULL,
	"family_id" bigint NOT NULL,
	"version_no" integer NOT NULL,
	"blob_id" bigint,
	"type" text DEFAULT 'file' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" text COLLATE "C",
	"facets" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "files_uid_unique" UNIQUE("uid"),
	CONSTRAINT "files_version" UNIQUE("family_id","version_no"),
	CONSTRAINT "files_type" CHECK ("files"."type" in ('file', 'folder', 'table', 'stream')),
	CONSTRAINT "files_version_no" CHECK ("files"."version_no" >= 1),
	CONSTRAINT "files_deleted_by_whom" CHECK (("files"."deleted_at" is null) = ("files"."deleted_by" is null)),
	CONSTRAINT "files_bytes" CHECK ("files"."type" in ('table', 'stream') or "files"."blob_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"owner" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"request_hash" text COLLATE "C" NOT NULL,
	"status" integer,
	"body" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_owner_key_pk" PRIMARY KEY("owner","key"),
	CONSTRAINT "idempotency_keys_answer" CHECK (("idempotency_keys"."status" is null) = ("idempotency_keys"."body" is null))
);
--> statement-breakpoint
CREATE TABLE "instances" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"uid" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "instances_uid_unique" UNIQUE("uid"),
	CONSTRAINT "instances_is_only" CHECK ("instances"."is_only")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text COLLATE "C",
	"transform_id" bigint,
	"run_id" bigint,
	"file_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"body" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "notes_one_subject" CHECK (num_nonnulls("notes"."user_id", "notes"."transform_id", "notes"."run_id", "notes"."file_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "run_inputs" (
	"run_id" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"occurred_at" timestamp (3) with time zone,
	"recorded_by" text COLLATE "C" NOT NULL,
	"token_id" text COLLATE "C",
	"origin" text NOT NULL,
	"is_late" boolean DEFAULT false NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"retracted_by" text COLLATE "C",
	"retracted_reason" text,
	CONSTRAINT "run_inputs_run_id_file_id_pk" PRIMARY KEY("run_id","file_id"),
	CONSTRAINT "run_inputs_origin" CHECK ("run_inputs"."origin" in ('declared', 'tracked', 'traced', 'watched')),
	CONSTRAINT "run_inputs_retracted" CHECK (num_nonnulls("run_inputs"."retracted_at", "run_inputs"."retracted_by", "run_inputs"."retracted_reason") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "run_outputs" (
	"run_id" bigint NOT NULL,
	"file_id" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"occurred_at" timestamp (3) with time zone,
	"recorded_by" text COLLATE "C" NOT NULL,
	"token_id" text COLLATE "C",
	"origin" text NOT NULL,
	"is_late" boolean DEFAULT false NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"retracted_at" timestamp (3) with time zone,
	"retracted_by" text COLLATE "C",
	"retracted_reason" text,
	"kind" text NOT NULL,
	CONSTRAINT "run_outputs_run_id_file_id_pk" PRIMARY KEY("run_id","file_id"),
	CONSTRAINT "run_outputs_kind" CHECK ("run_outputs"."kind" in ('created', 'recreated')),
	CONSTRAINT "run_outputs_origin" CHECK ("run_outputs"."origin" in ('declared', 'tracked', 'traced', 'watched')),
	CONSTRAINT "run_outputs_retracted" CHECK (num_nonnulls("run_outputs"."retracted_at", "run_outputs"."retracted_by", "run_outputs"."retracted_reason") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uid" text COLLATE "C" NOT NULL,
	"transform_id" bigint NOT NULL,
	"name" text,
	"status" text NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"heartbeat_at" timestamp (3) with time zone,
	"has_heartbeat" boolean DEFAULT false NOT NULL,
	"parent_id" bigint,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"command_line" text,
	"exit_code" integer,
	"host" text,
	"git" jsonb,
	"environment_hash" text COLLATE "C",
	"log_blob_id" bigint,
	"report_blob_id" bigint,
	"external_source" text COLLATE "C",
	"external_id" text COLLATE "C",
	"facets" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "runs_uid_unique" UNIQUE("uid"),
	CONSTRAINT "runs_status_set" CHECK ("runs"."status" in ('scheduled', 'running', 'completed', 'failed', 'aborted')),
	CONSTRAINT "runs_external_pair" CHECK (("runs"."external_source" is null) = ("runs"."external_id" is null)),
	CONSTRAINT "runs_started_when" CHECK (("runs"."status" = 'scheduled') = ("runs"."started_at" is null)),
	CONSTRAINT "runs_finished_when" CHECK (("runs"."status" in ('completed', 'failed', 'aborted')) = ("runs"."finished_at" is not null)),
	CONSTRAINT "runs_not_own_parent" CHECK ("runs"."parent_id" <> "runs"."id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"token" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"content" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "storages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "storages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uid" text COLLATE "C" NOT NULL,
	"root" text COLLATE "C" NOT NULL,
	"type" text DEFAULT 'local' NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "storages_uid_unique" UNIQUE("uid"),
	CONSTRAINT "storages_root_unique" UNIQUE("root"),
	CONSTRAINT "storages_type" CHECK ("storages"."type" in ('local', 'foreign'))
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text COLLATE "C",
	"transform_id" bigint,
	"run_id" bigint,
	"file_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "tags_one_subject" CHECK (num_nonnulls("tags"."user_id", "tags"."transform_id", "tags"."run_id", "tags"."file_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"start" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "tokens_hash_unique" UNIQUE("hash"),
	CONSTRAINT "tokens_scope" CHECK ("tokens"."scope" in ('read', 'write', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "transform_families" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transform_families_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uid" text COLLATE "C" NOT NULL,
	"project" text COLLATE "C" DEFAULT '' NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"latest_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "transform_families_uid_unique" UNIQUE("uid"),
	CONSTRAINT "transform_families_name" UNIQUE("project","key")
);
--> statement-breakpoint
CREATE TABLE "transforms" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transforms_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uid" text COLLATE "C" NOT NULL,
	"family_id" bigint NOT NULL,
	"version_no" integer NOT NULL,
	"label" text COLLATE "C",
	"name" text NOT NULL,
	"type" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"identity_hash" text COLLATE "C",
	"source_hash" text COLLATE "C",
	"reference" jsonb,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "transforms_uid_unique" UNIQUE("uid"),
	CONSTRAINT "transforms_version" UNIQUE("family_id","version_no"),
	CONSTRAINT "transforms_type" CHECK ("transforms"."type" in ('notebook', 'pipeline', 'script', 'function', 'command', 'upload')),
	CONSTRAINT "transforms_version_no" CHECK ("transforms"."version_no" >= 1)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"handle" text COLLATE "C" NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"type" text DEFAULT 'person' NOT NULL,
	"role" text DEFAULT 'viewer' NOT NULL,
	"deactivated_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_handle_unique" UNIQUE("handle"),
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_type" CHECK ("users"."type" in ('person', 'service')),
	CONSTRAINT "users_role" CHECK ("users"."role" in ('viewer', 'contributor', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"identifier" text COLLATE "C" NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_token_id_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_payloads" ADD CONSTRAINT "audit_payloads_event_id_audit_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."audit_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_payloads" ADD CONSTRAINT "audit_payloads_blanked_by_users_id_fk" FOREIGN KEY ("blanked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_event_id_audit_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."audit_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blobs" ADD CONSTRAINT "blobs_storage_id_storages_id_fk" FOREIGN KEY ("storage_id") REFERENCES "public"."storages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_families" ADD CONSTRAINT "file_families_storage_id_storages_id_fk" FOREIGN KEY ("storage_id") REFERENCES "public"."storages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_families" ADD CONSTRAINT "file_families_latest_id_files_id_fk" FOREIGN KEY ("latest_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_families" ADD CONSTRAINT "file_families_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_family_id_file_families_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."file_families"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_blob_id_blobs_id_fk" FOREIGN KEY ("blob_id") REFERENCES "public"."blobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_deleted_by_users_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_transform_id_transforms_id_fk" FOREIGN KEY ("transform_id") REFERENCES "public"."transforms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_token_id_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_inputs" ADD CONSTRAINT "run_inputs_retracted_by_users_id_fk" FOREIGN KEY ("retracted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_outputs" ADD CONSTRAINT "run_outputs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_outputs" ADD CONSTRAINT "run_outputs_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_outputs" ADD CONSTRAINT "run_outputs_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_outputs" ADD CONSTRAINT "run_outputs_token_id_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_outputs" ADD CONSTRAINT "run_outputs_retracted_by_users_id_fk" FOREIGN KEY ("retracted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_transform_id_transforms_id_fk" FOREIGN KEY ("transform_id") REFERENCES "public"."transforms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_parent_id_runs_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_environment_hash_environments_hash_fk" FOREIGN KEY ("environment_hash") REFERENCES "public"."environments"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_log_blob_id_blobs_id_fk" FOREIGN KEY ("log_blob_id") REFERENCES "public"."blobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_report_blob_id_blobs_id_fk" FOREIGN KEY ("report_blob_id") REFERENCES "public"."blobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "storages" ADD CONSTRAINT "storages_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_transform_id_transforms_id_fk" FOREIGN KEY ("transform_id") REFERENCES "public"."transforms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transform_families" ADD CONSTRAINT "transform_families_latest_id_transforms_id_fk" FOREIGN KEY ("latest_id") REFERENCES "public"."transforms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transform_families" ADD CONSTRAINT "transform_families_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transforms" ADD CONSTRAINT "transforms_family_id_transform_families_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."transform_families"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transforms" ADD CONSTRAINT "transforms_source_hash_sources_hash_fk" FOREIGN KEY ("source_hash") REFERENCES "public"."sources"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transforms" ADD CONSTRAINT "transforms_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_entity" ON "audit_events" USING btree ("entity_kind","entity_uid","at");--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "audit_events" USING btree ("action","at");--> statement-breakpoint
CREATE INDEX "audit_events_label" ON "audit_events" USING gin ("entity_label" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "blobs_hash" ON "blobs" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "file_families_key" ON "file_families" USING btree ("key","id");--> statement-breakpoint
CREATE INDEX "file_families_suffix" ON "file_families" USING btree ("suffix");--> statement-breakpoint
CREATE INDEX "file_families_latest" ON "file_families" USING btree ("latest_id");--> statement-breakpoint
CREATE INDEX "file_families_search" ON "file_families" USING gin ("key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "files_created" ON "files" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "files_by" ON "files" USING btree ("created_by","created_at");--> statement-breakpoint
CREATE INDEX "files_blob" ON "files" USING btree ("blob_id");--> statement-breakpoint
CREATE INDEX "files_search" ON "files" USING gin ("description" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notes_user" ON "notes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "notes_transform" ON "notes" USING btree ("transform_id");--> statement-breakpoint
CREATE INDEX "notes_run" ON "notes" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "notes_file" ON "notes" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "run_inputs_file" ON "run_inputs" USING btree ("file_id","run_id");--> statement-breakpoint
CREATE INDEX "run_outputs_file" ON "run_outputs" USING btree ("file_id","run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "run_outputs_one_creator" ON "run_outputs" USING btree ("file_id") WHERE "run_outputs"."kind" = 'created' and "run_outputs"."retracted_at" is null;--> statement-breakpoint
CREATE INDEX "runs_transform" ON "runs" USING btree ("transform_id","created_at");--> statement-breakpoint
CREATE INDEX "runs_created" ON "runs" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "runs_started" ON "runs" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "runs_finished" ON "runs" USING btree ("finished_at","id");--> statement-breakpoint
CREATE INDEX "runs_by" ON "runs" USING btree ("created_by","created_at");--> statement-breakpoint
CREATE INDEX "runs_status" ON "runs" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "runs_parent" ON "runs" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "runs_search" ON "runs" USING gin ("name" gin_trgm_ops,"uid" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "runs_external" ON "runs" USING btree ("external_source","external_id") WHERE "runs"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "storages_one_default" ON "storages" USING btree ("is_default") WHERE "storages"."is_default";--> statement-breakpoint
CREATE UNIQUE INDEX "tags_once_user" ON "tags" USING btree ("user_id","tag");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_once_transform" ON "tags" USING btree ("transform_id","tag");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_once_run" ON "tags" USING btree ("run_id","tag");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_once_file" ON "tags" USING btree ("file_id","tag");--> statement-breakpoint
CREATE INDEX "tags_name" ON "tags" USING btree ("tag");--> statement-breakpoint
CREATE INDEX "tokens_user" ON "tokens" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "transform_families_latest" ON "transform_families" USING btree ("latest_id");--> statement-breakpoint
CREATE INDEX "transform_families_search" ON "transform_families" USING gin ("key" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "transforms_label" ON "transforms" USING btree ("family_id","label") WHERE "transforms"."label" is not null;--> statement-breakpoint
CREATE INDEX "transforms_created" ON "transforms" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "transforms_name" ON "transforms" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "transforms_by" ON "transforms" USING btree ("created_by","created_at");--> statement-breakpoint
CREATE INDEX "transforms_identity" ON "transforms" USING btree ("identity_hash");--> statement-breakpoint
CREATE INDEX "transforms_search" ON "transforms" USING gin ("name" gin_trgm_ops,"description" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_created" ON "users" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "users_search" ON "users" USING gin ("handle" gin_trgm_ops,"name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");
--> statement-breakpoint
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'audit history is never changed: % on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_rows BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER audit_events_all BEFORE TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER audit_seals_rows BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER audit_seals_all BEFORE TRUNCATE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
