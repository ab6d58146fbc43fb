import { sql } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import { rows } from "../db/rows.ts";

/** Up to here an embedded database serves well. */
export const embeddedFiles = 100_000;

/** What to do about an embedded database that has grown large, or null. */
export async function sizeHint(db: Database, limit: number = embeddedFiles): Promise<string | null> {
	const [found] = await rows<{ n: string | number }>(db, sql`select count(*) as n from files`);
	const count = Number(found?.n ?? 0);
	if (count <= limit) return null;
	return (
		`This embedded database holds ${count.toLocaleString("en")} files; PostgreSQL serves so many better. ` +
		"Move with `whence backup`, then `DATABASE_URL=postgres://… whence restore`."
	);
}
