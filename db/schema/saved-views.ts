import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { registries } from "../../lib/contracts/enums.ts";
import { createdAt, identText, revision, rowId } from "./columns.ts";
import { isOneOf } from "./is-one-of.ts";
import { users } from "./users.ts";

/** A registry as somebody set it up: what its address said, under a name. */
export const savedViews = pgTable(
	"saved_views",
	{
		id: rowId(),
		uid: identText("uid").notNull().unique(),
		registry: text("registry", { enum: registries }).notNull(),
		name: text("name").notNull(),
		/** The address's query, without `?`. */
		query: text("query").notNull(),
		isShared: boolean("is_shared").notNull().default(false),
		/** What its owner begins with. */
		isDefault: boolean("is_default").notNull().default(false),
		revision: revision(),
		createdAt: createdAt(),
		createdBy: identText("created_by")
			.notNull()
			.references(() => users.id),
	},
	(t) => [
		unique("saved_views_name").on(t.createdBy, t.registry, t.name),
		uniqueIndex("saved_views_one_default").on(t.createdBy, t.registry).where(sql`${t.isDefault}`),
		index("saved_views_shared").on(t.registry).where(sql`${t.isShared}`),
		check("saved_views_registry", isOneOf(t.registry, registries)),
	],
);
