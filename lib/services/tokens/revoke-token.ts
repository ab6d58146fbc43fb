import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { tokens } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { TokenView } from "../../contracts/tokens.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { effectiveScope, requireScope } from "../scope.ts";
import { requireSession } from "./require-session.ts";
import { tokenView } from "./view.ts";

const TokenRevokeInput = z.strictObject({ uid: z.string() });
export type TokenRevokeInput = z.input<typeof TokenRevokeInput>;

/**
 * Ends a token at once; revoking it again changes nothing. Everybody may end their own, admins all.
 *
 * @throws WhenceError `not_found`; `forbidden` for another's token, and for a request that showed a token.
 */
export async function revokeToken({ ctx, input }: { ctx: Ctx; input: TokenRevokeInput }): Promise<TokenView> {
	requireSession(ctx);
	requireScope(ctx, "read");
	const { uid } = parseInput(TokenRevokeInput, input);
	return ctx.db.transaction(async (tx) => {
		const [token] = await tx.select().from(tokens).where(eq(tokens.id, uid)).for("update");
		if (!token) throw new WhenceError("not_found", `There is no token ${uid}.`);
		// Not as records are: whoever takes over records does not become that person.
		if (token.userId !== ctx.actor.uid && effectiveScope(ctx) !== "admin") {
			throw new WhenceError(
				"forbidden",
				`The token ${uid} is somebody else's; only they or an admin may end it.`,
			);
		}
		if (token.revokedAt !== null) return tokenView(token);
		const [revoked] = await tx
			.update(tokens)
			.set({ revokedAt: sql`now()` })
			.where(eq(tokens.id, uid))
			.returning();
		if (!revoked) throw new Error("the token was not revoked");
		await recordEvent(tx, ctx, {
			action: "token.revoke",
			entityKind: "token",
			entityUid: uid,
			entityLabel: token.name,
			before: { revokedAt: null },
			after: { revokedAt: tokenView(revoked).revokedAt },
		});
		return tokenView(revoked);
	});
}
