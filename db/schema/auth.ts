import { relations, sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { tokenScopes } from "../../lib/contracts/enums.ts";
import { createdAt, identText, moment } from "./columns.ts";
import { isOneOf } from "./is-one-of.ts";
import { users } from "./users.ts";

const userId = () =>
	identText("user_id")
		.notNull()
		.references(() => users.id);

/** better-auth's sessions. */
export const sessions = pgTable(
	"sessions",
	{
		id: identText("id").primaryKey(),
		token: identText("token").notNull().unique(),
		userId: userId(),
		expiresAt: moment("expires_at").notNull(),
		ipAddress: text("ip_address"),
		userAgent: text("user_agent"),
		createdAt: createdAt(),
		updatedAt: moment("updated_at").notNull().defaultNow(),
	},
	(t) => [index("sessions_user").on(t.userId)],
);

/** So that a session and its person are read in one statement. */
export const sessionRelations = relations(sessions, ({ one }) => ({
	user: one(users, { fields: [sessions.userId], references: [users.id] }),
}));

/** better-auth's accounts: how a person can sign in besides a link. */
export const accounts = pgTable(
	"accounts",
	{
		id: identText("id").primaryKey(),
		accountId: text("account_id").notNull(),
		providerId: text("provider_id").notNull(),
		userId: userId(),
		accessToken: text("access_token"),
		refreshToken: text("refresh_token"),
		idToken: text("id_token"),
		accessTokenExpiresAt: moment("access_token_expires_at"),
		refreshTokenExpiresAt: moment("refresh_token_expires_at"),
		scope: text("scope"),
		password: text("password"),
		createdAt: createdAt(),
		updatedAt: moment("updated_at").notNull().defaultNow(),
	},
	(t) => [index("accounts_user").on(t.userId)],
);

/** better-auth's verifications; sign-in links are kept here, hashed. */
export const verifications = pgTable(
	"verifications",
	{
		id: identText("id").primaryKey(),
		identifier: identText("identifier").notNull(),
		value: text("value").notNull(),
		expiresAt: moment("expires_at").notNull(),
		createdAt: createdAt(),
		updatedAt: moment("updated_at").notNull().defaultNow(),
	},
	(t) => [index("verifications_identifier").on(t.identifier)],
);

/** Tokens of programs: only a hash is stored, so that a copied database opens nothing. */
export const tokens = pgTable(
	"tokens",
	{
		id: identText("id").primaryKey(),
		userId: userId(),
		name: text("name").notNull(),
		scope: text("scope", { enum: tokenScopes }).notNull(),
		hash: identText("hash").notNull().unique(),
		start: text("start").notNull(),
		createdAt: createdAt(),
		expiresAt: moment("expires_at"),
		revokedAt: moment("revoked_at"),
		lastUsedAt: moment("last_used_at"),
	},
	(t) => [
		check("tokens_scope", isOneOf(t.scope, tokenScopes)),
		index("tokens_user").on(t.userId, t.createdAt),
	],
);

/** Answers to repeat: `status` null means that the first request is still in flight. */
export const idempotencyKeys = pgTable(
	"idempotency_keys",
	{
		owner: identText("owner").notNull(),
		key: identText("key").notNull(),
		requestHash: identText("request_hash").notNull(),
		status: integer("status"),
		body: text("body"),
		createdAt: createdAt(),
	},
	(t) => [
		primaryKey({ columns: [t.owner, t.key] }),
		index("idempotency_keys_created").on(t.createdAt),
		check("idempotency_keys_answer", sql`(${t.status} is null) = (${t.body} is null)`),
	],
);
