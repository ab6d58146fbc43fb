import type { SQL } from "drizzle-orm";
import { rowsRead, watchQueries, wholeScans } from "../../db/testing/watch-queries.ts";
import type { Ctx } from "../../lib/services/ctx.ts";
import { compare, type Measurement } from "../measure.ts";
import type { Case } from "./case.ts";

/** As often as it takes a while, so that neither a slow case takes minutes nor a fast one is chance. */
const rounds = 25;

/** Both sides by turns; then once more each, to see what the database did. */
export async function measureCase(
	ctx: Ctx,
	{ what, ours, floor, floorWhat }: Case,
	label: string,
): Promise<Measurement> {
	const byHand = typeof floor === "function" ? () => floor(ctx) : () => run(ctx, floor);
	const measured = await compare({
		bench: "registries",
		what: `${label}: ${what}`,
		rounds,
		ours: () => ours(ctx),
		floor: byHand,
		floorWhat:
			floorWhat ?? (floor.length === 1 ? "1 statement by hand" : `${floor.length} statements by hand`),
	});
	const mine = await watchQueries(ctx.db, () => ours(ctx), { plans: true });
	const theirs = await watchQueries(ctx.db, byHand, { plans: true });
	const whole = await wholeScans(ctx.db, mine.queries);
	return {
		...measured,
		...(whole.length > 0
			? { note: `reads whole: ${whole.map((each) => each.split(" ")[0]).join(" ")}` }
			: {}),
		queries: mine.queries.length,
		rowsRead: { ours: rowsRead(mine.queries), floor: rowsRead(theirs.queries) },
	};
}

async function run(ctx: Ctx, statements: readonly SQL[]): Promise<void> {
	for (const statement of statements) await ctx.db.execute(statement);
}
