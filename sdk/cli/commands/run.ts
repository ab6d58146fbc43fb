import { basename } from "node:path";
import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { RunCreateInput, RunView } from "../../../lib/contracts/runs.ts";
import type { TransformCreateInput, TransformView } from "../../../lib/contracts/transforms.ts";
import { call, currentConnection } from "../../src/client/http.ts";
import { Run } from "../../src/records/run.ts";
import { startCompanion } from "../../src/tracking/companion.ts";
import { environmentOf, hostName } from "../../src/tracking/environment.ts";
import { gitFacts } from "../../src/tracking/git.ts";
import { findOwnCode } from "../../src/tracking/own-code.ts";
import { redact } from "../../src/tracking/redact.ts";
import { type Ended, executeCommand } from "../execute-command.ts";
import { type Finder, findFiles } from "../find-files.ts";
import { keyFrom } from "../found/key-from.ts";
import { namesOf } from "../found/names-of.ts";
import { recordFiles } from "../found/record-files.ts";
import { recordNamedInput } from "../found/record-inputs.ts";
import { saveFile } from "../save-file.ts";
import { scriptOf } from "../script-of.ts";
import { surroundingRun } from "../surrounding-run.ts";

interface RunOptions {
	transform?: string;
	version?: string;
	in: string[];
	out: string[];
	watch: string[];
	trace?: boolean;
	param: string[];
	strict?: boolean;
	log: boolean;
	json?: boolean;
}

const collect = (value: string, before: string[]) => [...before, value];

/** `whence run -- CMD`: any command, recorded; its streams, signals and exit code untouched. */
export function runCommand(): Command {
	return new Command("run")
		.description("run a command and record it: what it read, what it made, how it ended")
		.argument("<command...>", "the command, after --")
		.option("--transform <name>", "what to call the code; its script, or the command's name, unless said")
		.option("--version <version>", "its version, as 0.7.17")
		.option("--in <file>", "it reads this: a path or glob, key or uid; may be repeated", collect, [])
		.option("--out <path>", "it makes this: a path or glob; may be repeated", collect, [])
		.option("--watch <folder>", "what appears or changes in it is made by it; may be repeated", collect, [])
		.option("--trace", "find what it reads and makes by itself: on Linux, with strace")
		.option("--param <name=value>", "a parameter to record; may be repeated", collect, [])
		.option("--strict", "do not run when it cannot be recorded")
		.option("--no-log", "do not keep what it writes to standard output and error")
		.option("--json", "at the end say the run as a line of JSON, on standard error")
		.passThroughOptions()
		.addHelpText(
			"after",
			`
Examples:
  whence run --trace -- sh pipeline.sh
  whence run --transform "bwa mem" --version 0.7.17 --in ref.fa --in 'reads/*.fq' --out x.sam -- sh -c "bwa mem ref.fa reads/*.fq > x.sam"`,
		)
		.action(async (command: string[], options: RunOptions) => {
			// Called something else, it is known by that name alone.
			const script = options.transform === undefined ? await scriptOf(command) : null;
			const { trace = false, watch } = options;
			const finder = await forgiving(options, () => findFiles(command, { trace, watch, script }));
			try {
				const run = await begin(command, script, options);
				const ended = await (run === null
					? executeCommand(command, {}, null)
					: executeRun(run, command, finder, options));
				if (options.json)
					process.stderr.write(`${JSON.stringify({ run: run?.uid ?? null, exitCode: ended.exitCode })}\n`);
				process.exitCode = ended.exitCode;
			} finally {
				await finder?.end();
			}
		});
}

async function executeRun(
	run: Run,
	command: readonly string[],
	finder: Finder | null,
	options: RunOptions,
): Promise<Ended> {
	const companion = await startCompanion(run.uid);
	const log = options.log ? companion.log : null;
	const env = { ...finder?.env, ...(await childEnvironment(run)) };
	const ended = await executeCommand(finder?.command ?? command, env, log);
	log?.close();
	await end(run, ended, finder, options);
	await companion.stop();
	return ended;
}

const said = new Set<string>();

/** Recording never stands between a person and their command, unless they want it to. */
async function forgiving<T>(options: RunOptions, work: () => Promise<T>): Promise<T | null> {
	try {
		return await work();
	} catch (error) {
		if (options.strict || !(error instanceof WhenceError)) throw error;
		complain(`this is not recorded: ${error.message}`);
		return null;
	}
}

function begin(command: string[], script: string | null, options: RunOptions): Promise<Run | null> {
	return forgiving(options, async () => {
		const params = parseParams(options.param);
		const code = await codeOf(command, script, options);
		const transform = await call<TransformView>("POST", "/transforms", { json: code });
		const git = await gitFacts(process.cwd(), process.cwd());
		const parent = await surroundingRun();
		const json: RunCreateInput = {
			transformUid: transform.uid,
			hasHeartbeat: true,
			commandLine: redact(command.join(" ")),
			host: hostName(),
			environment: await environmentOf(process.cwd()),
			...(Object.keys(params).length > 0 ? { params } : {}),
			...(git ? { git: git.state } : {}),
			...(parent ? { parentUid: parent.uid } : {}),
		};
		const run = Run.of(await call<RunView>("POST", "/runs", { json }));
		for (const name of await namesOf(options.in)) await recordNamedInput(run, name);
		return run;
	});
}

/** A script is known by its source, as by `track()`; all else by the name that it is called. */
async function codeOf(
	command: readonly string[],
	script: string | null,
	options: RunOptions,
): Promise<TransformCreateInput> {
	const label = options.version ? { label: options.version } : {};
	if (script !== null) return { ...(await findOwnCode(script)).transform, ...label };
	const name = options.transform ?? basename(command[0] ?? "");
	return { key: name, name, type: "command", ...label };
}

function parseParams(pairs: readonly string[]): Record<string, string> {
	const params: Record<string, string> = {};
	for (const pair of pairs) {
		const at = pair.indexOf("=");
		if (at < 1) throw new WhenceError("invalid", `--param takes name=value, not ${pair}`);
		params[pair.slice(0, at)] = redact(pair).slice(at + 1);
	}
	return params;
}

async function childEnvironment(run: Run): Promise<Record<string, string>> {
	const { instanceUid } = await currentConnection();
	return { WHENCE_RUN: `${instanceUid}/${run.uid}` };
}

async function end(run: Run, ended: Ended, finder: Finder | null, options: RunOptions): Promise<void> {
	const isAborted = ended.signal !== null || ended.exitCode === 130 || ended.exitCode === 143;
	const status = ended.exitCode === 0 ? "completed" : isAborted ? "aborted" : "failed";
	// The command has run: whatever cannot be recorded now is said, and the rest goes on.
	const trying = (work: () => Promise<void>) => forgiving({ ...options, strict: false }, work);
	for (const path of await namesOf(options.out)) {
		await trying(async () => {
			await saveFile(path, { key: keyFrom(path), run, origin: "declared" });
		});
	}
	await trying(async () => {
		if (finder && ended.pid !== null) await recordFiles(run, await finder.find(ended.pid), complain);
	});
	await trying(async () => {
		await call("POST", `/runs/${run.uid}/finish`, { json: { status, exitCode: ended.exitCode } });
	});
}

/** Says what is not recorded, once: it may have one reason for all. */
function complain(sentence: string): void {
	if (said.has(sentence)) return;
	said.add(sentence);
	process.stderr.write(`whence: ${sentence}\n`);
}
