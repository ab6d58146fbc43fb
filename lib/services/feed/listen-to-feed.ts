import { FeedInput } from "../../contracts/feed.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import type { Feed } from "./feed.ts";
import type { FeedListener } from "./listener.ts";

/**
 * Begins to listen for changes of records, after a cursor or from now on.
 *
 * @throws WhenceError `unavailable` when too many listen.
 */
export async function listenToFeed({
	ctx,
	input,
	feed,
}: {
	ctx: Ctx;
	input: FeedInput;
	feed: Feed;
}): Promise<FeedListener> {
	requireScope(ctx, "read");
	const { after } = parseInput(FeedInput, input);
	return feed.listen(ctx.actor.uid, after ?? null);
}
