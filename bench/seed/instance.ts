import { homedir } from "node:os";
import { dirname } from "node:path";
import { listAuditKeys } from "../../lib/services/audit/list-audit-keys.ts";
import { createSealer } from "../../lib/services/audit/sealer.ts";
import { ensureInstance } from "../../lib/services/instances/ensure-instance.ts";
import { parseArguments } from "../../server/arguments.ts";
import { openAuditTrust } from "../../server/audit-trust.ts";
import { holdDatabase } from "../../server/hold-database.ts";
import { fillDatabase, type Progress } from "./fill.ts";
import type { SeedOptions } from "./shape.ts";

/**
 * Makes a whole instance that a server can open: owner, storage, records, sealed history. The database is that of
 * `DATABASE_URL`, or embedded in the storage's folder, as for the server.
 *
 * @throws Error when there are records already; WhenceError `conflict` when a server holds the database.
 */
export async function seedInstance(
	{ storage, owner, ...options }: Omit<SeedOptions, "ownerUid"> & { storage: string; owner: string },
	onProgress: Progress,
): Promise<void> {
	const { whence, opened, env, release } = await holdDatabase(parseArguments(["--storage", storage]));
	try {
		const instance = await ensureInstance(opened.db, {
			name: `seeded-${options.files}`,
			owner: { handle: owner, name: owner, email: `${owner}@example.org` },
			root: storage,
			allowedRoots: [...env.storageRoots, homedir(), dirname(storage), storage],
		});
		await fillDatabase(opened, { ...options, ownerUid: instance.ownerUid }, onProgress);
		onProgress("seals of the audit", 0);
		const sealer = createSealer(opened.db, {
			instanceUid: instance.uid,
			trust: await openAuditTrust(whence, env.auditKey, await listAuditKeys(opened.db)),
			onError: (error) => console.error(error),
		});
		await sealer.close();
		onProgress("seals of the audit", 1);
	} finally {
		await release();
	}
}
