import type { Database } from "../../db/client.ts";
import type { AuditVia, TokenScope, UserRole } from "../contracts/enums.ts";

/** Who asks, with what power, through what: every verb takes it, nothing reads globals. */
export interface Ctx {
	db: Database;
	actor: {
		uid: string;
		handle: string;
		name: string;
		role: UserRole;
		/** Uids of those who left and whose records were handed over to this person, by however many steps. */
		answersFor?: readonly string[];
	};
	/** The token's scope; for a session, what the role allows. */
	scope: TokenScope;
	/** The token that was shown, or null for a session in the browser. */
	token: { id: string; name: string } | null;
	via: AuditVia;
	requestId: string;
	address: string | null;
	instance: { uid: string; name: string; version: string };
	/** Absolute folders under which storages may be made. */
	storageRoots: readonly string[];
}
