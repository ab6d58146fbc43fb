import { FeedInput, type FeedView } from "../../contracts/feed.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { feedCursor, parseFeedCursor } from "./cursor.ts";
import { readChanges } from "./read-changes.ts";

/** What changed since a cursor, at once, and where to go on; without a cursor only that. */
export async function readFeed({ ctx, input }: { ctx: Ctx; input: FeedInput }): Promise<FeedView> {
	requireScope(ctx, "read");
	const { after } = parseInput(FeedInput, input);
	const from = after === undefined ? null : parseFeedCursor(ctx.instance.uid, after);
	const { snapshot, changes, isReset } = await readChanges(ctx.db, { after: from });
	return {
		cursor: feedCursor(ctx.instance.uid, snapshot),
		isReset: isReset || (after !== undefined && from === null),
		changes,
	};
}
