import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { RunCreateInput, RunView } from "../../../lib/contracts/runs.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import { call, currentConnection } from "../../src/client/http.ts";
import { hashOf } from "../../src/content/hash.ts";
import { File } from "../../src/records/file.ts";
import { Run } from "../../src/records/run.ts";
import { startCompanion } from "../../src/tracking/companion.ts";
import { environmentOf, hostName } from "../../src/tracking/environment.ts";
import { gitFacts } from "../../src/tracking/git.ts";
import { redact } from "../../src/tracking/redact.ts";
import { type Ended, executeCommand } from "../execute-command.ts";
import { resolveFile } from "../resolve-file.ts";
import { saveFile } from "../save-file.ts";
import { surroundingRun } from "./save.ts";

interface RunOptions {
	transform?: string;
	version?: string;
	in: string[];
	out: string[];
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
		.option("--transform <name>", "what to call the code; the command's name unless said")
		.option("--version <version>", "its version, as 0.7.17")
		.option("--in <file>", "it reads this: a path, key or uid; may be repeated", collect, [])
		.option("--out <path>", "it makes this; may be repeated", collect, [])
		.option("--param <name=value>", "a parameter to record; may be repeated", collect, [])
		.option("--strict", "do not run when it cannot be recorded")
		.option("--no-log", "do not keep what it writes to standard output and error")
		.option("--json", "at the end say the run as a line of JSON, on standard error")
		.passThroughOptions()
		.addHelpText(
			"after",
			'\nExample:\n  whence run --transform "bwa mem" --version 0.7.17 --in ref.fa --in x.fq --out x.sam -- sh -c "bwa mem ref.fa x.fq > x.sam"',
		)
		.action(async (command: string[], options: RunOptions) => {
			const run = await begin(command, options);
			const companion = run === null ? null : await startCompanion(run.uid);
			const log = (options.log && companion?.log) || null;
			const ended = await executeCommand(command, run === null ? {} : await childEnvironment(run), log);
			log?.close();
			if (run !== null) await end(run, ended, options);
			await companion?.stop();
			if (options.json)
				process.stderr.write(`${JSON.stringify({ run: run?.uid ?? null, exitCode: ended.exitCode })}\n`);
			process.exitCode = ended.exitCode;
		});
}

/** Recording never stands between a person and their command, unless they want it to. */
async function forgiving<T>(options: RunOptions, work: () => Promise<T>): Promise<T | null> {
	try {
		return await work();
	} catch (error) {
		if (options.strict || !(error instanceof WhenceError)) throw error;
		process.stderr.write(`whence: this is not recorded: ${error.message}\n`);
		return null;
	}
}

function begin(command: string[], options: RunOptions): Promise<Run | null> {
	return forgiving(options, async () => {
		const params = parseParams(options.param);
		const name = options.transform ?? basename(command[0] ?? "");
		const transform = await call<TransformView>("POST", "/transforms", {
			json: { key: name, name, type: "command", ...(options.version ? { label: options.version } : {}) },
		});
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
		for (const name of options.in) await addInput(run, name);
		return run;
	});
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

/** A path is saved first (by hand: something else made it); a key or uid names what is there. */
async function addInput(run: Run, name: string): Promise<void> {
	const isPath = await stat(name).then(
		() => true,
		() => false,
	);
	const uid = isPath ? await savedInput(name) : (await resolveFile(name)).uid;
	await call("PUT", `/runs/${run.uid}/inputs/${uid}`, { json: { origin: "declared" } });
}

async function savedInput(path: string): Promise<string> {
	const { hash } = await hashOf(path);
	const known = await File.select({ hash }).orderBy("createdAt").first();
	if (known) return known.uid;
	return (await saveFile(path, { key: keyOf(path) })).uid;
}

function keyOf(path: string): string {
	return path.replace(/^(\.?\.?\/)+/, "");
}

async function childEnvironment(run: Run): Promise<Record<string, string>> {
	const { instanceUid } = await currentConnection();
	return { WHENCE_RUN: `${instanceUid}/${run.uid}` };
}

async function end(run: Run, ended: Ended, options: RunOptions): Promise<void> {
	const isAborted = ended.signal !== null || ended.exitCode === 130 || ended.exitCode === 143;
	const status = ended.exitCode === 0 ? "completed" : isAborted ? "aborted" : "failed";
	for (const path of options.out) {
		await forgiving({ ...options, strict: false }, async () => {
			await saveFile(path, { key: keyOf(path), run });
		});
	}
	await forgiving({ ...options, strict: false }, async () => {
		await call("POST", `/runs/${run.uid}/finish`, { json: { status, exitCode: ended.exitCode } });
	});
}
