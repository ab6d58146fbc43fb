import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Run, Transform } from "../src/index.ts";
import { bundleCommand } from "./command.ts";
import { runScript, startScript, startTestServer, type TestServer, useServer } from "./support.ts";

describe("the log of a run, from where it is written", () => {
	let server: TestServer;
	let command: string;
	beforeAll(async () => {
		server = await startTestServer();
		command = await bundleCommand(server.folder);
		useServer(server);
	});
	afterAll(() => server.stop());

	const options = () => ({ cwd: server.folder, env: server.env });
	const whence = (args: string[]) =>
		spawnSync(process.execPath, [command, ...args], {
			cwd: server.folder,
			env: server.env,
			encoding: "utf8",
		});
	const linesOf = async (run: Run) => {
		const lines: string[] = [];
		for await (const { stream, text } of run.log()) lines.push(`${stream}: ${text}`);
		return lines;
	};
	const runOf = async (name: string) =>
		Run.select({ transform: (await Transform.select({ name }).one()).uid }).one();
	const exit = (child: ChildProcess) =>
		new Promise<{ code: number | null; signal: string | null }>((resolve) =>
			child.once("exit", (code, signal) => resolve({ code, signal })),
		);

	test("whence run keeps what the command writes, which passes byte by byte", async () => {
		const script =
			'printf "one\\n\\033[31mtw"; sleep 0.1; printf "o\\033[0m\\n" ; echo oops >&2; printf "no end"; exit 3';
		const ran = whence(["run", "--transform", "writes", "--", "sh", "-c", script]);
		expect(ran).toMatchObject({ status: 3, stdout: "one\n\u001b[31mtwo\u001b[0m\nno end", stderr: "oops\n" });
		const lines = await linesOf(await runOf("writes"));
		expect(lines.filter((line) => line.startsWith("stdout"))).toEqual([
			"stdout: one",
			"stdout: \u001b[31mtwo\u001b[0m",
			"stdout: no end",
		]);
		expect(lines).toContain("stderr: oops");
	});

	test("whence run passes any bytes, keeps none that are no text, and nothing at all with --no-log", async () => {
		const bytes = "printf '\\037\\213\\000\\377\\000'";
		const ran = spawnSync(
			process.execPath,
			[command, "run", "--transform", "bytes", "--", "sh", "-c", bytes],
			options(),
		);
		expect([...ran.stdout]).toEqual([0o37, 0o213, 0, 0o377, 0]);
		expect(await linesOf(await runOf("bytes"))).toEqual([
			"stdout: [whence: stdout is not text; the rest of it is not kept]",
		]);
		expect(whence(["run", "--no-log", "--transform", "silent", "--", "echo", "unseen"]).stdout).toBe(
			"unseen\n",
		);
		expect(await linesOf(await runOf("silent"))).toEqual([]);
	});

	test("whence run ends with its command, though something that it left behind holds its output", async () => {
		const began = Date.now();
		const ran = whence(["run", "--transform", "daemon", "--", "sh", "-c", "sleep 60 & echo left"]);
		expect(ran).toMatchObject({ status: 0, stdout: "left\n" });
		expect(Date.now() - began).toBeLessThan(30_000);
	});

	test("whence run leaves the command's streams what they are: named again, and in order in one place", async () => {
		const named = whence([
			"run",
			"--transform",
			"named",
			"--",
			"sh",
			"-c",
			"echo a > /dev/stderr; echo b > /dev/stdout",
		]);
		expect(named).toMatchObject({ status: 0, stdout: "b\n", stderr: "a\n" });
		const script = "for i in 1 2 3 4 5 6 7 8; do echo out $i; echo err $i >&2; done";
		const line = `node ${JSON.stringify(command)} run --transform both -- sh -c '${script}' 2>&1`;
		const both = spawnSync("bash", ["-c", line], { ...options(), encoding: "utf8" });
		const wanted = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((i) => [`out ${i}`, `err ${i}`]);
		expect(both.stdout.trimEnd().split("\n")).toEqual(wanted);
		expect(await linesOf(await runOf("both"))).toEqual(wanted.map((each) => `stdout: ${each}`));
	});

	test("whence run tells its command in the usual way that nobody reads any more", () => {
		const line = `node ${JSON.stringify(command)} run --transform yes -- yes | head -n 2`;
		const ran = spawnSync("bash", ["-c", `set -o pipefail; ${line}; echo "ended with $?" >&2`], {
			...options(),
			encoding: "utf8",
		});
		expect(ran.stdout).toBe("y\ny\n");
		expect(ran.stderr).toContain("ended with 141");
	});

	test("a command is not slowed or failed by a server that has gone away", async () => {
		const other = await startTestServer();
		const script = `for i in 1 2 3 4 5; do echo line $i; sleep 0.2; done; kill -9 ${other.process.pid}; echo more; sleep 0.7; echo last; exit 4`;
		const began = Date.now();
		const ran = spawnSync(
			process.execPath,
			[command, "run", "--transform", "left", "--", "sh", "-c", script],
			{ cwd: other.folder, env: other.env, encoding: "utf8" },
		);
		expect(ran.status).toBe(4);
		expect(ran.stdout).toBe("line 1\nline 2\nline 3\nline 4\nline 5\nmore\nlast\n");
		expect(Date.now() - began).toBeLessThan(40_000);
		await other.stop();
	});

	test("track() keeps what a script writes, in order, with its answer and its end as before", async () => {
		const body = `await ln.track({ name: "tee" });
			console.log("one", { a: 1 });
			console.error("token is API_TOKEN=abc123");
			const written = await new Promise((done) => process.stdout.write("two\\n", "utf8", done));
			process.stdout.write(Buffer.from("thr\\u00fc"));
			process.stdout.write("ZWU=", "base64");
			console.log(written === undefined || written === null);
			process.exit(5);`;
		const ended = await runScript(server, "tee.mjs", body);
		expect(ended).toMatchObject({ code: 5, stdout: "one { a: 1 }\ntwo\nthrüeetrue\n" });
		expect(ended.stderr).toBe("token is API_TOKEN=abc123\n");
		const run = await Run.select({ name: "tee" }).one();
		expect(run.status).toBe("failed");
		expect((await linesOf(run)).sort()).toEqual([
			"stderr: token is API_TOKEN=***",
			"stdout: one { a: 1 }",
			"stdout: thrüeetrue",
			"stdout: two",
		]);
	});

	test("a script that computes without a pause is read meanwhile", async () => {
		const body = `import { existsSync } from "node:fs";
			await ln.track({ name: "busy" });
			console.log("begun");
			const until = Date.now() + 60_000;
			for (let i = 0; Date.now() < until && !existsSync("seen"); i++) {
				if (i % 200_000 === 0) process.stderr.write(".\\n");
			}
			console.log("seen");`;
		const script = await startScript(server, "busy.mjs", body);
		await script.said("begun");
		const run = await Run.select({ name: "busy" }).one();
		for await (const { text } of run.log({ follow: true })) if (text === "begun") break;
		spawnSync("touch", ["seen"], options());
		expect((await script.ended).stdout).toBe("begun\nseen\n");
		expect((await linesOf(run)).at(-1)).toBe("stdout: seen");
	});

	test("finish() ends the log, log: false keeps none, and what follows is written as ever", async () => {
		const body = `const own = process.stdout.write;
			await ln.track({ name: "kept" });
			console.log("in the log");
			await ln.finish();
			console.log("after", process.stdout.write === own);
			await ln.track({ name: "unkept", log: false });
			console.log("unseen");`;
		const ended = await runScript(server, "ends.mjs", body);
		expect(ended).toMatchObject({ code: 0, stdout: "in the log\nafter true\nunseen\n", stderr: "" });
		expect(await linesOf(await Run.select({ name: "kept" }).one())).toEqual(["stdout: in the log"]);
		expect(await linesOf(await Run.select({ name: "unkept" }).one())).toEqual([]);
	});

	test("appendLog adds lines to a run by hand; whence log shows, searches and follows them", async () => {
		const transform = await new Transform({ name: "By hand", version: "1" }).save();
		const run = await new Run({ transform }).save();
		await run.appendLog("reading\n\u001b[32mfine\u001b[0m \u001b]0;owned\u0007");
		await run.appendLog("ERROR: password=hunter2", { stream: "stderr" });
		const shown = whence(["log", `run:${run.uid}`]);
		expect(shown).toMatchObject({ status: 0, stdout: "reading\nfine \n", stderr: "ERROR: password=***\n" });
		expect(whence(["log", run.uid, "--grep", "error"])).toMatchObject({ stdout: "", status: 0 });
		expect(whence(["log", run.uid, "--tail", "1"]).stderr).toBe("ERROR: password=***\n");
		const [first] = whence(["log", run.uid, "--json"]).stdout.split("\n");
		expect(JSON.parse(first ?? "")).toMatchObject({ no: 1, stream: "stdout", text: "reading" });
		expect(whence(["log", "nosuchrun"])).toMatchObject({ status: 1 });

		const following = spawn(process.execPath, [command, "log", "--follow", run.uid], options());
		const seen = new Promise<void>((resolve) => {
			let text = "";
			following.stdout.on("data", (piece) => {
				text += String(piece);
				if (text.includes("came later")) resolve();
			});
		});
		await run.appendLog("came later");
		await seen;
		following.kill("SIGTERM");
		await exit(following);
	});

	test("compareWith and whence compare tell what differs between two runs", async () => {
		const transform = await new Transform({ name: "Compared", version: "1" }).save();
		const a = await new Run({ transform, params: { k: 21, same: true } }).save();
		const b = await new Run({ transform, params: { k: 31, same: true } }).save();
		const comparison = await a.compareWith(b);
		expect(comparison.params[0]).toEqual({ name: "k", a: "21", b: "31", isSame: false });
		const shown = whence(["compare", a.uid, `run:${b.uid}`]);
		expect(shown).toMatchObject({ status: 0, stderr: "" });
		expect(shown.stdout.split("\n")[1]).toMatch(/^param +k +21 +31$/);
		expect(shown.stdout).not.toContain("same");
		expect(whence(["compare", a.uid, a.uid]).stdout).toBe("nothing differs\n");
		expect(JSON.parse(whence(["compare", "--json", a.uid, b.uid]).stdout)).toMatchObject({ code: "same" });
		expect(whence(["compare", a.uid, "nosuchrun"])).toMatchObject({ status: 1 });
	});
});
