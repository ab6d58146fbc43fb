import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { ChainCheck, type ChainProblem } from "../../contracts/check-chain.ts";
import { addTag } from "../tags/add-tag.ts";
import { type MadeRecord, makeFile } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import type { AuditTrust } from "./audit-trust.ts";
import { blankPayload } from "./blank-payload.ts";
import { chainCrypto } from "./chain-crypto.ts";
import { exportAudit } from "./export-audit.ts";
import { listAuditEvents } from "./list-audit-events.ts";
import { createSealer } from "./sealer.ts";
import { trustInMemory } from "./testing.ts";
import { verifyAudit } from "./verify-audit.ts";

describe.each(testDrivers)("the chain of audit events on %s", (driver) => {
	let world: TestWorld;
	let file: MadeRecord;
	let trust: AuditTrust;
	const tags = ["a", "b", "c", "d", "e", "f"];
	const seal = () => {
		const sealer = createSealer(world.database.db, {
			instanceUid: world.admin.instance.uid,
			trust,
			onError: (error) => {
				throw error;
			},
		});
		return sealer.close();
	};
	const verify = (ctx = world.viewer) => verifyAudit({ ctx, trust });
	const tag = (name: string) =>
		addTag({ ctx: world.contributor, input: { kind: "file", uid: file.uid, tag: name } });
	/** What a superuser of the database can do: no trigger and no reference stops them. */
	const tamper = (...statements: string[]) =>
		world.database.db.transaction(async (tx) => {
			await tx.execute(sql`set local session_replication_role = replica`);
			for (const statement of statements) await tx.execute(sql.raw(statement));
		});
	/** The problem that somebody with an export and the public key alone finds. */
	const offline = async (): Promise<ChainProblem | null> => {
		const { keys, events } = await exportAudit({ ctx: world.admin, input: {}, trust });
		const check = new ChainCheck({
			instanceUid: world.admin.instance.uid,
			keys,
			crypto: chainCrypto,
			isWhole: true,
		});
		for await (const batch of events) {
			const problem = check.add(batch.flatMap(({ link }) => (link ? [link] : [])));
			if (problem) return problem;
		}
		return check.end();
	};
	beforeEach(async () => {
		world = await testWorld(driver);
		trust = trustInMemory();
		file = await makeFile(world.contributor, { key: "fastqs/input.fastq.gz" });
		for (const name of tags) await tag(name);
		await seal();
	});
	afterEach(() => world.close());

	it("is whole, and says which events have no seal yet", async () => {
		await tag("later");
		expect(await verify()).toMatchObject({
			isWhole: true,
			problem: null,
			sealedCount: 6,
			unsealedCount: 1,
			head: { n: 6 },
			keys: [{ sinceN: 1, publicKey: trust.key.publicKey }],
		});
		await seal();
		expect(await verify()).toMatchObject({ isWhole: true, sealedCount: 7, unsealedCount: 0 });
		expect(await offline()).toBeNull();
		const { items } = await listAuditEvents({ ctx: world.viewer, input: { dir: "asc" } });
		expect(items.map(({ sealNo }) => sealNo)).toEqual([1, 2, 3, 4, 5, 6, 7]);
	});

	it("refuses changes to those who are no superusers, also of payloads, keys and seals", async () => {
		const { db } = world.database;
		for (const statement of [
			"update audit_events set action = 'file.tag'",
			"delete from audit_events",
			"truncate audit_events cascade",
			"update audit_payloads set after = '{}'",
			"update audit_payloads set before = null, after = null, blanked_at = now()",
			"delete from audit_payloads",
			"truncate audit_payloads",
			"update audit_seals set signature = ''",
			"delete from audit_seals",
			"truncate audit_seals",
			"update audit_keys set public_key = ''",
			"delete from audit_keys",
			"truncate audit_keys",
		])
			await expect(db.execute(sql.raw(statement)), statement).rejects.toMatchObject({
				cause: { message: expect.stringContaining("audit history is never changed") },
			});
		expect(await verify()).toMatchObject({ isWhole: true });
	});

	it("finds an event that was changed", async () => {
		await tamper(
			"update audit_events set actor_id = null where id = (select event_id from audit_seals where n = 3)",
		);
		const { problem, sealedCount } = await verify();
		expect(problem).toMatchObject({
			n: 3,
			message: expect.stringContaining("not as it was when it was sealed"),
		});
		expect(sealedCount).toBe(2);
		expect(await offline()).toMatchObject({ n: 3 });
	});

	it("finds what an event says, when that was changed", async () => {
		const third = "(select event_id from audit_seals where n = 3)";
		await tamper(`update audit_payloads set after = '{"tag":"z"}' where event_id = ${third}`);
		expect((await verify()).problem).toMatchObject({
			n: 3,
			message: expect.stringContaining("not as it was recorded"),
		});
		expect(await offline()).toMatchObject({ n: 3 });
		await tamper(`delete from audit_payloads where event_id = ${third}`);
		expect((await verify()).problem).toMatchObject({ n: 3, message: expect.stringContaining("is gone") });
	});

	it("finds an event that was changed and sealed anew, without the key", async () => {
		const forged = chainCrypto.sha256("anything");
		await tamper(
			`update audit_seals set hash = '${forged}' where n = 6`,
			"update audit_events set entity_label = 'x' where id = (select event_id from audit_seals where n = 6)",
		);
		expect((await verify()).problem).toMatchObject({ n: 6 });
		expect(await offline()).toMatchObject({ n: 6 });
	});

	it("finds an event that was deleted, with its seal or without", async () => {
		await tamper("delete from audit_events where id = (select event_id from audit_seals where n = 4)");
		expect((await verify()).problem).toMatchObject({ n: 4, message: expect.stringContaining("gone") });
		await tamper("delete from audit_seals where n = 4");
		expect((await verify()).problem).toMatchObject({
			n: 4,
			message: "Seal 4 is gone: after seal 3 comes seal 5.",
		});
		expect(await offline()).toMatchObject({ n: 4 });
	});

	it("finds an event that was put in, whether it has a made-up seal or gets a real one", async () => {
		const [columns, values] = [
			"at, via, action, entity_kind, entity_uid, entity_label, payload_hash, request_id",
			"via, action, entity_kind, entity_uid, entity_label, payload_hash, 'forged'",
		];
		await tamper(
			`with event as (
				insert into audit_events (${columns}) select at - interval '1 day', ${values} from audit_events
				where id = (select event_id from audit_seals where n = 2) returning id
			) insert into audit_payloads (event_id, after) select event.id, p.after from event, audit_payloads p
				where p.event_id = (select event_id from audit_seals where n = 2)`,
		);
		await seal();
		expect((await verify()).problem).toMatchObject({
			n: 7,
			message: expect.stringContaining("much younger"),
		});
		expect(await offline()).toMatchObject({ n: 7 });
		await tamper(
			"update audit_seals set signature = (select signature from audit_seals where n = 6) where n = 7",
			"update audit_events set at = now() where request_id = 'forged'",
		);
		expect((await verify()).problem).toMatchObject({ n: 7 });
	});

	it("finds events that changed places", async () => {
		await tamper(
			"create temp table two as select n, event_id from audit_seals where n in (2, 3)",
			"update audit_seals set event_id = -n where n in (2, 3)",
			"update audit_seals s set event_id = t.event_id from two t where s.n = 5 - t.n",
		);
		expect((await verify()).problem).toMatchObject({ n: 2 });
		expect(await offline()).toMatchObject({ n: 2 });
	});

	it("finds that the end was cut, also when the chain went on from there", async () => {
		await tamper(
			"delete from audit_events where id in (select event_id from audit_seals where n > 4)",
			"delete from audit_seals where n > 4",
		);
		expect((await verify()).problem).toMatchObject({
			n: 5,
			message: "The end of the chain is gone: it had 6 seals, and has 4.",
		});
		for (const name of ["x", "y", "z"]) await tag(name);
		await seal();
		const gap = { n: 5, message: "Seal 5 is gone: after seal 4 comes seal 7." };
		expect((await verify()).problem).toMatchObject(gap);
		expect(await offline()).toMatchObject(gap);
	});

	it("stays whole when an admin blanks what an event says, and says who did and why", async () => {
		const { items } = await listAuditEvents({
			ctx: world.viewer,
			input: { action: "file.tag", q: "fastqs" },
		});
		const id = items[2]?.id ?? "";
		const blanked = await blankPayload({ ctx: world.admin, input: { id, reason: "names a patient" } });
		expect(blanked).toMatchObject({ id, before: null, after: null, blankedBy: { handle: "admin" } });
		await seal();
		expect(await verify()).toMatchObject({ isWhole: true, sealedCount: 7 });
		expect(await offline()).toBeNull();
		const [said] = (await listAuditEvents({ ctx: world.viewer, input: { action: "audit.blank" } })).items;
		expect(said).toMatchObject({
			actor: { handle: "admin" },
			entityKind: "file",
			after: { event: id, action: "file.tag", reason: "names a patient" },
		});
		await expect(blankPayload({ ctx: world.admin, input: { id, reason: "again" } })).rejects.toMatchObject({
			code: "conflict",
		});
		const again = { id: said?.id ?? "", reason: "hide that" };
		await expect(blankPayload({ ctx: world.admin, input: again })).rejects.toMatchObject({
			code: "conflict",
		});
	});

	it("finds what was blanked by hand, of which no event says who did", async () => {
		await tamper("update audit_payloads set before = null, after = null, blanked_at = now()");
		expect((await verify()).problem).toMatchObject({
			message: expect.stringContaining("no event says by whom"),
		});
		expect(await offline()).toMatchObject({ message: expect.stringContaining("no event says by whom") });
	});

	it("lets admins alone blank, with a reason, what there is", async () => {
		const blank = (ctx: typeof world.admin, id: string, reason = "because") =>
			blankPayload({ ctx, input: { id, reason } });
		await expect(blank(world.viewer, "1")).rejects.toMatchObject({ code: "forbidden" });
		await expect(blank(world.contributor, "1")).rejects.toMatchObject({ code: "forbidden" });
		await expect(blank(world.admin, "999999")).rejects.toMatchObject({ code: "not_found" });
		await expect(blank(world.admin, "1", " ")).rejects.toMatchObject({ code: "invalid" });
	});

	it("goes on with another server's key when that one no longer seals, and says so", async () => {
		const other: AuditTrust = { ...trustInMemory(), trustedKeys: trust.trustedKeys, trust: trust.trust };
		const theirs = () =>
			createSealer(world.database.db, {
				instanceUid: world.admin.instance.uid,
				trust: other,
				onError: (error) => {
					throw error;
				},
			}).close();
		await tag("young");
		await theirs();
		expect(await verify()).toMatchObject({ unsealedCount: 1 });
		await tamper(
			"update audit_events set at = at - interval '1 minute' where not exists (select 1 from audit_seals where event_id = id)",
		);
		await theirs();
		expect(await verify()).toMatchObject({
			isWhole: true,
			unsealedCount: 0,
			sealedCount: 8,
			keys: [{ sinceN: 1 }, { sinceN: 7, publicKey: other.key.publicKey }],
		});
		expect(
			(await listAuditEvents({ ctx: world.viewer, input: { action: "instance.rekey" } })).items,
		).toHaveLength(1);
		expect(
			(
				await verifyAudit({
					ctx: world.viewer,
					trust: { ...trust, trustedKeys: async () => (await trust.trustedKeys()).slice(0, 1) },
				})
			).problem,
		).toMatchObject({
			n: 7,
			message: "Seal 7 was not signed with the key of this instance.",
		});
	});

	it("seals once what several servers seal at a time", async () => {
		for (const name of ["g", "h", "i", "j"]) await tag(name);
		await Promise.all([seal(), seal(), seal()]);
		await seal();
		expect(await verify()).toMatchObject({ isWhole: true, sealedCount: 10, unsealedCount: 0 });
	});
});
