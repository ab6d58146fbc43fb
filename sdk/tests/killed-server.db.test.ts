import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "../../lib/contracts/common.ts";
import type { FileView } from "../../lib/contracts/files.ts";
import { startScript, startTestServer, type TestServer } from "./support.ts";

/** Saves 200 files, four at a time, and says of each when the server has acknowledged it. */
const saving = `
	import { writeFile } from "node:fs/promises";
	ln.settings.verbosity = 0;
	await ln.track();
	let next = 0;
	const worker = async () => {
		for (let n = next++; n < 200; n = next++) {
			await writeFile("part-" + n + ".txt", "content of " + n + "\\n".repeat(n));
			const file = await new ln.File("part-" + n + ".txt", { key: "parts/" + n }).save();
			console.log("saved " + file.uid + " " + file.hash);
		}
	};
	await Promise.all([worker(), worker(), worker(), worker()]);
`;

describe("a server killed in the middle of 200 saves", () => {
	let folder: string;
	let server: TestServer;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), "whence killed "));
		server = await startTestServer(folder);
	});
	afterAll(async () => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	});

	test("has every acknowledged record and byte when it is back, and nothing half written", async () => {
		const script = await startScript(server, "save.mjs", saving);
		let seen = "";
		await new Promise<void>((resolve) => {
			script.process.stdout?.on("data", (chunk) => {
				seen += String(chunk);
				if (seen.split("\n").length > 60) resolve();
			});
		});
		server.process.kill("SIGKILL");
		const ended = await script.ended;
		expect(ended.code).not.toBe(0);
		const acknowledged = [...ended.stdout.matchAll(/saved (\w+) (\w+)/g)].map(([, uid = "", hash = ""]) => ({
			uid,
			hash,
		}));
		expect(acknowledged.length).toBeGreaterThanOrEqual(60);

		server = await startTestServer(folder);
		const ask = (path: string) =>
			fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${server.token}` } });
		for (const { uid, hash } of acknowledged) {
			const bytes = Buffer.from(await (await ask(`/files/${uid}/content`)).arrayBuffer());
			expect(createHash("sha256").update(bytes).digest("hex")).toBe(hash);
		}
		// What was written but not acknowledged is whole too: bytes, run and audit event.
		const files = (await (await ask("/files?keyPrefix=parts/&limit=500")).json()) as Page<FileView>;
		for (const file of files.items) {
			expect(file.run).not.toBeNull();
			const response = await ask(`/files/${file.uid}/content`);
			const bytes = Buffer.from(await response.arrayBuffer());
			expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.hash);
		}
		const events = (await (await ask("/audit?action=file.register&limit=500")).json()) as Page<unknown>;
		expect(events.items).toHaveLength(files.items.length);
		const again = await startScript(server, "save.mjs", saving);
		expect(await again.ended).toMatchObject({ code: 0 });
		expect(((await (await ask("/files?keyPrefix=parts/")).json()) as Page<FileView>).total).toBe(200);
	});
});

describe("two scripts at once", () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await startTestServer();
	});
	afterAll(() => server.stop());

	test("that save other content under one key make two versions, each with its own run", async () => {
		const body = (text: string) => `
			import { writeFile } from "node:fs/promises";
			await ln.track();
			await writeFile("${text}.txt", "${text}");
			for (let n = 0; n < 10; n++)
				await new ln.File("${text}.txt", { key: "shared/" + n }).save();
		`;
		const scripts = await Promise.all([
			startScript(server, "a.mjs", body("one")),
			startScript(server, "b.mjs", body("two")),
		]);
		for (const script of scripts) expect(await script.ended).toMatchObject({ code: 0 });
		const response = await fetch(`${server.url}/api/v1/files?keyPrefix=shared/&versions=all&limit=100`, {
			headers: { authorization: `Bearer ${server.token}` },
		});
		const { items } = (await response.json()) as Page<FileView>;
		expect(items).toHaveLength(20);
		for (let n = 0; n < 10; n++) {
			const both = items.filter(({ key }) => key === `shared/${n}`);
			expect(both.map(({ versionNo }) => versionNo).sort()).toEqual([1, 2]);
			expect(new Set(both.map(({ hash }) => hash)).size).toBe(2);
			expect(new Set(both.map(({ run }) => run?.uid)).size).toBe(2);
		}
	});
});
