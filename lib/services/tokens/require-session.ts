import { WhenceError } from "../../contracts/errors.ts";
import type { Ctx } from "../ctx.ts";

/**
 * Tokens are managed by people in a session only: a stolen token must not make its own successor.
 *
 * @throws WhenceError `forbidden` for a request that showed a token.
 */
export function requireSession(ctx: Ctx): void {
	if (ctx.token === null) return;
	throw new WhenceError("forbidden", "A token cannot list, make or revoke tokens.", {
		hint: "Sign in in the browser and use Settings, or `whence login`.",
	});
}
