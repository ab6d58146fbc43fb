import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Database } from "../../../db/client.ts";
import { testDatabase, testDrivers } from "../../../db/testing/test-database.ts";
import { restoreBackup } from "../backup/restore-backup.ts";
import { writeBackup } from "../backup/write-backup.ts";
import { addTag } from "../tags/add-tag.ts";
import { testWorld } from "../testing/world.ts";
import type { AuditTrust } from "./audit-trust.ts";
import { listAuditKeys } from "./list-audit-keys.ts";
import { createSealer } from "./sealer.ts";
import { trustInMemory } from "./testing.ts";
import { verifyAudit } from "./verify-audit.ts";

it.each(testDrivers)(
	"a restored history goes on, and what was sealed before stays proved: %s",
	async (driver) => {
		const world = await testWorld(driver);
		const folder = await mkdtemp(join(tmpdir(), "whence-audit-"));
		const restored = await testDatabase(driver);
		const instanceUid = world.admin.instance.uid;
		const seal = (db: Database, trust: AuditTrust) =>
			createSealer(db, {
				instanceUid,
				trust,
				onError: (error) => {
					throw error;
				},
			}).close();
		const tag = (name: string) =>
			addTag({ ctx: world.contributor, input: { kind: "user", uid: "viewer", tag: name } });
		try {
			const trust = trustInMemory();
			for (const name of ["a", "b", "c"]) await tag(name);
			await seal(world.database.db, trust);
			await tag("not sealed in the backup");
			const path = join(folder, "all.ndjson.gz");
			await writeBackup(world.database.db, { path, version: "1.2.3" });
			await restoreBackup(restored.db, path);
			await seal(restored.db, trust);
			const ctx = { ...world.viewer, db: restored.db };
			expect(await verifyAudit({ ctx, trust })).toMatchObject({
				isWhole: true,
				// The backup itself is an event, and so is its being restored.
				unsealedCount: 0,
				keys: [{ sinceN: 1, publicKey: trust.key.publicKey }],
			});
			// A server elsewhere has another key, and believes the restored list of them once.
			expect(await listAuditKeys(restored.db)).toEqual(await trust.trustedKeys());
			const stranger = trustInMemory();
			for (const key of await listAuditKeys(restored.db)) await stranger.trust(key);
			expect(await verifyAudit({ ctx, trust: stranger })).toMatchObject({ isWhole: true });
		} finally {
			await restored.close();
			await world.close();
			await rm(folder, { recursive: true, force: true });
		}
	},
);
