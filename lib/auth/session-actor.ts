import { type UserRole, userRoles } from "../contracts/enums.ts";
import type { Ctx } from "../services/ctx.ts";
import type { Auth } from "./auth.ts";

function isRole(role: string): role is UserRole {
	return (userRoles as readonly string[]).includes(role);
}

/** Who the request's session cookie belongs to; null without a valid one, or when they were deactivated. */
export async function actorFromSession(auth: Auth, headers: Headers): Promise<Ctx["actor"] | null> {
	if (!headers.has("cookie")) return null;
	const found = await auth.api.getSession({ headers });
	if (!found) return null;
	const { id, handle, name, role, deactivatedAt } = found.user;
	if (deactivatedAt || !isRole(role)) return null;
	return { uid: id, handle, name, role };
}
