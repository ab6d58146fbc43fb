import { users } from "../../db/schema/index.ts";
import type { UserRef } from "../contracts/common.ts";

/** The columns of a user that other records show. */
export const userRefColumns = { uid: users.id, handle: users.handle, name: users.name };

/** The fields of a user that other records show. */
export function userRef(user: { uid: string; handle: string; name: string }): UserRef {
	return { uid: user.uid, handle: user.handle, name: user.name };
}
