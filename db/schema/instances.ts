import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, identText } from "./columns.ts";

/** Exactly one row: what this database is. */
export const instances = pgTable(
	"instances",
	{
		isOnly: boolean("is_only").primaryKey().default(true),
		uid: identText("uid").notNull().unique(),
		name: text("name").notNull(),
		createdAt: createdAt(),
	},
	(t) => [check("instances_is_only", sql`${t.isOnly}`)],
);
