import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { previewsInWorkers } from "./in-worker.ts";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "whence previews "));
});
afterAll(() => rm(folder, { recursive: true }));

async function script(name: string, code: string): Promise<URL> {
	const path = join(folder, `${name}.mjs`);
	await writeFile(path, `import { parentPort, workerData as job } from "node:worker_threads";\n${code}`);
	return pathToFileURL(path);
}
const job = { source: { bytes: Buffer.from("a,b\n1,2\n") }, name: "x.csv" };

async function builtWorker(): Promise<URL> {
	const out = join(folder, "preview.worker.mjs");
	await build({
		entryPoints: [fileURLToPath(new URL("./preview.worker.ts", import.meta.url))],
		outfile: out,
		bundle: true,
		platform: "node",
		format: "esm",
		mainFields: ["module", "main"],
		banner: {
			js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
		},
	});
	return pathToFileURL(out);
}

it("makes a preview in the worker that the server has", async () => {
	const parse = previewsInWorkers(await builtWorker());
	expect(await parse(job)).toMatchObject({ kind: "tables", format: "CSV", tables: [{ rows: [["1", "2"]] }] });
	const bomb = { source: { bytes: gzipSync(Buffer.alloc(50 << 20)) }, name: "x.gz" };
	expect(await parse(bomb)).toMatchObject({ kind: "hex", packing: "gzip", isWhole: false });
});

it("always answers for Parquet that is damaged, whatever its reader makes of it", async () => {
	const parse = previewsInWorkers(await builtWorker(), { timeMs: 400 });
	const columnData = [
		{ name: "a", data: Array.from({ length: 300 }, (_, i) => `s${i}`), type: "STRING" as const },
	];
	const whole = Buffer.from(parquetWriteBuffer({ columnData }));
	const answers = await Promise.all(
		Array.from({ length: 24 }, (_, i) => {
			const at = Math.floor((whole.length * i) / 24);
			const broken = Buffer.from(whole);
			broken[at] = (broken[at] ?? 0) ^ 0xff;
			return parse({ source: { bytes: i % 3 === 0 ? whole.subarray(0, at) : broken }, name: "x.parquet" });
		}),
	);
	for (const answer of answers) expect(answer.kind).toMatch(/^(tables|hex|text|none)$/);
}, 30_000);

it("gives up on a worker that never answers", async () => {
	const parse = previewsInWorkers(await script("hangs", "for (;;);"), { timeMs: 200 });
	expect(await parse(job)).toEqual({ kind: "none", reason: "Making its preview takes too long." });
});

it("outlives a worker that eats memory, that throws, or that leaves without a word", async () => {
	const cannot = { kind: "none", reason: "Its preview cannot be made." };
	const hog = await script("hog", "const kept = []; for (;;) kept.push(new Array(1e5).fill(Math.random()));");
	expect(await previewsInWorkers(hog, { memoryMb: 16, timeMs: 60_000 })(job)).toEqual(cannot);
	expect(await previewsInWorkers(await script("throws", "throw new Error('no');"))(job)).toEqual(cannot);
	expect(await previewsInWorkers(await script("leaves", ""))(job)).toEqual(cannot);
});

it("runs as many at once as it may, and the others after them", async () => {
	const running = new Int32Array(new SharedArrayBuffer(8));
	const counts = await script(
		"counts",
		`const shared = job.source.bytes;
		const now = Atomics.add(shared, 0, 1) + 1;
		for (let most = Atomics.load(shared, 1); now > most; most = Atomics.load(shared, 1))
			Atomics.compareExchange(shared, 1, most, now);
		await new Promise((done) => setTimeout(done, 50));
		Atomics.sub(shared, 0, 1);
		parentPort.postMessage({ kind: "none", reason: "counted" });`,
	);
	const parse = previewsInWorkers(counts, { count: 2 });
	// What is shared arrives shared, so that the workers can count themselves.
	const counting = { ...job, source: { bytes: running as unknown as Uint8Array } };
	const all = await Promise.all(Array.from({ length: 6 }, () => parse(counting)));
	expect(all).toEqual(Array(6).fill({ kind: "none", reason: "counted" }));
	expect([...running]).toEqual([0, 2]);
});
