import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { auditEntityKinds, auditVias } from "../../lib/contracts/enums.ts";
import { tokens } from "./auth.ts";
import { createdAt, identText, idOf, moment, rowId, xid8 } from "./columns.ts";
import { isOneOf } from "./is-one-of.ts";
import { users } from "./users.ts";

/** Who did what. Triggers refuse to change or remove a row. */
export const auditEvents = pgTable(
	"audit_events",
	{
		id: rowId(),
		tx: xid8("tx").notNull().default(sql`pg_current_xact_id()`),
		at: moment("at").notNull().defaultNow(),
		actorId: identText("actor_id").references(() => users.id),
		tokenId: identText("token_id").references(() => tokens.id),
		via: text("via", { enum: auditVias }).notNull(),
		action: identText("action").notNull(),
		entityKind: text("entity_kind", { enum: auditEntityKinds }).notNull(),
		entityUid: identText("entity_uid").notNull(),
		/** What the record was called then: names change, history does not. */
		entityLabel: text("entity_label").notNull(),
		payloadHash: identText("payload_hash").notNull(),
		requestId: identText("request_id").notNull(),
		address: text("address"),
	},
	(t) => [
		index("audit_events_at").on(t.at, t.id),
		index("audit_events_tx").on(t.tx),
		index("audit_events_actor").on(t.actorId, t.at),
		index("audit_events_entity").on(t.entityKind, t.entityUid, t.at),
		index("audit_events_action").on(t.action, t.at),
		index("audit_events_via").on(t.via, t.at),
		index("audit_events_label").using("gin", sql`${t.entityLabel} gin_trgm_ops`),
		check("audit_events_via", isOneOf(t.via, auditVias)),
		check("audit_events_kind", isOneOf(t.entityKind, auditEntityKinds)),
	],
);

/** Before and after. Kept apart, so that an audited admin verb can blank it and the chain stays whole. */
export const auditPayloads = pgTable("audit_payloads", {
	eventId: idOf("event_id")
		.primaryKey()
		.references(() => auditEvents.id),
	before: jsonb("before"),
	after: jsonb("after"),
	blankedAt: moment("blanked_at"),
	blankedBy: identText("blanked_by").references(() => users.id),
});

/** The chain over the events: one row each, in the sealer's order. */
export const auditSeals = pgTable("audit_seals", {
	n: integer("n").primaryKey(),
	eventId: idOf("event_id")
		.notNull()
		.unique()
		.references(() => auditEvents.id),
	previousHash: identText("previous_hash").notNull(),
	hash: identText("hash").notNull(),
	signature: text("signature").notNull(),
});

/** Which key signs the seals from which number on. The private one is never here. */
export const auditKeys = pgTable("audit_keys", {
	sinceN: integer("since_n").primaryKey(),
	/** Ed25519, DER in base64url. */
	publicKey: identText("public_key").notNull(),
	createdAt: createdAt(),
});
