import type { TokenScope, UserRole } from "../contracts/enums.ts";
import { WhenceError } from "../contracts/errors.ts";
import type { Ctx } from "./ctx.ts";

const power: Record<TokenScope, number> = { read: 0, write: 1, admin: 2 };

/** The most that a role may do, whatever the token says. */
export const scopeOfRole: Record<UserRole, TokenScope> = {
	viewer: "read",
	contributor: "write",
	admin: "admin",
};

/** What this request may do: the token's scope, at most what the role allows. */
export function effectiveScope(ctx: Ctx): TokenScope {
	const byRole = scopeOfRole[ctx.actor.role];
	return power[ctx.scope] < power[byRole] ? ctx.scope : byRole;
}

/**
 * Refuses a request whose power is too small.
 *
 * @throws WhenceError `forbidden`, saying whether the role or the token is what lacks.
 */
export function requireScope(ctx: Ctx, needed: TokenScope): void {
	if (power[effectiveScope(ctx)] >= power[needed]) return;
	const isRole = power[scopeOfRole[ctx.actor.role]] < power[needed];
	throw new WhenceError(
		"forbidden",
		isRole
			? `${ctx.actor.handle} is a ${ctx.actor.role}, who may not do this (it needs ${needed}).`
			: `This token may only ${ctx.scope}; this needs a token of scope ${needed}.`,
		{ hint: isRole ? "Ask an admin of this instance." : "Make one under Settings, or with `whence login`." },
	);
}

function isOwn(ctx: Ctx, createdBy: string): boolean {
	const { uid, answersFor } = ctx.actor;
	return createdBy === uid || answersFor?.includes(createdBy) === true || effectiveScope(ctx) === "admin";
}

/** Whether this request may change what somebody made, for pages that offer to. */
export function mayChange(ctx: Ctx, createdBy: string): boolean {
	return power[effectiveScope(ctx)] >= power.write && isOwn(ctx, createdBy);
}

/**
 * Refuses a contributor who changes what somebody else made, unless its maker left and it was handed over to them;
 * admins may.
 */
export function requireOwnership(ctx: Ctx, createdBy: string, what: string): void {
	if (isOwn(ctx, createdBy)) return;
	throw new WhenceError("forbidden", `${what} was made by somebody else; only they or an admin may do this.`);
}
