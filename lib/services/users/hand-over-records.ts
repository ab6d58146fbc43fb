import { eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { users } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { HandOverInput, type UserView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { answersFor } from "./answers-for.ts";
import { changeUser } from "./change-user.ts";

/**
 * Hands the records of somebody who was deactivated over to somebody else, who may from now on change, archive and
 * delete them as their own, with those that had been handed over to the leaver. Who made them, and all history, stays.
 * Another successor replaces the one before.
 *
 * @throws WhenceError `forbidden` for all but admins; `not_found`; `conflict` for somebody who is still active, and
 *   where it would go in a circle; `invalid` for a successor who has left or may write nothing.
 */
export async function handOverRecords({ ctx, input }: { ctx: Ctx; input: HandOverInput }): Promise<UserView> {
	requireScope(ctx, "admin");
	const { handle, to } = parseInput(HandOverInput, input);
	return changeUser(ctx, handle, async (tx, user) => {
		if (user.deactivatedAt === null) {
			throw new WhenceError("conflict", `${handle} is active: their records are theirs.`, {
				hint: "Deactivate them first.",
			});
		}
		const successor = await findSuccessor(tx, to);
		if (successor.id === user.id || (await answersFor(tx, user.id)).includes(successor.id)) {
			throw new WhenceError(
				"conflict",
				`Records of ${to} are with ${handle} already: it would go in a circle.`,
				{
					field: "to",
					hint: `Take back what ${to} handed over first, or choose somebody else.`,
				},
			);
		}
		if (user.handedOverTo === successor.id) return null;
		return {
			set: { handedOverTo: successor.id, handedOverAt: sql`now()`, handedOverBy: ctx.actor.uid },
			action: "user.hand_over",
			before: { handedOverTo: await handleOf(tx, user.handedOverTo) },
			after: { handedOverTo: to },
		};
	});
}

async function findSuccessor(tx: Database, handle: string) {
	const [successor] = await tx.select().from(users).where(eq(users.handle, handle)).for("share");
	if (!successor) throw new WhenceError("not_found", `There is no user ${handle}.`, { field: "to" });
	if (successor.deactivatedAt !== null) {
		throw new WhenceError("invalid", `to: ${handle} has left too`, { field: "to" });
	}
	if (successor.role === "viewer") {
		throw new WhenceError("invalid", `to: ${handle} is a viewer, who may change nothing`, { field: "to" });
	}
	return successor;
}

/** What the event calls a successor. */
export async function handleOf(tx: Database, uid: string | null): Promise<string | null> {
	if (uid === null) return null;
	const [user] = await tx.select({ handle: users.handle }).from(users).where(eq(users.id, uid));
	return user?.handle ?? uid;
}
