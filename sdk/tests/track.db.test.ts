import { execFileSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { context, File, finish, Run, Transform, track, WhenceError } from "../src/index.ts";
import { runScript, startTestServer, type TestServer, useServer } from "./support.ts";

describe("track", () => {
	let server: TestServer;
	let folder: string;
	let count = 0;
	beforeAll(async () => {
		server = await startTestServer();
		useServer(server);
	});
	afterAll(() => server.stop());
	beforeEach(async () => {
		await finish();
		folder = join(server.folder, `project ${++count}`);
		await mkdir(folder);
	});

	const write = async (name: string, text: string) => {
		const path = join(folder, name);
		await writeFile(path, text);
		return path;
	};
	const notebook = (title: string, code: string, outputs: unknown[] = []) =>
		JSON.stringify({
			nbformat: 4,
			cells: [
				{ cell_type: "markdown", source: [`${title}\n`, "and a sentence"] },
				{ cell_type: "code", source: code, outputs, execution_count: outputs.length },
			],
		});

	test("same source, same version; changed source, next version", async () => {
		const path = await write("clean.ts", "one()");
		const first = await track({ path });
		await finish();
		const again = await track({ path });
		await finish();
		expect(again.transform.uid).toBe(first.transform.uid);
		expect(again.run.uid).not.toBe(first.run.uid);
		await write("clean.ts", "two()");
		const changed = await track({ path });
		expect(changed.transform.uid).not.toBe(first.transform.uid);
		expect([first.transform.version, changed.transform.version]).toEqual(["1", "2"]);
	});

	test("names a notebook by its first heading, and its hash covers cell sources only", async () => {
		const path = await write("nb.ipynb", notebook("# Count reads", "count()"));
		const first = await track({ path });
		expect([first.transform.name, first.transform.type]).toEqual(["Count reads", "notebook"]);
		await finish();
		await write("nb.ipynb", notebook("# Count reads", "count()", [{ data: 42 }]));
		const ran = await track({ path });
		expect(ran.transform.uid).toBe(first.transform.uid);
	});

	test("again in one kernel continues its run, re-pointed to the code that really ran", async () => {
		const path = await write("nb.ipynb", notebook("# Grow", "one()"));
		const first = await track({ path });
		await write("nb.ipynb", notebook("# Grow", "two()"));
		const second = await track({ path, params: { reads: 3 } });
		expect(second.run.uid).toBe(first.run.uid);
		const run = await Run.select({ uid: first.run.uid }).one();
		expect(run.transform.uid).toBe(second.transform.uid);
		expect(run.transform.uid).not.toBe(first.transform.uid);
		expect(run.params).toEqual({ reads: 3 });
		expect(context.run?.uid).toBe(run.uid);
	});

	test("two cells that track at once make one run", async () => {
		const path = await write("once.ts", "once()");
		const [one, two] = await Promise.all([track({ path }), track({ path })]);
		expect(two.run.uid).toBe(one.run.uid);
	});

	test("A, B, A: another transform completes the run before; coming back is a new run", async () => {
		const a = await new Transform({ name: "A", version: "1" }).save();
		const b = await new Transform({ name: "B", version: "1" }).save();
		const runs = [await track(a), await track(b), await track(a)].map(({ run }) => run);
		await finish();
		for (const run of runs) await run.refresh();
		expect(runs.map((run) => run.status)).toEqual(["completed", "completed", "completed"]);
		expect(new Set(runs.map((run) => run.uid)).size).toBe(3);
	});

	test("begins a new run when somebody ended the current one", async () => {
		const path = await write("ended.ts", "ended()");
		const first = await track({ path });
		await first.run.finish("failed");
		const second = await track({ path });
		expect(second.run.uid).not.toBe(first.run.uid);
		await first.run.refresh();
		expect(first.run.status).toBe("failed");
	});

	test("keeps parameters, command line, host, git state and environment", async () => {
		execFileSync("git", ["init", "-q", "-b", "main", folder]);
		const remote = "https://me:secret@example.org/lab/reads.git";
		execFileSync("git", ["-C", folder, "remote", "add", "origin", remote]);
		const path = await write("tidy.ts", "// # Tidy up\ntidy()");
		const { run, transform } = await track({ path, params: { k: 31, paths: ["a", null] }, name: "first" });
		expect([transform.project, transform.key, transform.name]).toEqual(["lab/reads", "tidy.ts", "Tidy up"]);
		const response = await fetch(`${server.url}/api/v1/runs/${run.uid}`, {
			headers: { authorization: `Bearer ${server.token}` },
		});
		expect(await response.json()).toMatchObject({
			name: "first",
			params: { k: 31, paths: ["a", null] },
			commandLine: expect.stringContaining("node"),
			host: expect.stringMatching(/./),
			git: { remote: "https://example.org/lab/reads.git", commit: null, isDirty: true },
			environment: { runtime: `node ${process.versions.node}` },
		});
	});

	test("project: package name, else folder; a link is the file that it leads to", async () => {
		await write("package.json", '{"name": "@lab/tools"}');
		await mkdir(join(folder, "src"));
		const path = await write("src/x.ts", "x()");
		const { transform } = await track({ path });
		expect([transform.project, transform.key]).toEqual(["@lab/tools", "src/x.ts"]);
		await finish();
		await symlink(path, join(folder, "link.ts"));
		expect((await track({ path: join(folder, "link.ts") })).transform.uid).toBe(transform.uid);
	});

	test("says what is missing when the code cannot be found", async () => {
		await expect(track({ path: join(folder, "none.ts") })).rejects.toMatchObject({ code: "not_found" });
		const broken = await write("broken.ipynb", "no json");
		await expect(track({ path: broken })).rejects.toMatchObject({ code: "invalid" });
		expect(context.run).toBeNull();
	});

	test("WHENCE_RUN travels to child processes, which have it as parent", async () => {
		const path = await write("outer.ts", "outer()");
		const { run } = await track({ path });
		const child = await runScript(
			server,
			"child.mjs",
			"await ln.track(); console.log(ln.context.run.parentUid);",
			{
				WHENCE_RUN: process.env["WHENCE_RUN"] ?? "",
			},
		);
		expect(child.stdout.trim()).toBe(run.uid);
	});

	test("what a child process saves without tracking is an output of the surrounding run", async () => {
		const path = await write("outer.ts", "saves()");
		const { run } = await track({ path });
		const body = `import { writeFile } from "node:fs/promises";
			await writeFile("made by child.txt", "made");
			await new ln.File("made by child.txt", { key: "child.txt" }).save();`;
		const child = await runScript(server, "saver.mjs", body, { WHENCE_RUN: process.env["WHENCE_RUN"] ?? "" });
		expect(child.stderr).toBe("");
		expect((await run.outputs.all()).map((file) => file.key)).toEqual(["child.txt"]);
	});

	test("another instance's WHENCE_RUN is ignored with a hint", async () => {
		const body = "ln.settings.verbosity = 2; await ln.track(); console.log(ln.context.run.parentUid);";
		const child = await runScript(server, "stranger.mjs", body, { WHENCE_RUN: "someoneElses/abc" });
		expect(child.stdout.trim()).toBe("null");
		expect(child.stderr).toContain("another instance");
	});

	test("gives WHENCE_RUN back as it was", async () => {
		process.env["WHENCE_RUN"] = "elsewhere/x";
		try {
			await track({ path: await write("back.ts", "back()") });
			expect(process.env["WHENCE_RUN"]).toBe(`${server.instanceUid}/${context.run?.uid}`);
			await finish();
			expect(process.env["WHENCE_RUN"]).toBe("elsewhere/x");
		} finally {
			delete process.env["WHENCE_RUN"];
		}
	});

	test("two scripts at once have a run each", async () => {
		const body = "await ln.track(); console.log(ln.context.run.uid);";
		const both = await Promise.all([runScript(server, "a.mjs", body), runScript(server, "b.mjs", body)]);
		const uids = both.map(({ stdout }) => stdout.trim());
		expect(new Set(uids).size).toBe(2);
		for (const uid of uids) expect((await Run.select({ uid }).one()).status).toBe("completed");
	});

	test("a run by hand runs from its first edge until finish", async () => {
		const transform = await new Transform({ name: "By hand", version: "1" }).save();
		const run = await new Run({ transform, name: "ingest" }).save();
		expect(run.status).toBe("scheduled");
		await new File(await write("x.txt", "by hand"), { key: "hand/x.txt", run }).save();
		await run.refresh();
		expect(run.status).toBe("running");
		await run.finish();
		expect(run.status).toBe("completed");
		await expect(run.finish("failed")).rejects.toBeInstanceOf(WhenceError);
	});
});
