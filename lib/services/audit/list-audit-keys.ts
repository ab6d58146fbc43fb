import { asc } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { auditKeys } from "../../../db/schema/index.ts";
import type { AuditKeyRef } from "../../contracts/audit-chain.ts";

/** The keys that the database says its seals were signed with; whoever can change it can change these. */
export function listAuditKeys(db: Database): Promise<AuditKeyRef[]> {
	return db
		.select({ sinceN: auditKeys.sinceN, publicKey: auditKeys.publicKey })
		.from(auditKeys)
		.orderBy(asc(auditKeys.sinceN));
}
