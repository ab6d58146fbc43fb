import { desc, eq } from "drizzle-orm";
import { tokens } from "../../../db/schema/index.ts";
import type { TokenView } from "../../contracts/tokens.ts";
import type { Ctx } from "../ctx.ts";
import { requireScope } from "../scope.ts";
import { requireSession } from "./require-session.ts";
import { tokenView } from "./view.ts";

/** More than anybody keeps: revoked ones fall off the end first, being old. */
const listLimit = 500;

/**
 * One's own tokens, newest first.
 *
 * @throws WhenceError `forbidden` for a request that showed a token.
 */
export async function listTokens({ ctx }: { ctx: Ctx }): Promise<TokenView[]> {
	requireSession(ctx);
	requireScope(ctx, "read");
	const found = await ctx.db
		.select()
		.from(tokens)
		.where(eq(tokens.userId, ctx.actor.uid))
		.orderBy(desc(tokens.createdAt), desc(tokens.id))
		.limit(listLimit);
	return found.map(tokenView);
}
