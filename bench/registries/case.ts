import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../lib/services/ctx.ts";

/** One question, asked of a verb and by hand. */
export interface Case {
	what: string;
	ours: (ctx: Ctx) => Promise<unknown>;
	/** The statements of the same answer, or what runs them. */
	floor: readonly SQL[] | ((ctx: Ctx) => Promise<unknown>);
	floorWhat?: string;
}

/** How lists count: up to 10,000. */
export const counted = (from: SQL): SQL => sql`select count(*) from (select 1 from ${from} limit 10001) c`;

/** What a page says of the whole when there are more: the planner's guess. */
export const guessed = (from: SQL): SQL => sql`explain (format json) select 1 from ${from}`;
