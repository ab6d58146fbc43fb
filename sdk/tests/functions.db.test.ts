import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { context, File, finish, flow, Run, step, track, WhenceError } from "../src/index.ts";
import { runScript, startScript, startTestServer, type TestServer, useServer } from "./support.ts";

describe("tracked functions", () => {
	let server: TestServer;
	let folder: string;
	beforeAll(async () => {
		server = await startTestServer();
		useServer(server);
		folder = join(server.folder, "project");
		await mkdir(folder);
	});
	afterAll(() => server.stop());
	beforeEach(() => finish());

	const runsOf = async (name: string): Promise<Run[]> => {
		const all = await Run.select({}).all();
		return all.filter(({ transform }) => transform.name === name);
	};
	/** Saves a small file, and says which run it was saved in. */
	const save = async (key: string) => {
		const path = join(folder, key.replaceAll("/", "-"));
		await writeFile(path, `content of ${key}`);
		return new File(path, { key }).save();
	};

	test("each call is a run: its arguments, its files, its end, and what it answers", async () => {
		const count = flow(async function countReads(sample: string, minQuality: number) {
			const file = await save(`${sample}.txt`);
			expect(context.run?.uid).toBe(file.run?.uid);
			return minQuality + 1;
		});
		const answer: number = await count("kidney", 30);
		expect(answer).toBe(31);
		expect(context.run).toBeNull();
		const [run] = await runsOf("countReads");
		expect(run).toMatchObject({ status: "completed", parentUid: null });
		expect(run?.params).toEqual({ sample: "kidney", minQuality: 30 });
		expect(run?.transform).toMatchObject({ type: "function", name: "countReads" });
		expect(run?.transform.key).toMatch(/functions\.db\.test\.ts#countReads$/);
		expect((await run?.outputs.all())?.map(({ key }) => key)).toEqual(["kidney.txt"]);
	});

	test("calls are contained in the call that makes them, across await and Promise.all, each with its own files", async () => {
		const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
		const part = step(async function part(name: string) {
			await pause();
			const file = await save(`parts/${name}.txt`);
			await pause();
			return { name, own: context.run?.uid, ofFile: file.run?.uid };
		});
		const whole = flow(async function whole(names: string[]) {
			const parts = await Promise.all(names.map((name) => part(name)));
			return { own: context.run?.uid, parts };
		});
		const { own, parts } = await whole(["a", "b", "c"]);
		expect(new Set(parts.map((each) => each.own)).size).toBe(3);
		for (const each of parts) expect(each.ofFile).toBe(each.own);
		const inside = await Run.select({ parent: own ?? "" }).all();
		expect(new Set(inside.map(({ uid }) => uid))).toEqual(new Set(parts.map((each) => each.own)));
		for (const { uid } of inside) {
			const run = await Run.select({ uid }).one();
			const [output] = await run.outputs.all();
			expect(output?.key).toBe(`parts/${String(run.params["name"])}.txt`);
		}
	});

	test("a call is contained in what is tracked", async () => {
		const path = join(folder, "nightly.ts");
		await writeFile(path, "await nightly()");
		const { run } = await track({ path });
		const inner = step(async function inTracked() {
			return context.run?.uid;
		});
		const uid = await inner();
		expect(uid).not.toBe(run.uid);
		expect(context.run?.uid).toBe(run.uid);
		expect((await Run.select({ uid: uid ?? "" }).one()).parentUid).toBe(run.uid);
	});

	test("what it throws is thrown on, the run has failed, and its log says why", async () => {
		const error = new TypeError("no reads in lane 2");
		const failing = flow(
			() => {
				throw error;
			},
			{ name: "failing" },
		);
		await expect(failing()).rejects.toBe(error);
		const [run] = await runsOf("failing");
		expect(run?.status).toBe("failed");
		const lines: string[] = [];
		for await (const { text } of run?.log() ?? []) lines.push(text);
		expect(lines.join("\n")).toContain("TypeError: no reads in lane 2");
	});

	test("a step outside of any run is just the function", async () => {
		const alone = step((n: number) => n + 1, { name: "alone" });
		expect(await alone(1)).toBe(2);
		expect(await runsOf("alone")).toEqual([]);
	});

	test("the same source is the same version; params can be said; this and the name stay", async () => {
		const make = (n: number) =>
			new Function(`return function versioned(x) { return ${n} + x + (this?.y ?? 0); }`)() as (
				x: number,
			) => number;
		const first = flow(make(1), { params: (x) => ({ only: x }) });
		expect(first.name).toBe("versioned");
		expect(await first.call({ y: 10 }, 1)).toBe(12);
		await Promise.all([first(2), first(3)]);
		await flow(make(2))(4);
		const runs = await runsOf("versioned");
		const versions = runs.map(({ transform }) => transform.version).sort();
		expect(versions).toEqual(["1", "1", "1", "2"]);
		expect(runs.map(({ params }) => params)).toContainEqual({ only: 1 });
	});

	test("a function without a name is refused at once", () => {
		expect(() => flow(() => 1)).toThrow(WhenceError);
		expect(() => step(() => 1)).toThrow(/without a name/);
	});

	/** Two calls, one in the other, that say their runs; the inner does this, and never comes to its end. */
	const stuck = (does: string) => `
		const inner = ln.step(async function inner() {
			console.log("run=" + ln.context.run.uid + ";");
			${does}
			await new Promise(() => setInterval(() => {}, 1000));
		});
		const outer = ln.flow(async function outer() {
			console.log("outer=" + ln.context.run.uid + ";");
			await inner();
		});
		await outer();`;

	test("a call that the process's end cuts off is aborted, within as without, and the process dies as it would", async () => {
		const script = await startScript(server, "cut.mjs", `await ln.track(); ${stuck("")}`);
		await script.said("run=");
		script.process.kill("SIGTERM");
		const ended = await script.ended;
		expect(ended.signal).toBe("SIGTERM");
		const uids = [...ended.stdout.matchAll(/(?:run|outer)=(\w+);/g)].map(([, uid = ""]) => uid);
		expect(uids).toHaveLength(2);
		for (const uid of uids) {
			const run = await Run.select({ uid }).one();
			expect(run.status).toBe("aborted");
			expect(run.parentUid).not.toBeNull();
		}
		const outer = await Run.select({ uid: uids[0] ?? "" }).one();
		expect((await Run.select({ uid: outer.parentUid ?? "" }).one()).status).toBe("aborted");
	});

	test("process.exit within a call aborts it, and an uncaught error fails it", async () => {
		const left = await runScript(server, "left.mjs", stuck("setImmediate(() => process.exit(0));"));
		expect(left.code).toBe(0);
		const late = "setImmediate(() => { throw new Error('late'); });";
		const died = await runScript(server, "died.mjs", stuck(late));
		expect(died.code).toBe(1);
		for (const [{ stdout }, status] of [
			[left, "aborted"],
			[died, "failed"],
		] as const) {
			const uid = /run=(\w+);/.exec(stdout)?.[1] ?? "";
			expect((await Run.select({ uid }).one()).status).toBe(status);
		}
	});

	test("many calls at once are as many runs, all ended", async () => {
		const tiny = step(async function tiny(n: number) {
			return n;
		});
		const many = flow(async function many() {
			return Promise.all(Array.from({ length: 40 }, (_, n) => tiny(n)));
		});
		expect(await many()).toHaveLength(40);
		const runs = await runsOf("tiny");
		expect(runs).toHaveLength(40);
		expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(["completed"]));
	});
});
