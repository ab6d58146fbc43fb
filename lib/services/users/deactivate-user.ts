import { and, eq, isNull, like, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { sessions, tokens, users, verifications } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { UserHandle, type UserView } from "../../contracts/users.ts";
import type { AuditRecord } from "../audit/record-event.ts";
import { recordEvents } from "../audit/record-events.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { lockUser } from "./lock-user.ts";
import { userViews } from "./view.ts";

/**
 * Closes the door behind somebody who left: signed out everywhere, all tokens revoked, no sign-in. What they made and
 * did stays as it is, under their name. Once more changes nothing.
 *
 * @throws WhenceError `forbidden` for all but admins; `not_found`; `conflict` for oneself and for the last admin.
 */
export async function deactivateUser({ ctx, input }: { ctx: Ctx; input: UserHandle }): Promise<UserView> {
	requireScope(ctx, "admin");
	const { handle } = parseInput(UserHandle, input);
	return ctx.db.transaction(async (tx) => {
		const { user, admins } = await lockUser(tx, handle);
		const view = async () => onlyView(await userViews({ ...ctx, db: tx }, [user.id]), `user ${handle}`);
		if (user.deactivatedAt !== null) return view();
		if (user.id === ctx.actor.uid) {
			throw new WhenceError("conflict", "You cannot deactivate yourself.", { hint: "Ask another admin." });
		}
		if (!admins.some(({ id, deactivatedAt }) => id !== user.id && deactivatedAt === null)) {
			throw new WhenceError("conflict", `${handle} is the last admin; somebody must be left to do this.`);
		}
		await tx
			.update(users)
			.set({
				deactivatedAt: sql`now()`,
				deactivatedBy: ctx.actor.uid,
				updatedAt: sql`now()`,
				revision: user.revision + 1,
			})
			.where(eq(users.id, user.id));
		const ended = await endAccess(tx, user);
		const count = (kind: string) => ended.filter(({ entityKind }) => entityKind === kind).length;
		await recordEvents(tx, ctx, [
			{
				action: "user.deactivate",
				entityKind: "user",
				entityUid: user.id,
				entityLabel: handle,
				before: { isDeactivated: false },
				after: {
					isDeactivated: true,
					sessionsEnded: count("session"),
					tokensRevoked: count("token"),
				},
			},
			...ended,
		]);
		return view();
	});
}

/** Ends sessions, tokens and links that were not used yet; says which, as events. */
async function endAccess(tx: Database, user: { id: string; handle: string }): Promise<AuditRecord[]> {
	await tx
		.delete(verifications)
		.where(and(eq(verifications.value, user.id), like(verifications.identifier, "sign-in-link:%")));
	const left = await tx.delete(sessions).where(eq(sessions.userId, user.id)).returning({ id: sessions.id });
	const revoked = await tx
		.update(tokens)
		.set({ revokedAt: sql`now()` })
		.where(and(eq(tokens.userId, user.id), isNull(tokens.revokedAt)))
		.returning({ id: tokens.id, name: tokens.name });
	return [
		...left.map(
			({ id }): AuditRecord => ({
				action: "session.end",
				entityKind: "session",
				entityUid: id,
				entityLabel: user.handle,
			}),
		),
		...revoked.map(
			({ id, name }): AuditRecord => ({
				action: "token.revoke",
				entityKind: "token",
				entityUid: id,
				entityLabel: name,
				before: { isRevoked: false },
				after: { isRevoked: true, reason: `${user.handle} was deactivated` },
			}),
		),
	];
}
