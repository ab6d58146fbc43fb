import { createHash } from "node:crypto";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { tokens } from "../../db/schema/auth.ts";
import { users } from "../../db/schema/users.ts";
import type { TokenScope } from "../contracts/enums.ts";
import { tokenPrefix } from "../contracts/tokens.ts";
import type { Ctx } from "../services/ctx.ts";
import { answersForOf } from "../services/users/answers-for.ts";

/** What is stored of a secret, so that a copied database opens nothing. */
export function hashSecret(secret: string): string {
	return createHash("sha256").update(secret).digest("hex");
}

export interface TokenBearer {
	actor: Ctx["actor"];
	token: { id: string; name: string };
	scope: TokenScope;
}

/** Whose token it is; null when it is unknown, expired or revoked, or its owner was deactivated. */
export async function findTokenBearer(db: Database, secret: string): Promise<TokenBearer | null> {
	if (!secret.startsWith(tokenPrefix) || secret.length > 200) return null;
	const [row] = await db
		.select({
			id: tokens.id,
			tokenName: tokens.name,
			scope: tokens.scope,
			isStampDue: sql<boolean>`${tokens.lastUsedAt} is null or ${tokens.lastUsedAt} < now() - interval '1 minute'`,
			uid: users.id,
			handle: users.handle,
			name: users.name,
			role: users.role,
			answersFor: answersForOf(sql`${users.id}`),
		})
		.from(tokens)
		.innerJoin(users, eq(users.id, tokens.userId))
		.where(
			and(
				eq(tokens.hash, hashSecret(secret)),
				isNull(tokens.revokedAt),
				or(isNull(tokens.expiresAt), sql`${tokens.expiresAt} > now()`),
				isNull(users.deactivatedAt),
			),
		);
	if (!row) return null;
	if (row.isStampDue) {
		// The condition again: of requests at once only one writes.
		await db
			.update(tokens)
			.set({ lastUsedAt: sql`now()` })
			.where(
				and(
					eq(tokens.id, row.id),
					or(isNull(tokens.lastUsedAt), lt(tokens.lastUsedAt, sql`now() - interval '1 minute'`)),
				),
			);
	}
	return {
		actor: {
			uid: row.uid,
			handle: row.handle,
			name: row.name,
			role: row.role,
			answersFor: row.answersFor?.split(",") ?? [],
		},
		token: { id: row.id, name: row.tokenName },
		scope: row.scope,
	};
}
