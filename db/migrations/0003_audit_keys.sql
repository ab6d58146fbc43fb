CREATE TABLE "audit_keys" (
	"since_n" integer PRIMARY KEY NOT NULL,
	"public_key" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
