import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Transform } from "../src/index.ts";
import { runScript, startTestServer, type TestServer, useServer } from "./support.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** The seed's notebook, cell by cell, with its assertion. */
const story = `
import assert from "node:assert/strict";
await ln.track();
assert(ln.context.transform !== null && ln.context.run !== null);
const file = new ln.File(await ln.dev.datasets.fileFastq(), { key: "fastqs/input.fastq.gz" });
await file.save();
assert.equal(file.transform.uid, ln.context.transform.uid);
assert.equal(file.run.uid, ln.context.run.uid);
assert.equal(file.createdBy.handle, "testuser1");
const nb = await ln.Transform.search("Track data lineage", { topHit: true });
assert.equal(nb.uid, file.transform.uid);
const made = await ln.File.select({ transform: nb }).df();
assert.deepEqual(made.array("key"), ["fastqs/input.fastq.gz"]);
made.print();
await new ln.Transform({ name: "Cell Ranger", version: "7.2.0", type: "pipeline" }).save();
const cellRanger = await ln.Transform.select({ name: "Cell Ranger", version: "7.2.0" }).one();
const before = ln.context.run;
await ln.track(cellRanger);
assert.equal((await before.refresh()).status, "completed");
ln.settings.trackRunInputs = true;
const fastq = await ln.File.select({ key: "fastqs/input.fastq.gz" }).one();
const staged = await fastq.stage({ isRunInput: true });
assert(staged.endsWith("/input.fastq.gz"));
const output = await ln.dev.datasets.fileBam();
await new ln.File(output, { key: "bams/output.bam" }).save();
const run = (await ln.File.select({ key: "bams/output.bam" }).one()).run;
assert.equal(run.uid, ln.context.run.uid);
assert.equal((await run.inputs.all())[0].key, "fastqs/input.fastq.gz");
assert.deepEqual((await run.outputs.all()).map((each) => each.key), ["bams/output.bam"]);
const byHand = await new ln.Run({ transform: cellRanger, name: "ingest-fastq" }).save();
assert.equal(byHand.status, "scheduled");
await new ln.File(staged, { key: "fastqs/more.fastq.gz", run: byHand }).save();
assert.equal((await byHand.refresh()).status, "running");
await byHand.finish();
assert.equal(byHand.status, "completed");
const ingested = await ln.File.select({ key: "fastqs/input.fastq.gz" }).first();
assert.equal(ingested.transform.uid, nb.uid);
const users = await ln.User.lookup({ field: "handle" });
assert.equal((await ln.Transform.select({ createdBy: users.testuser1 }).count()), 2);
const scripts = await ln.Transform.select({ createdBy: users.testuser1, type: "script" }).all();
assert.deepEqual(scripts.map((each) => each.uid), [nb.uid]);
assert.equal((await ln.File.select({ key: "fastqs/input.fastq.gz" }).one()).createdBy.handle, "testuser1");
await ln.finish();
assert.equal(ln.context.run, null);
`;

describe("the seed's story", () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await startTestServer();
		useServer(server);
	});
	afterAll(() => server.stop());

	test("holds cell by cell, from a script", async () => {
		const ended = await runScript(server, "Track data lineage.mjs", story);
		expect(ended.stderr).toBe("");
		expect(ended.code).toBe(0);
		const { name, key } = await Transform.select({ type: "script" }).one();
		expect({ name, key }).toEqual({ name: "Track data lineage.mjs", key: "Track data lineage.mjs" });
	});
});

describe("examples/track-data-lineage.ts", () => {
	let server: TestServer;
	const tell = (name: string) =>
		spawnSync(process.execPath, ["--import", tsx, `examples/${name}`], {
			cwd: root,
			env: server.env,
			encoding: "utf8",
		});
	beforeAll(async () => {
		server = await startTestServer();
	});
	afterAll(() => server.stop());

	test("runs twice; the second time finds what is there", () => {
		const first = tell("track-data-lineage.ts");
		expect(first.stderr).toContain("Saved fastqs/input.fastq.gz.");
		expect(first.status).toBe(0);
		const second = tell("track-data-lineage.ts");
		expect(second.stderr).toContain("fastqs/input.fastq.gz v1 has this content already.");
		expect(second.status).toBe(0);
	});
});
