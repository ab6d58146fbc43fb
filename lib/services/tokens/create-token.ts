import { sql } from "drizzle-orm";
import { tokens } from "../../../db/schema/index.ts";
import { newUid } from "../../contracts/ids.ts";
import { type TokenCreatedView, TokenCreateInput } from "../../contracts/tokens.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { requireSession } from "./require-session.ts";
import { hashSecret, newSecret, startOfSecret } from "./secret.ts";
import { tokenView } from "./view.ts";

/**
 * Makes a token of one's own. Its secret is in the answer and nowhere else.
 *
 * @throws WhenceError `forbidden` for a scope above the role's, and for a request that showed a token.
 */
export async function createToken({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: TokenCreateInput;
}): Promise<TokenCreatedView> {
	requireSession(ctx);
	requireScope(ctx, "read");
	const { name, scope, expiresInDays } = parseInput(TokenCreateInput, input);
	requireScope(ctx, scope);
	const secret = newSecret();
	return ctx.db.transaction(async (tx) => {
		const [token] = await tx
			.insert(tokens)
			.values({
				id: newUid(12),
				userId: ctx.actor.uid,
				name,
				scope,
				hash: hashSecret(secret),
				start: startOfSecret(secret),
				expiresAt: expiresInDays === null ? null : sql`now() + make_interval(days => ${expiresInDays}::int)`,
			})
			.returning();
		if (!token) throw new Error("the token was not written");
		const view = tokenView(token);
		await recordEvent(tx, ctx, {
			action: "token.create",
			entityKind: "token",
			entityUid: token.id,
			entityLabel: name,
			after: { name, scope, expiresAt: view.expiresAt },
		});
		return { token: view, secret };
	});
}
