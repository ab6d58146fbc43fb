import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { SearchInput } from "../../contracts/search.ts";
import { type MadeRecord, makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { searchAll } from "./search-all.ts";

describe.each(testDrivers)("search on %s", (driver) => {
	let world: TestWorld;
	const made: Record<string, MadeRecord> = {};
	const uid = (name: string) => made[name]?.uid ?? "";
	beforeAll(async () => {
		world = await testWorld(driver);
		const ctx = await world.person("testuser1");
		const notebook = await makeTransform(ctx, {
			key: "notebooks/track.ipynb",
			name: "Track data lineage",
			description: "Follows every file of the pilot study",
		});
		made["old ranger"] = await makeTransform(ctx, {
			key: "cellranger",
			name: "Cell Ranger",
			label: "7.1.0",
			type: "pipeline",
		});
		made["ranger"] = await makeTransform(ctx, {
			key: "cellranger",
			name: "Cell Ranger",
			label: "7.2.0",
			type: "pipeline",
		});
		made["arranger"] = await makeTransform(ctx, {
			key: "arranger.py",
			name: "Arranger of cells",
			type: "script",
		});
		made["run"] = await makeRun(ctx, notebook, { name: "ingest-fastq" });
		made["unnamed"] = await makeRun(ctx, made["ranger"]);
		made["fastq v1"] = await makeFile(ctx, { key: "fastqs/input.fastq.gz", content: "one" });
		made["fastq"] = await makeFile(ctx, { key: "fastqs/input.fastq.gz", content: "two" });
		made["report"] = await makeFile(ctx, {
			key: "reports/100%_done.html",
			description: "Quality of the fastq input",
		});
		made["archived"] = await makeFile(ctx, { key: "old/archived.csv", archivedAt: new Date() });
		made["deleted"] = await makeFile(ctx, {
			key: "old/deleted.csv",
			deletedAt: new Date(),
			deletedBy: ctx.actor.uid,
		});
	});
	afterAll(() => world.close());
	const search = (q: string, input: Partial<SearchInput> = {}) =>
		searchAll({ ctx: world.viewer, input: { q, ...input } });
	const found = async (q: string, input: Partial<SearchInput> = {}) =>
		(await search(q, input)).hits.map((hit) => `${hit.kind} ${hit.title} ${hit.match}`);

	it('finds the transform of the seed by "cell rang"', async () => {
		const { hits, isFuzzy } = await search("cell rang");
		expect(isFuzzy).toBe(false);
		expect(hits[0]).toMatchObject({
			kind: "transform",
			uid: uid("ranger"),
			title: "Cell Ranger",
			subtitle: "pipeline · 7.2.0 · cellranger",
			match: "prefix",
		});
	});

	it("ranks exact, prefix, word, then substring", async () => {
		const ctx = await world.person("ranker");
		for (const key of ["my.zebra", "zebrafish", "a-zebra", "xzebrax", "zebra"]) await makeFile(ctx, { key });
		expect(await found("zebra")).toEqual([
			"file zebra exact",
			"file zebrafish prefix",
			"file a-zebra word",
			"file my.zebra word",
			"file xzebrax substring",
		]);
		expect(await found("ZEBRA", { limit: 2 })).toEqual(["file zebra exact", "file zebrafish prefix"]);
	});

	it("takes words in any order, and every part of a path for a beginning", async () => {
		expect(await found("fastq input", { kind: "file" })).toEqual([
			"file reports/100%_done.html word",
			"file fastqs/input.fastq.gz word",
		]);
		expect(await found("input.fastq.gz", { kind: "file" })).toEqual(["file fastqs/input.fastq.gz exact"]);
		expect(await found("inp", { kind: "file" })).toContain("file fastqs/input.fastq.gz prefix");
		expect(await found("in", { kind: "file" })).toContain("file fastqs/input.fastq.gz prefix");
	});

	it("finds by uid, by family, and by the beginning of either", async () => {
		expect((await search(uid("fastq"))).hits[0]).toMatchObject({ uid: uid("fastq"), match: "exact" });
		expect((await search(uid("fastq").slice(0, 12))).hits[0]).toMatchObject({
			uid: uid("fastq"),
			match: "exact",
		});
		expect((await search(uid("fastq").slice(0, 8))).hits[0]).toMatchObject({
			uid: uid("fastq"),
			match: "prefix",
		});
		expect((await search(uid("run"))).hits[0]).toMatchObject({ kind: "run", uid: uid("run") });
		expect((await search(uid("unnamed").slice(0, 9))).hits[0]).toMatchObject({ uid: uid("unnamed") });
	});

	it("finds a file by its hash or six of its first characters", async () => {
		const hash = createHash("sha256").update("two").digest("hex");
		expect((await search(hash)).hits[0]).toMatchObject({ uid: uid("fastq"), match: "exact" });
		expect((await search(hash.slice(0, 6).toUpperCase())).hits[0]).toMatchObject({ uid: uid("fastq") });
		expect((await search(hash.slice(0, 5))).hits).toEqual([]);
	});

	it("shows latest versions only, and an older one when its own uid or hash is asked for", async () => {
		expect((await found("input.fastq")).filter((hit) => hit.startsWith("file"))).toHaveLength(1);
		expect((await search("Cell Ranger", { kind: "transform" })).hits.map((hit) => hit.uid)).not.toContain(
			uid("old ranger"),
		);
		expect((await search(uid("fastq v1"))).hits[0]).toMatchObject({ uid: uid("fastq v1") });
		expect((await search(uid("old ranger"))).hits[0]).toMatchObject({ uid: uid("old ranger") });
	});

	it("finds by description, and runs by their transform's name", async () => {
		expect(await found("pilot study")).toEqual(["transform Track data lineage word"]);
		expect(await found("data lineage", { kind: "run" })).toEqual(["run ingest-fastq word"]);
		expect(await found("ingest")).toContain("run ingest-fastq prefix");
	});

	it("finds people by handle and name", async () => {
		expect((await search("testuser1")).hits[0]).toMatchObject({
			kind: "user",
			handle: "testuser1",
			match: "exact",
		});
		expect(await found("tuser", { kind: "user" })).toEqual(["user testuser1 substring"]);
	});

	it("Archived records are left out unless asked for, and deleted ones too", async () => {
		expect(await found("archived.csv")).toEqual([]);
		expect(await found("deleted.csv")).toEqual([]);
		expect(await found("old/", { archived: "include", kind: "file" })).toHaveLength(2);
	});

	it("typo help only when nothing matched", async () => {
		const typo = await search("Track data linage");
		expect(typo.isFuzzy).toBe(true);
		expect(typo.hits[0]).toMatchObject({ title: "Track data lineage", match: "similar" });
		expect((await search("cel rangr")).hits[0]).toMatchObject({ title: "Cell Ranger", match: "similar" });
		expect((await search("fastqs/inptu.fastq.gz")).hits[0]).toMatchObject({ uid: uid("fastq") });
		expect((await search("tesuser1")).hits[0]).toMatchObject({ handle: "testuser1" });
		expect(await search("Track data lineage")).toMatchObject({ isFuzzy: false });
		expect(await search("qqqqqqqq")).toEqual({ q: "qqqqqqqq", hits: [], isFuzzy: false });
	});

	it("takes what LIKE and regular expressions would read as patterns as it is", async () => {
		expect(await found("100%_d")).toEqual(["file reports/100%_done.html prefix"]);
		for (const q of [
			"%",
			"_",
			"%%%",
			"\\",
			"(",
			"[a-",
			"a{2",
			"*",
			"'; drop table files; --",
			"\0",
			"🧬",
			"é",
		]) {
			expect(
				(await search(q)).hits.filter((hit) => hit.match !== "substring" && hit.match !== "word"),
				q,
			).toEqual([]);
		}
	});

	it("finds the exact match among hundreds of newer ones", async () => {
		const ctx = await world.person("hoarder");
		const old = await makeFile(ctx, { key: "crowd/crowded" });
		for (let index = 0; index < 210; index++) await makeFile(ctx, { key: `pile/a-crowded-${index}` });
		const { hits } = await search("crowded", { limit: 3 });
		expect(hits.map((hit) => hit.match)).toEqual(["exact", "word", "word"]);
		expect(hits[0]?.uid).toBe(old.uid);
		expect(hits[1]?.title).toBe("pile/a-crowded-209");
	});

	it("keeps to one kind when asked, and refuses an empty question", async () => {
		const kinds = new Set((await search("fastq", { kind: "run" })).hits.map((hit) => hit.kind));
		expect([...kinds]).toEqual(["run"]);
		await expect(search("   ")).rejects.toMatchObject({ code: "invalid", field: "q" });
	});
});
