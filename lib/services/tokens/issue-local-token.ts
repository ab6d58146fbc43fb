import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { tokens, users } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { newUid } from "../../contracts/ids.ts";
import { recordEvent } from "../audit/record-event.ts";
import { scopeOfRole } from "../scope.ts";
import type { Visitor } from "../sessions/sign-in-link.ts";
import { hashSecret, newSecret, startOfSecret } from "./secret.ts";

/** How long a token lives that was issued beside the server. */
const localTokenDays = 365;

/**
 * Issues a token to whoever owns the instance's files, for the CLI and SDK on the server's own computer.
 * The caller has proved that they can read the server's secret.
 *
 * @throws WhenceError `not_found` when there is no such active person.
 */
export async function issueLocalToken(
	db: Database,
	visitor: Visitor,
	{ userUid, name }: { userUid: string; name: string },
): Promise<{ secret: string }> {
	const secret = newSecret();
	await db.transaction(async (tx) => {
		const [user] = await tx
			.select()
			.from(users)
			.where(and(eq(users.id, userUid), isNull(users.deactivatedAt)));
		if (!user) throw new WhenceError("not_found", "There is no such active person.");
		const scope = scopeOfRole[user.role];
		const id = newUid(12);
		await tx.insert(tokens).values({
			id,
			userId: user.id,
			name,
			scope,
			hash: hashSecret(secret),
			start: startOfSecret(secret),
			expiresAt: sql`now() + make_interval(days => ${sql.raw(String(localTokenDays))})`,
		});
		await recordEvent(
			tx,
			{ ...visitor, actor: { uid: user.id }, token: null },
			{
				action: "token.create",
				entityKind: "token",
				entityUid: id,
				entityLabel: name,
				after: { name, scope },
			},
		);
	});
	return { secret };
}
