import type { tokens } from "../../../db/schema/index.ts";
import type { TokenView } from "../../contracts/tokens.ts";

/** What leaves of a token: never its hash. */
export function tokenView(row: typeof tokens.$inferSelect): TokenView {
	return {
		uid: row.id,
		name: row.name,
		scope: row.scope,
		start: row.start,
		createdAt: row.createdAt.toISOString(),
		expiresAt: row.expiresAt?.toISOString() ?? null,
		revokedAt: row.revokedAt?.toISOString() ?? null,
		lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
	};
}
