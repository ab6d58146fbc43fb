import { type TokenScope, tokenScopes, type UserRole } from "../contracts/enums.ts";
import type { Runtime } from "../runtime.ts";
import type { Ctx } from "../services/ctx.ts";

const scopeOfRole = { viewer: "read", contributor: "write", admin: "admin" } as const satisfies Record<
	UserRole,
	TokenScope
>;

/** The most that a role may do. */
export function roleScope(role: UserRole): TokenScope {
	return scopeOfRole[role];
}

/** A token never does more than its owner's role allows today, whatever it was made with. */
export function narrowerScope(a: TokenScope, b: TokenScope): TokenScope {
	return tokenScopes.indexOf(a) <= tokenScopes.indexOf(b) ? a : b;
}

export interface CtxParts extends Pick<Ctx, "actor" | "token" | "via" | "requestId" | "address"> {
	/** The token's scope; left out for a session, which may do what the role allows. */
	tokenScope?: TokenScope;
}

/** Puts together what the process knows and what the request said. */
export function ctxFor(runtime: Runtime, { tokenScope, ...parts }: CtxParts): Ctx {
	const allowed = roleScope(parts.actor.role);
	return {
		...parts,
		db: runtime.db,
		scope: tokenScope ? narrowerScope(tokenScope, allowed) : allowed,
		instance: runtime.instance,
		storageRoots: runtime.env.storageRoots,
	};
}
