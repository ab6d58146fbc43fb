import { readFile, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { GitState } from "../../../lib/contracts/runs.ts";
import type { TransformCreateInput } from "../../../lib/contracts/transforms.ts";
import { type GitFacts, gitFacts } from "./git.ts";
import { readNotebook } from "./notebook.ts";
import { scriptTitle } from "./script-title.ts";

/** This process's own code, ready to be registered. */
export interface OwnCode {
	transform: TransformCreateInput;
	git: GitState | null;
}

/**
 * Reads the script or notebook that runs.
 *
 * @param path where it is; the process's main script unless said otherwise.
 * @throws WhenceError `invalid` when there is no main script to find: a notebook kernel or a prompt;
 *   `not_found` when it cannot be read.
 */
export async function findOwnCode(path: string | undefined): Promise<OwnCode> {
	const main = path ?? process.argv[1];
	if (main === undefined || main === "") {
		throw new WhenceError("invalid", "track() does not find what is running", {
			hint: 'Say where it is: track({ path: "analysis.ipynb" }).',
		});
	}
	const { file, source } = await readCode(resolve(main));
	const git = await gitFacts(dirname(file), file);
	const { project, folder } = await projectOf(file, git);
	const notebook = extname(file) === ".ipynb" ? readNotebook(source, file) : null;
	return {
		git: git?.state ?? null,
		transform: {
			project,
			key: relative(folder, file).split(sep).join("/"),
			name: notebook?.title ?? scriptTitle(source) ?? basename(file),
			type: notebook ? "notebook" : "script",
			source,
			...(notebook ? { sourceHash: notebook.hash } : {}),
			...(git ? { reference: { url: git.state.remote, commit: git.state.commit, path: git.path } } : {}),
		},
	};
}

async function readCode(main: string): Promise<{ file: string; source: string }> {
	try {
		// `node analysis` runs analysis.js: Node's own resolution says which file that is. Links are followed,
		// so that one script has one key.
		const file = await realpath(extname(main) === "" ? createRequire(main).resolve(main) : main);
		return { file, source: await readFile(file, "utf8") };
	} catch (cause) {
		throw new WhenceError("not_found", `track() cannot read ${main}`, {
			cause,
			hint: 'Say where the code is: track({ path: "analysis.ts" }).',
		});
	}
}

/** The remote's `owner/name`, else the nearest package, else the repository's or the file's own folder. */
async function projectOf(file: string, git: GitFacts | null): Promise<{ project: string; folder: string }> {
	if (git?.project) return { project: git.project, folder: git.root };
	for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder)) {
		const name = await packageName(join(folder, "package.json"));
		if (name !== null) return { project: name, folder };
	}
	const folder = git?.root ?? dirname(file);
	return { project: basename(folder), folder };
}

async function packageName(path: string): Promise<string | null> {
	const text = await readFile(path, "utf8").catch(() => null);
	if (text === null) return null;
	try {
		const { name } = JSON.parse(text) as { name?: unknown };
		return typeof name === "string" && name !== "" ? name : null;
	} catch {
		return null; // Somebody's broken package.json is no reason not to track: the next name upwards serves.
	}
}
