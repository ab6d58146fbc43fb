import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "../../lib/api/audit-lines.ts";
import type { AuditTrust } from "../../lib/services/audit/audit-trust.ts";
import { blankPayload } from "../../lib/services/audit/blank-payload.ts";
import { exportAudit } from "../../lib/services/audit/export-audit.ts";
import { createSealer } from "../../lib/services/audit/sealer.ts";
import { trustInMemory } from "../../lib/services/audit/testing.ts";
import { addTag } from "../../lib/services/tags/add-tag.ts";
import { type TestWorld, testWorld } from "../../lib/services/testing/world.ts";
import { verifyExport } from "../cli/audit/verify-export.ts";

describe("an export of the audit, without the server", () => {
	let world: TestWorld;
	let folder: string;
	let trust: AuditTrust;
	let lines: string[];
	const seal = (by: AuditTrust) => {
		const onError = (error: unknown) => {
			throw error;
		};
		const { uid } = world.admin.instance;
		return createSealer(world.database.db, { instanceUid: uid, trust: by, onError }).close();
	};
	const exported = async (input: { action?: "user.tag" } = {}, by = trust) => {
		const found = await exportAudit({ ctx: world.admin, input, trust: by });
		const how = { format: "ndjson" as const, instanceUid: world.admin.instance.uid, at: new Date() };
		let text = "";
		for await (const part of auditLines(found, how)) text += part;
		return text.trimEnd().split("\n");
	};
	const check = async (of: readonly string[], keys: readonly string[] = []) => {
		const path = join(folder, "audit.ndjson");
		await writeFile(path, `${of.join("\n")}\n`);
		return verifyExport(path, keys);
	};
	const edit = (at: number, change: object) =>
		lines.map((line, i) => (i === at ? JSON.stringify({ ...JSON.parse(line), ...change }) : line));
	const without = (...gone: number[]) => lines.filter((_line, i) => !gone.includes(i));
	beforeAll(async () => {
		world = await testWorld();
		folder = await mkdtemp(join(tmpdir(), "whence-export-"));
		trust = trustInMemory();
		for (const tag of ["a", "b", "c", "d"])
			await addTag({ ctx: world.admin, input: { kind: "user", uid: "viewer", tag } });
		await seal(trust);
	});
	beforeEach(async () => {
		lines = await exported();
	});
	afterAll(async () => {
		await world.close();
		await rm(folder, { recursive: true, force: true });
	});

	it("is whole as it was written, all of it and a part", async () => {
		expect(await check(lines, [trust.key.publicKey])).toMatchObject({ isWhole: true, sealedCount: 4 });
		expect(await check(await exported({ action: "user.tag" }))).toMatchObject({ isWhole: true });
		expect((await check(lines, [trustInMemory().key.publicKey])).isWhole).toBe(false);
	});

	it("shows that its end was cut off, with the last line or without", async () => {
		expect((await check(without(lines.length - 1))).problem?.message).toContain("The file was cut");
		expect((await check(without(lines.length - 2))).problem?.message).toBe(
			"Events were taken out of the file, or put in: it was exported with 4, and has 3.",
		);
	});

	it("shows that events were taken out, though it calls itself a part, or counts others twice", async () => {
		const part = edit(0, { isWhole: false });
		expect((await check(part)).problem?.message).toContain("was not signed");
		expect((await check(part.filter((_line, i) => i !== 2))).problem?.message).toContain("taken out");
		const twice = part.map((line, i) => (i === 2 ? (part[1] ?? "") : line));
		expect((await check(twice)).problem?.message).toContain("taken out");
	});

	it.each([
		["via", "web"],
		["entityKind", "run"],
		["requestId", "other"],
		["address", "10.0.0.1"],
		["entityLabel", "other"],
		["sealNo", 9],
		["after", { tag: "other" }],
		["blankedAt", "2026-01-01T00:00:00.000Z"],
	])("shows that another %s is shown than was sealed", async (field, value) => {
		expect((await check(edit(2, { [field]: value }))).problem).toMatchObject({ n: 2 });
	});

	it("tells who blanked something though that is not sealed yet, and believes that only when it is signed", async () => {
		await blankPayload({ ctx: world.admin, input: { id: "3", reason: "names a patient" } });
		lines = await exported();
		expect(await check(lines)).toMatchObject({ isWhole: true, sealedCount: 4 });
		const end = lines.length - 1;
		expect((await check(edit(end, { unsealedBlankings: [] }))).problem?.message).toContain("was not signed");
		await seal(trust);
		expect(await check(await exported())).toMatchObject({ isWhole: true, sealedCount: 5 });
	});

	it("of a chain that changed keys is whole by the keys that one knows, and by the new one alone is not", async () => {
		const { db } = world.database;
		await db.execute(sql`insert into audit_events (via, action, entity_kind, entity_uid, entity_label, payload_hash, request_id)
			select 'api', 'user.tag', 'user', 'viewer', 'viewer', payload_hash, 'r' from audit_events, generate_series(1, 600)
			where id = 1`);
		await db.execute(sql`insert into audit_payloads (event_id, before, after)
			select e.id, p.before, p.after from audit_events e, audit_payloads p where e.request_id = 'r' and p.event_id = 1`);
		await seal(trust);
		const next = trustInMemory();
		for (const key of await trust.trustedKeys()) await next.trust(key);
		await db.transaction(async (tx) => {
			await addTag({ ctx: { ...world.admin, db: tx }, input: { kind: "user", uid: "viewer", tag: "late" } });
			await tx.execute(sql`set local session_replication_role = replica`);
			await tx.execute(sql`update audit_events set at = at - interval '40 seconds'
				where id = (select max(id) from audit_events)`);
		});
		await seal(next);
		const all = await exported({}, next);
		const [before, now] = [trust.key.publicKey, next.key.publicKey];
		expect(await check(all)).toMatchObject({ isWhole: true });
		expect(await check(all, [now, before])).toMatchObject({ isWhole: true });
		expect((await check(all, [now])).problem).toMatchObject({ n: 1 });
	});
});
