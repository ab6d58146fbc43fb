import { bigint, customType, integer, timestamp } from "drizzle-orm/pg-core";

/** Text that identifies (uid, key, handle, hash): compared byte by byte, so prefixes use a plain index. */
export const identText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** A transaction's id: readers of changes stay below `pg_snapshot_xmin`. */
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

export const rowId = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const idOf = (name: string) => bigint(name, { mode: "number" });
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
/** The database's clock, never the client's. */
export const createdAt = () => moment("created_at").notNull().defaultNow();
/** Counts edits, for optimistic concurrency. */
export const revision = () => integer("revision").notNull().default(1);
