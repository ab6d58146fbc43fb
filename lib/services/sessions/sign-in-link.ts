import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { sessions, users, verifications } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { newUid } from "../../contracts/ids.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";

/** How long a link works. */
export const linkMinutes = 10;

/** Who asks for a link or a token beside the server, or opens a link: no ctx exists yet. */
export type Visitor = Pick<Ctx, "via" | "requestId" | "address">;

/** Why a link does not sign in. */
export type LinkRefusal = "used" | "expired" | "invalid";

function identifierOf(token: string): string {
	return `sign-in-link:${createHash("sha256").update(token).digest("hex")}`;
}

/**
 * Makes a link's token for a person: stored hashed, for ten minutes, good for one use.
 *
 * @throws WhenceError `not_found` when there is no such active person.
 */
export async function createSignInLink(
	db: Database,
	visitor: Visitor,
	userUid: string,
): Promise<{ token: string }> {
	const token = randomBytes(32).toString("base64url");
	await db.transaction(async (tx) => {
		const [user] = await tx
			.select()
			.from(users)
			.where(and(eq(users.id, userUid), isNull(users.deactivatedAt)));
		if (!user) throw new WhenceError("not_found", "There is no such active person.");
		await tx.delete(verifications).where(sql`${verifications.expiresAt} < now() - interval '1 day'`);
		await tx.insert(verifications).values({
			id: newUid(24),
			identifier: identifierOf(token),
			value: user.id,
			expiresAt: sql`now() + make_interval(mins => ${sql.raw(String(linkMinutes))})`,
		});
		await recordEvent(
			tx,
			{ ...visitor, actor: null, token: null },
			{ action: "session.offer_link", entityKind: "user", entityUid: user.id, entityLabel: user.handle },
		);
	});
	return { token };
}

/**
 * Uses a link up and starts a session.
 *
 * @param lifeSeconds how long the session lives.
 * @returns the session's token for the cookie, or why the link is refused.
 */
export async function consumeSignInLink(
	db: Database,
	visitor: Visitor,
	{ token, lifeSeconds, userAgent }: { token: string; lifeSeconds: number; userAgent: string | null },
): Promise<{ sessionToken: string } | { refusal: LinkRefusal }> {
	if (!/^[\w-]{43}$/.test(token)) return { refusal: "invalid" };
	return db.transaction(async (tx) => {
		// Deleting is the use: of two that come at once, one gets the row.
		const [link] = await tx
			.delete(verifications)
			.where(eq(verifications.identifier, identifierOf(token)))
			.returning({ userId: verifications.value, expiresAt: verifications.expiresAt });
		if (!link) return { refusal: "used" };
		if (link.expiresAt.getTime() < Date.now()) return { refusal: "expired" };
		const [user] = await tx
			.select()
			.from(users)
			.where(and(eq(users.id, link.userId), isNull(users.deactivatedAt)));
		if (!user) return { refusal: "invalid" };
		const sessionToken = newUid(32);
		const id = newUid(24);
		await tx.insert(sessions).values({
			id,
			token: sessionToken,
			userId: user.id,
			expiresAt: sql`now() + make_interval(secs => ${lifeSeconds}::int)`,
			ipAddress: visitor.address,
			userAgent: userAgent?.slice(0, 400) ?? null,
		});
		await recordEvent(
			tx,
			{ ...visitor, actor: { uid: user.id }, token: null },
			{ action: "session.create", entityKind: "session", entityUid: id, entityLabel: user.handle },
		);
		return { sessionToken };
	});
}
