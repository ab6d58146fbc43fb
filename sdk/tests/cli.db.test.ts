import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleCommand } from "./command.ts";
import { withoutWhence } from "./support.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** A person's folder and home; nothing of this machine's own. */
describe("the command", () => {
	let folder: string;
	let command: string;
	let env: NodeJS.ProcessEnv;
	const whence = (
		args: string[],
		options: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
	) => {
		const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
			cwd: options.cwd ?? folder,
			env: { ...env, ...options.env },
			input: options.input ?? "",
			encoding: "utf8",
		});
		return { status, stdout, stderr };
	};
	const json = <T>(verb: string, ...args: string[]): T => {
		const { status, stdout, stderr } = whence([verb, "--json", ...args]);
		if (status !== 0) throw new Error(`whence ${verb} ended with ${status}: ${stderr}`);
		return JSON.parse(stdout) as T;
	};
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), "whence cli "));
		command = await bundleCommand(folder);
		env = { ...withoutWhence(), HOME: folder, XDG_CONFIG_HOME: join(folder, ".config"), WHENCE_PORT: "0" };
		delete env["DATABASE_URL"];
		const made = whence(["init", "--storage", "./my data", "--owner", "testuser1"]);
		expect(made).toMatchObject({ status: 0, stderr: "" });
		expect(made.stdout).toContain("owned by testuser1");
	});
	afterAll(async () => {
		whence(["serve", "--stop"]);
		await rm(folder, { recursive: true, force: true });
	});

	test("init again changes nothing, and refuses to point a folder elsewhere", () => {
		expect(whence(["init", "--storage", "./my data"]).stdout).toContain("Found an instance");
		const other = whence(["init", "--storage", "./other"]);
		expect(other).toMatchObject({ status: 1 });
		expect(other.stderr).toContain("points to ./my data already");
		expect(existsSync(join(folder, "other"))).toBe(false);
	});

	test("starts the server when it needs it, and says who and where one is", () => {
		expect(json("whoami")).toMatchObject({ user: { handle: "testuser1" } });
		const info = JSON.stringify(json("info"));
		expect(info).toContain(join(folder, "my data"));
		expect(info).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
	});

	test("save, list, search, get and lineage agree on a file", async () => {
		await writeFile(join(folder, '-n\'ot "an" option 🧬.txt'), "one\n");
		const [saved] = json<{ uid: string; key: string; hash: string }[]>(
			"save",
			"--",
			'-n\'ot "an" option 🧬.txt',
		);
		expect(saved?.key).toBe('-n\'ot "an" option 🧬.txt');
		expect(JSON.stringify(json("list", "files"))).toContain(saved?.uid);
		expect(JSON.stringify(json("search", "option"))).toContain(saved?.uid);
		expect(whence(["lineage", saved?.uid ?? ""]).stdout).toContain("option 🧬.txt");
		await mkdir(join(folder, "into"));
		expect(whence(["get", saved?.uid ?? "", "into"])).toMatchObject({ status: 0 });
		expect(await readFile(join(folder, "into", '-n\'ot "an" option 🧬.txt'), "utf8")).toBe("one\n");
		const again = whence(["get", saved?.uid ?? "", "into"]);
		expect(again.status).toBe(1);
	});

	test("save --each records every file of a folder by itself, and again changes nothing", async () => {
		const many = Array.from({ length: 520 }, (_, i) => `${i % 3}/t ${i}.txt`);
		for (const [place, names] of [
			["many", many],
			["my data/tiles", many.slice(0, 5)],
		] as const) {
			for (const name of [...names, ".hidden", 'deep/ö "x"\n.txt']) {
				const path = join(folder, place, name);
				await mkdir(dirname(path), { recursive: true });
				await writeFile(path, `${place} ${name}`);
			}
		}
		const first = whence(["save", "--each", "many"]);
		expect(first).toMatchObject({ status: 0, stderr: "" });
		expect(first.stdout).toMatch(/^521 files: 521 new, 0 new versions, 0 as they were; [\d,]+ a second\n$/);
		await writeFile(join(folder, "many", "0/t 0.txt"), "other");
		const again = whence(["save", "--each", "many", "my data/tiles"]);
		expect(again.stdout).toMatch(/^527 files: 6 new, 1 new versions, 520 as they were;/);
		expect(json<{ key: string }[]>("list", "files", "--where", "keyPrefix=many/deep")[0]?.key).toBe(
			'many/deep/ö "x"\n.txt',
		);
		expect(json<{ key: string }[]>("list", "files", "--where", "keyPrefix=tiles/0/t 0")).toHaveLength(1);
		expect(whence(["save", "--each", "in.txt"])).toMatchObject({ status: 1 });
		expect(whence(["save", "--each", "--key", "x", "many"])).toMatchObject({ status: 1 });
	});

	test("run leaves streams, input and exit code alone, and records what it is told", async () => {
		await writeFile(join(folder, "in.txt"), "b\na\n");
		const ran = whence(
			["run", "--json", "--transform", "sorter", "--version", "2", "--param", "reverse=no"].concat(
				["--in", "in.txt", "--out", "out.txt", "--", "sh", "-c"],
				["cat; sort in.txt > out.txt; echo oops >&2; exit 7"],
			),
			{ input: "from \0 stdin" },
		);
		expect(ran).toMatchObject({ status: 7, stdout: "from \0 stdin" });
		expect(JSON.parse(ran.stderr.trim().split("\n").at(-1) ?? "")).toMatchObject({ exitCode: 7 });
		expect(ran.stderr).toContain("oops\n");
		const tree = whence(["lineage", "out.txt"]).stdout;
		expect(tree).toContain("sorter");
		expect(tree).toContain("in.txt");
		const [run] = json<{ status: string; exitCode: number; params: object }[]>("list", "runs");
		expect(run).toMatchObject({ status: "failed", exitCode: 7, params: { reverse: "no" } });
	});

	test("lineage is narrowed by filters, which hide and never cut", () => {
		const ids = (...args: string[]) =>
			json<{ nodes: { kind: string; key?: string }[] }>("lineage", "out.txt", ...args).nodes.map(
				({ kind, key }) => key ?? kind,
			);
		expect(ids().sort()).toEqual(["in.txt", "out.txt", "run"]);
		expect(ids("--kind", "file").sort()).toEqual(["in.txt", "out.txt"]);
		expect(whence(["lineage", "out.txt", "--kind", "file"]).stdout).toContain("via 1 hidden");
		expect(ids("--suffix", ".csv", "--suffix", ".txt", "--status", "failed").sort()).toEqual(ids().sort());
		expect(ids("--suffix", "none", "--status", "completed")).toEqual(["out.txt"]);
		expect(ids("--before", "2020-01-01T00:00:00Z")).toEqual(["out.txt"]);
		expect(ids("--after", "2020-01-01T00:00:00Z", "--by", "testuser1", "--type", "command")).toHaveLength(3);
		expect(ids("--tag", "gold", "--archived")).toEqual(["out.txt"]);
		expect(whence(["lineage", "out.txt", "--status", "tired"])).toMatchObject({ status: 1 });
	});

	test("impact counts and lists everything downstream or upstream, and writes the whole list", () => {
		const shown = whence(["impact", "in.txt"]);
		expect(shown).toMatchObject({ status: 0, stderr: "" });
		expect(shown.stdout).toContain(
			"everything downstream of in.txt: 1 file, 1 run of 1 transform, by 1 person",
		);
		expect(shown.stdout).toMatch(/2 +file +out\.txt +v1 +testuser1/);
		expect(whence(["impact", "out.txt"]).stdout).toBe("nothing downstream of out.txt\n");
		const up = json<{ counts: object; items: { title: string }[] }>("impact", "out.txt", "--up");
		expect(up.items.map(({ title }) => title)).toEqual(["sorter", "in.txt"]);
		const csv = whence(["impact", "user:testuser1", "--csv"]).stdout.trimEnd().split("\r\n");
		const lines = whence(["impact", "user:testuser1", "--ndjson"]).stdout.trimEnd().split("\n");
		expect(csv).toHaveLength(lines.length + 1);
		expect(whence(["impact", "in.txt", "--limit", "1"]).stderr).toBe("1 of 2; --csv has them all\n");
	});

	test("diff prints what changed in code, and ends as diff does", async () => {
		const key = "qc.mjs";
		const sdk = JSON.stringify(new URL("../src/index.ts", import.meta.url).href);
		const save = (source: string) =>
			`await new ln.Transform({ name: "qc", key: "${key}", type: "script", source: ${JSON.stringify(source)} }).save();`;
		await writeFile(
			join(folder, "versions.mts"),
			`import * as ln from ${sdk};\n${save("let a = 1;\nlet b = 2;\n")}\n${save("let a = 1;\nlet b = 3;\n")}`,
		);
		const made = spawnSync(process.execPath, ["--import", tsx, "versions.mts"], { cwd: folder, env });
		expect(made.status).toBe(0);
		const changed = whence(["diff", key]);
		expect(changed).toMatchObject({ status: 1, stderr: "" });
		expect(changed.stdout).toBe(
			`--- ${key}@1\n+++ ${key}@2\n@@ -1,2 +1,2 @@\n let a = 1;\n-let b = 2;\n+let b = 3;\n`,
		);
		expect(whence(["diff", `${key}@2`, `${key}@1`]).stdout).toContain("-let b = 3;\n+let b = 2;");
		expect(whence(["diff", `${key}@1`, `${key}@1`])).toMatchObject({ status: 0, stdout: "", stderr: "" });
		const asJson = whence(["diff", "--json", key]);
		expect(asJson.status).toBe(1);
		expect(JSON.parse(asJson.stdout)).toMatchObject({ outcome: "changed", added: 1, removed: 1 });
		const first = whence(["diff", `${key}@1`]);
		expect(first).toMatchObject({ status: 2, stdout: "" });
		expect(first.stderr).toContain("no version of");
		expect(whence(["diff", "nowhere.py"])).toMatchObject({ status: 2 });
	}, 180_000);

	test("retract takes a link back with a reason, and lets it stand again", () => {
		const [run] = json<{ uid: string }[]>("list", "runs");
		const uid = run?.uid ?? "";
		const isLinked = () => whence(["lineage", "out.txt"]).stdout.includes("in.txt");
		expect(whence(["retract", uid, "in.txt"])).toMatchObject({ status: 1 });
		expect(whence(["retract", uid, "in.txt"]).stderr).toContain("either --reason or --undo");
		const none = whence(["retract", uid, "other.txt", "--reason", "never read"]);
		expect(none).toMatchObject({ status: 1 });
		expect(none.stderr).toContain(`run ${uid} has no link to a file with the key or uid other.txt`);
		expect(whence(["retract", `run:${uid}`, "in.txt", "--reason", "wrong lane"]).stdout).toContain(
			`That run ${uid} read in.txt v1 is taken back.`,
		);
		expect(isLinked()).toBe(false);
		expect(json("retract", uid, "in.txt", "--undo")).toMatchObject({ side: "inputs", isRetracted: false });
		expect(isLinked()).toBe(true);
		expect(whence(["retract", uid, "in.txt", "--undo"]).stderr).toContain("has no retracted link");
	});

	test("save inside run makes the file the run's output", async () => {
		const inner = `"${process.execPath}" "${command}" save inner.txt`;
		const ran = whence(["run", "--transform", "outer", "--", "sh", "-c", `echo hi > inner.txt; ${inner}`]);
		expect(ran).toMatchObject({ status: 0 });
		expect(whence(["lineage", "inner.txt"]).stdout).toContain("outer");
	});

	test("run is ended by a signal as its command is", async () => {
		const child = spawn(
			process.execPath,
			[command, "run", "--transform", "sleeper", "--", "sh", "-c", "echo begun; exec sleep 60"],
			{ cwd: folder, env, stdio: ["ignore", "pipe", "ignore"] },
		);
		await new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
		const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
		child.kill("SIGTERM");
		expect(await ended).toBe(128 + 15);
		const [run] = json<{ status: string }[]>("list", "runs", "--limit", "1");
		expect(run?.status).toBe("aborted");
	});

	test("audit says who did what", () => {
		const events = json<{ action: string; actor: { handle: string }; via: string }[]>(
			"audit",
			"--file",
			"out.txt",
		);
		expect(events.map(({ action }) => action)).toContain("file.register");
		expect(events[0]).toMatchObject({ actor: { handle: "testuser1" }, via: "cli" });
		expect(whence(["audit", "--by", "testuser1", "--limit", "3"]).stdout).toContain("testuser1");
	});

	test("audit verify finds the history whole, and an export of it by the public key alone", async () => {
		const verify = (...args: string[]) => whence(["audit", "verify", ...args]);
		const live = verify();
		expect(live).toMatchObject({ status: 0, stderr: "" });
		expect(live.stdout).toMatch(/^whole: \d+ sealed events/);
		const view = JSON.parse(verify("--json").stdout) as {
			isWhole: boolean;
			head: { hash: string };
			keys: { publicKey: string }[];
		};
		expect(view.isWhole).toBe(true);

		const exported = whence(["audit", "export"]).stdout;
		await writeFile(join(folder, "audit.ndjson"), exported);
		const offline = { cwd: tmpdir(), env: { ...env, WHENCE_URL: "http://127.0.0.1:9" } };
		const check = (...args: string[]) =>
			whence(["audit", "verify", join(folder, "audit.ndjson"), ...args], offline);
		expect(check()).toMatchObject({ status: 0 });
		expect(check("--key", view.keys[0]?.publicKey ?? "").stdout).toMatch(/^whole: /);
		const other = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE";
		expect(check("--key", other)).toMatchObject({ status: 1 });
		expect(check("--key", "nonsense").stderr).toContain("is no public key");

		const lines = exported.trimEnd().split("\n");
		const tampered = async (change: (copy: string[]) => unknown) => {
			const copy = [...lines];
			change(copy);
			await writeFile(join(folder, "audit.ndjson"), `${copy.join("\n")}\n`);
			const { status, stdout } = check();
			expect(status).toBe(1);
			return stdout;
		};
		expect(await tampered((copy) => copy.splice(3, 1))).toContain("BROKEN at seal 3: Seal 3 is gone");
		expect(await tampered((copy) => copy.splice(3, 2, copy[4] ?? "", copy[3] ?? ""))).toContain(
			"BROKEN at seal 3",
		);
		const renamed = (line: string) => line.replace('"entityLabel":"', '"entityLabel":"x');
		expect(await tampered((copy) => copy.splice(3, 1, renamed(copy[3] ?? "")))).toContain("BROKEN at seal 3");
		await writeFile(join(folder, "audit.ndjson"), "{}\n");
		expect(check().stderr).toContain("is no export of an audit");
		expect(whence(["audit", "export", "--csv", "--action", "file.register"]).stdout).toMatch(
			/^seal,id,at,actor[^\n]*\n\d+,\d+,/,
		);
	});

	test("open prints a link for one use", async () => {
		const { url } = json<{ url: string }>("open", "/audit");
		const link = new URL(url);
		expect(link.searchParams.get("next")).toBe("/audit");
		const use = () =>
			fetch(`${link.origin}/api/auth/link`, {
				method: "POST",
				redirect: "manual",
				headers: { origin: link.origin },
				body: new URLSearchParams({ token: link.searchParams.get("token") ?? "", next: "/audit" }),
			});
		expect((await use()).headers.get("location")).toBe("/audit");
		expect((await use()).headers.get("location")).toContain("error=used");
	});

	test("a second server on the folder is told who holds it", () => {
		const second = whence(["serve"]);
		expect(second.status).toBe(1);
		expect(second.stderr).toContain("the server runs already at http://127.0.0.1:");
	});

	test("wrong calls end with 2, refusals with 1, each with what to do", () => {
		expect(whence(["save"])).toMatchObject({ status: 2, stdout: "" });
		expect(whence(["frobnicate"])).toMatchObject({ status: 2 });
		expect(whence(["lineage", "no/such.key"])).toMatchObject({ status: 1 });
		expect(whence(["lineage", "no/such.key"]).stderr).toContain("no/such.key");
		expect(whence(["save", "no-such-file"])).toMatchObject({ status: 1 });
		expect(whence(["list", "nonsense"]).status).not.toBe(0);
		expect(whence(["--help"])).toMatchObject({ status: 0, stderr: "" });
		expect(whence(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
	});

	test("backup, delete, restore: every record comes back, and its lineage; bytes are where they were", async () => {
		const backup = join(folder, "monday.whence");
		const wrote = whence(["backup", "monday.whence"]);
		expect(wrote).toMatchObject({ status: 0, stderr: "" });
		expect(wrote.stdout).toContain("read back and checked");
		expect((await stat(backup)).mode & 0o777).toBe(0o600);
		expect(whence(["backup", "monday.whence"]).stderr).toContain("--force");
		expect(whence(["backup", "monday.whence", "--force"]).status).toBe(0);
		const before = whence(["lineage", "out.txt", "--json"]).stdout;

		const asked = whence(["delete", "my data"]);
		expect(asked.status).toBe(1);
		expect(asked.stderr).toContain("--force");
		await writeFile(join(folder, "my data", "mine.txt"), "not Whence's");
		expect(whence(["delete", "my data", "--force"])).toMatchObject({ status: 0 });
		expect(await readFile(join(folder, "my data", "mine.txt"), "utf8")).toBe("not Whence's");
		expect(existsSync(join(folder, "my data", ".whence"))).toBe(false);
		expect(whence(["list"]).stderr).toContain("whence init");

		const restored = whence(["restore", "monday.whence", "--storage", "./again"]);
		expect(restored).toMatchObject({ status: 0, stderr: "" });
		expect(restored.stdout).toContain("counts and checksums are right");
		expect(JSON.parse(whence(["lineage", "out.txt", "--json"]).stdout)).toEqual(JSON.parse(before));
		expect(whence(["restore", "monday.whence", "--storage", "./again"]).status).toBe(1);
		// The server that stops leaves one of its own.
		expect(whence(["serve", "--stop"]).status).toBe(0);
		const last = join(folder, "again", ".whence", "backup", "last.ndjson.gz");
		await expect.poll(() => existsSync(last), { timeout: 15_000 }).toBe(true);
	});
});
