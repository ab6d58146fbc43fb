import type { AuditVia } from "../contracts/enums.ts";
import { WhenceError } from "../contracts/errors.ts";
import type { Runtime } from "../runtime.ts";
import type { Ctx } from "../services/ctx.ts";
import { withLeavers } from "../services/users/answers-for.ts";
import { ctxFor } from "./ctx-for.ts";
import { actorFromSession } from "./session-actor.ts";
import { findTokenBearer } from "./token-auth.ts";

/** Through what a program says it comes: `sdk/0.1.0`, `cli/0.1.0`. */
function viaOf(headers: Headers): AuditVia {
	const client = headers.get("x-whence-client") ?? "";
	if (client.startsWith("sdk/")) return "sdk";
	return client.startsWith("cli/") ? "cli" : "api";
}

/**
 * Who sends an API request: a token's owner, else the session's person.
 *
 * @throws WhenceError `unauthenticated`.
 */
export async function ctxFromRequest(
	runtime: Runtime,
	request: Request,
	{ requestId, address }: { requestId: string; address: string | null },
): Promise<Ctx> {
	const { headers } = request;
	const authorization = headers.get("authorization");
	if (authorization !== null) {
		// A wrong token never falls back to the cookie: the caller would act as somebody else.
		const secret = /^Bearer ([\w-]+)$/i.exec(authorization)?.[1] ?? "";
		const bearer = await findTokenBearer(runtime.db, secret);
		if (!bearer) throw unauthenticated("The token is not valid: unknown, expired or revoked.");
		const { actor, token, scope } = bearer;
		return ctxFor(runtime, { actor, token, tokenScope: scope, via: viaOf(headers), requestId, address });
	}
	const actor = await actorFromSession(runtime.auth, headers);
	if (!actor) throw unauthenticated("This needs a token or a session.");
	const own = await withLeavers(runtime.db, actor);
	return ctxFor(runtime, { actor: own, token: null, via: "web", requestId, address });
}

function unauthenticated(message: string): WhenceError {
	return new WhenceError("unauthenticated", message, {
		hint: "Run `whence login`, or sign in with the browser.",
	});
}
