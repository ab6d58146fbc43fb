import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { addTag } from "../tags/add-tag.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import type { AuditTrust } from "./audit-trust.ts";
import { blankPayload } from "./blank-payload.ts";
import { createSealer } from "./sealer.ts";
import { trustInMemory } from "./testing.ts";
import { verifyAudit } from "./verify-audit.ts";

describe.each(testDrivers)("what an admin blanked on %s", (driver) => {
	let world: TestWorld;
	let trust: AuditTrust;
	const seal = () => {
		const onError = (error: unknown) => {
			throw error;
		};
		const { uid } = world.admin.instance;
		return createSealer(world.database.db, { instanceUid: uid, trust, onError }).close();
	};
	const verify = () => verifyAudit({ ctx: world.viewer, trust });
	const tamper = (statement: string) =>
		world.database.db.transaction(async (tx) => {
			await tx.execute(sql`set local session_replication_role = replica`);
			await tx.execute(sql.raw(statement));
		});
	beforeEach(async () => {
		world = await testWorld(driver);
		trust = trustInMemory();
		for (const tag of ["a", "b", "c"])
			await addTag({ ctx: world.admin, input: { kind: "user", uid: "viewer", tag } });
		await seal();
		await blankPayload({ ctx: world.admin, input: { id: "2", reason: "names a patient" } });
	});
	afterEach(() => world.close());

	it("is not taken for tampering before the event that says so is sealed, nor after", async () => {
		expect(await verify()).toMatchObject({ isWhole: true, unsealedCount: 1 });
		await seal();
		expect(await verify()).toMatchObject({ isWhole: true, unsealedCount: 0 });
	});

	it("may not say something else again: what is not blank has to be what was sealed", async () => {
		await seal();
		await tamper(`update audit_payloads set after = '{"tag": "forged"}' where event_id = 2`);
		expect((await verify()).problem).toMatchObject({ n: 2, eventId: "2" });
	});

	it("may not be laid to somebody else", async () => {
		await seal();
		await tamper(`update audit_payloads set blanked_by = '${world.viewer.actor.uid}' where event_id = 2`);
		expect((await verify()).problem).toMatchObject({
			n: 2,
			message: "Event 2 was blanked by another than it says.",
		});
	});
});
