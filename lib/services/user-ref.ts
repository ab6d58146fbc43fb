import { sql } from "drizzle-orm";
import { users } from "../../db/schema/index.ts";
import type { UserRef } from "../contracts/common.ts";

/** The columns of a user that other records show. */
export const userRefColumns = {
	uid: users.id,
	handle: users.handle,
	name: users.name,
	isDeactivated: sql<boolean>`${users.deactivatedAt} is not null`,
};

/** The fields of a user that other records show. */
export function userRef(user: {
	uid: string;
	handle: string;
	name: string;
	isDeactivated?: boolean;
}): UserRef {
	const { uid, handle, name, isDeactivated } = user;
	return { uid, handle, name, ...(isDeactivated ? { isDeactivated } : {}) };
}
