import { eq, or } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { users } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";

type UserRow = typeof users.$inferSelect;

/**
 * Locks a person, and all admins with them, in one order: of two admins who deactivate each other at once the second
 * sees what the first did.
 *
 * @throws WhenceError `not_found`.
 */
export async function lockUser(
	tx: Database,
	handle: string,
): Promise<{ user: UserRow; admins: readonly UserRow[] }> {
	const locked = await tx
		.select()
		.from(users)
		.where(or(eq(users.handle, handle), eq(users.role, "admin")))
		.orderBy(users.id)
		.for("update");
	const user = locked.find((each) => each.handle === handle);
	if (!user) throw new WhenceError("not_found", `There is no user ${handle}.`);
	return { user, admins: locked.filter(({ role }) => role === "admin") };
}
