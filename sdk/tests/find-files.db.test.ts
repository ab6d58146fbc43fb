import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RunFileView } from "../../lib/contracts/runs.ts";
import { call } from "../src/client/http.ts";
import { File, Run } from "../src/index.ts";
import { bundleCommand } from "./command.ts";
import { startTestServer, type TestServer, useServer } from "./support.ts";

/** A small genome and reads, from Debian's package bowtie2-examples. */
const examples = "/usr/share/doc/bowtie2/examples";
const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const canTrace = has("strace", "-D", "-f", "-o", "/dev/null", "true");
const canAlign =
	canTrace && existsSync(examples) && has("bowtie2", "--version") && has("samtools", "--version");
if (canTrace && !canAlign) console.warn("bowtie2 or samtools is not installed: no alignment is traced.");
if (!canTrace) console.warn("strace is not installed, or may not trace: what `--trace` finds is not tested.");

/** A shell that has `whence` on its path, in a folder of its own. */
describe("files that `whence run` finds", () => {
	let server: TestServer;
	let command: string;
	let folder: string;
	let env: NodeJS.ProcessEnv;

	beforeAll(async () => {
		server = await startTestServer();
		useServer(server);
		command = await bundleCommand(server.folder);
		const bin = join(server.folder, "bin");
		await mkdir(bin);
		await writeFile(join(bin, "whence"), `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`, {
			mode: 0o755,
		});
		env = { ...server.env, PATH: `${bin}:${process.env["PATH"]}`, TMPDIR: server.folder };
	});
	afterAll(() => server.stop());
	beforeEach(async () => {
		folder = await mkdtemp(join(server.folder, "work "));
	});

	const whence = (...args: string[]) => {
		const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
			cwd: folder,
			env,
			encoding: "utf8",
		});
		return { status, stdout, stderr };
	};
	/** Runs it with `--json`, and reads what is on record. */
	const filesOf = async (...args: string[]) => {
		const { stderr } = whence("run", "--json", ...args);
		const said = stderr.trim().split("\n");
		const { run } = JSON.parse(said.pop() ?? "") as { run: string };
		return { uid: run, said: said.join("\n"), ...(await recorded(run)) };
	};
	const recorded = async (run: string) => {
		const keys = async (side: "inputs" | "outputs") => {
			const { items } = await call<{ items: RunFileView[] }>("GET", `/runs/${run}/${side}`);
			return items.map(({ file, origin }) => `${origin} ${file.key}`).sort();
		};
		return { inputs: await keys("inputs"), outputs: await keys("outputs") };
	};
	const traces = async () =>
		(await readdir(server.folder)).filter((name) => name.startsWith(".whence-trace"));

	describe.skipIf(!canTrace)("by --trace", () => {
		test("what the whole tree of processes read and made, through pipes, renames and copies", async () => {
			await writeFile(join(folder, "in.txt"), "b\na\n");
			await mkdir(join(folder, "sub"));
			await mkdir(join(folder, ".cache"));
			await writeFile(join(folder, ".cache", "mine"), "x");
			await writeFile(join(folder, "lock"), "");
			// Made long before the run: copied with its times, it is new all the same.
			await writeFile(join(folder, "old.txt"), "old\n");
			await utimes(join(folder, "old.txt"), 1, 1);
			const script = `
				cat .cache/mine in.txt | sort > tmp.txt
				mv tmp.txt sorted.txt
				(cd sub && cp ../sorted.txt 'wörd "x".txt')
				cp -p old.txt copy.txt
				: >> lock
				echo gone > gone.txt; rm gone.txt
				exit 3`;
			const found = await filesOf("--trace", "--", "sh", "-c", script);
			expect(found).toMatchObject({
				said: "",
				inputs: ["traced in.txt", "traced old.txt"],
				outputs: ["traced copy.txt", "traced sorted.txt", 'traced sub/wörd "x".txt'],
			});
			expect(await traces()).toEqual([]);
		});

		test("a script is the code, not an input; what is read and then changed is said to be lost", async () => {
			await writeFile(join(folder, "edit.sh"), "cat list.txt > copy.txt\necho more >> list.txt\n");
			await writeFile(join(folder, "list.txt"), "one\n");
			const found = await filesOf("--trace", "--", "sh", "edit.sh");
			expect(found).toMatchObject({ inputs: [], outputs: ["traced copy.txt", "traced list.txt"] });
			expect(found.said).toMatch(/list\.txt was read and has changed since/);
			const { transform } = await Run.select({ uid: found.uid }).one();
			expect(transform).toMatchObject({ type: "script", key: "edit.sh", name: "edit.sh" });
		});

		test("a known file is an input under its record, by what is in it", async () => {
			await writeFile(join(folder, "named.txt"), "known content\n");
			whence("save", "named.txt", "--key", "refs/named.txt");
			const found = await filesOf("--trace", "--", "sh", "-c", "wc -c named.txt");
			expect(found.inputs).toEqual(["traced refs/named.txt"]);
		});

		test("steps of a script are runs of their own, each with its files", async () => {
			await writeFile(join(folder, "raw.txt"), "b\na\na\n");
			const steps = [
				"whence run --transform order -- sh -c 'sort raw.txt > ordered.txt'",
				"whence run --transform once -- sh -c 'uniq ordered.txt > once.txt'",
				"whence save once.txt --key final.txt",
				"cat once.txt > last.txt",
			];
			const outer = await filesOf("--trace", "--transform", "all", "--", "sh", "-c", steps.join("\n"));
			expect(outer).toMatchObject({
				inputs: ["traced once.txt"],
				outputs: ["traced last.txt", "tracked final.txt"],
			});
			const inner = await Run.select({ parent: outer.uid }).all();
			const insides = await Promise.all(inner.map(async (run) => recorded(run.uid)));
			expect(insides).toHaveLength(2);
			expect(insides).toEqual(
				expect.arrayContaining([
					{ inputs: ["traced raw.txt"], outputs: ["traced ordered.txt"] },
					{ inputs: ["traced ordered.txt"], outputs: ["traced once.txt"] },
				]),
			);
		});

		test("streams, exit code and signal are the command's own, and a process left behind lives on", async () => {
			const said = whence("run", "--trace", "--", "sh", "-c", "echo out; echo err >&2; kill -TERM $$");
			expect(said).toEqual({ status: 143, stdout: "out\n", stderr: "err\n" });
			expect(whence("run", "--trace", "--", "no-such-program")).toMatchObject({
				status: 127,
				stderr: expect.stringContaining("command not found"),
			});
			const left = "(sleep 2; echo late > late.txt) > /dev/null 2>&1 &";
			expect(whence("run", "--trace", "--", "sh", "-c", left)).toMatchObject({ status: 0 });
			// Its tracer can still write: the folder stays until nobody needs it.
			expect(await traces()).toHaveLength(1);
			await expect.poll(() => readdir(folder), { timeout: 20_000 }).toContain("late.txt");
		});

		test.skipIf(!canAlign)("an alignment in five steps, without a flag at any of them", async () => {
			const unpack = (from: string, to: string) =>
				spawnSync("sh", ["-c", `zcat "${examples}/${from}" | head -n 4000 > "${to}"`], { cwd: folder });
			unpack("reference/lambda_virus.fa.gz", "genome.fa");
			unpack("reads/reads_1.fq.gz", "reads_1.fq");
			unpack("reads/reads_2.fq.gz", "reads_2.fq");
			const script = fileURLToPath(new URL("../../examples/align-reads.sh", import.meta.url));
			await copyFile(script, join(folder, "align-reads.sh"));
			const call = ["sh", "align-reads.sh", "genome.fa", "reads_1.fq", "reads_2.fq"];
			const outer = await filesOf("--trace", "--", ...call);
			expect(outer.said).toBe("");
			const steps = await Run.select({ parent: outer.uid }).orderBy("startedAt", "asc").all();
			const seen = await Promise.all(
				steps.map(async (run) => ({ name: run.transform.name, ...(await recorded(run.uid)) })),
			);
			const parts = ["1", "2", "3", "4", "rev.1", "rev.2"].map((part) => `traced index/genome.${part}.bt2`);
			expect(seen).toEqual([
				{ name: "bowtie2-build", inputs: ["traced genome.fa"], outputs: parts },
				{
					name: "bowtie2",
					inputs: [...parts, "traced reads_1.fq", "traced reads_2.fq"],
					outputs: ["traced results/aligned.sam"],
				},
				{
					name: "samtools sort",
					inputs: ["traced results/aligned.sam"],
					outputs: ["traced results/aligned.bam"],
				},
				{
					name: "samtools index",
					inputs: ["traced results/aligned.bam"],
					outputs: ["traced results/aligned.bam.bai"],
				},
				{
					name: "samtools flagstat",
					inputs: ["traced results/aligned.bam"],
					outputs: ["traced results/flagstat.txt"],
				},
			]);
		});
	});

	test("where it cannot trace it says why and runs the command, or not, if it must", async () => {
		const without = { ...env, PATH: join(server.folder, "bin") };
		const run = (...flags: string[]) =>
			spawnSync(process.execPath, [command, "run", "--trace", ...flags, "--", "/bin/sh", "-c", "echo ran"], {
				cwd: folder,
				env: without,
				encoding: "utf8",
			});
		expect(run()).toMatchObject({ status: 0, stdout: "ran\n" });
		expect(run().stderr).toContain("strace is not installed");
		expect(run("--strict")).toMatchObject({ status: 1, stdout: "" });
	});

	test("by --watch: what appears or changes in a folder, but no link, and nothing that is hidden", async () => {
		await mkdir(join(folder, "results"));
		await writeFile(join(folder, "results", "same.txt"), "same\n");
		await writeFile(join(folder, "results", "grows.txt"), "one\n");
		await symlink(folder, join(folder, "results", "circle"));
		const script = `
			echo two >> results/grows.txt
			mkdir -p results/deep; echo new > results/deep/new.txt
			echo x > results/.hidden; ln -s same.txt results/link.txt; echo y > outside.txt`;
		const found = await filesOf(
			"--watch",
			"results",
			"--watch",
			"later",
			"--",
			"sh",
			"-c",
			`${script}; mkdir later; echo z > later/z.txt`,
		);
		expect(found).toMatchObject({
			said: "",
			inputs: [],
			outputs: ["watched later/z.txt", "watched results/deep/new.txt", "watched results/grows.txt"],
		});
		expect(whence("run", "--strict", "--watch", "outside.txt", "--", "true")).toMatchObject({ status: 1 });
	});

	test("what a step inside has recorded is not taken for the outer run's", async () => {
		const step = "whence run --out watched/made.txt -- sh -c 'echo made > watched/made.txt'";
		await mkdir(join(folder, "watched"));
		const outer = await filesOf("--watch", "watched", "--transform", "around", "--", "sh", "-c", step);
		expect(outer).toMatchObject({ said: "", outputs: [] });
		expect((await File.select({ key: "watched/made.txt" }).one()).run?.transform.name).toBe("sh");
	});

	test("by glob, before and after; an input that has to be recorded is nobody's output", async () => {
		for (const name of ["a.fq", "b.fq", "c.txt"]) await writeFile(join(folder, name), `${name} ${folder}\n`);
		const step =
			"whence run --json --in '*.fq' --out 'out/*.txt' -- sh -c 'mkdir out; cat *.fq > out/all.txt'";
		const outer = await filesOf("--transform", "around", "--", "sh", "-c", step);
		const [inner] = await Run.select({ parent: outer.uid }).all();
		expect(await recorded(inner?.uid ?? "")).toEqual({
			inputs: ["declared a.fq", "declared b.fq"],
			outputs: ["declared out/all.txt"],
		});
		expect(outer).toMatchObject({ inputs: [], outputs: [] });
		const none = whence("run", "--out", "nothing/*.bam", "--", "true");
		expect(none).toMatchObject({ status: 0, stderr: "whence: no file is called like nothing/*.bam\n" });
	});
});
