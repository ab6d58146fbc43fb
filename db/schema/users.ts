import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, index, pgTable, text } from "drizzle-orm/pg-core";
import { userRoles, userTypes } from "../../lib/contracts/enums.ts";
import { createdAt, identText, moment, revision } from "./columns.ts";
import { isOneOf } from "./is-one-of.ts";

/** People and services; better-auth's user model with our fields. `id` is the public uid. */
export const users = pgTable(
	"users",
	{
		id: identText("id").primaryKey(),
		handle: identText("handle").notNull().unique(),
		name: text("name").notNull(),
		email: text("email").notNull().unique(),
		emailVerified: boolean("email_verified").notNull().default(false),
		image: text("image"),
		type: text("type", { enum: userTypes }).notNull().default("person"),
		role: text("role", { enum: userRoles }).notNull().default("viewer"),
		deactivatedAt: moment("deactivated_at"),
		deactivatedBy: identText("deactivated_by").references((): AnyPgColumn => users.id),
		/** Who may change what this person made, since they left. History stays theirs. */
		handedOverTo: identText("handed_over_to").references((): AnyPgColumn => users.id),
		handedOverAt: moment("handed_over_at"),
		handedOverBy: identText("handed_over_by").references((): AnyPgColumn => users.id),
		revision: revision(),
		createdAt: createdAt(),
		updatedAt: moment("updated_at").notNull().defaultNow(),
	},
	(t) => [
		check("users_type", isOneOf(t.type, userTypes)),
		check("users_role", isOneOf(t.role, userRoles)),
		check(
			"users_handed_over",
			sql`num_nonnulls(${t.handedOverTo}, ${t.handedOverAt}, ${t.handedOverBy}) in (0, 3) and ${t.handedOverTo} is distinct from ${t.id}`,
		),
		index("users_handed_over_to").on(t.handedOverTo).where(sql`${t.handedOverTo} is not null`),
		index("users_created").on(t.createdAt, t.id),
		index("users_search").using("gin", sql`${t.handle} gin_trgm_ops`, sql`${t.name} gin_trgm_ops`),
	],
);
