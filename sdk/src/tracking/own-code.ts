import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { GitState } from "../../../lib/contracts/runs.ts";
import type { TransformCreateInput } from "../../../lib/contracts/transforms.ts";
import { gitFacts } from "./git.ts";

/** This process's own code, ready to be registered. */
export interface OwnCode {
	transform: TransformCreateInput;
	git: GitState | null;
}

/**
 * Reads the script or notebook that runs.
 *
 * @param path where it is; the process's main script unless said otherwise.
 * @throws WhenceError `invalid` when there is no main script to find: a notebook kernel or a prompt.
 */
export async function findOwnCode(path: string | undefined): Promise<OwnCode> {
	const main = path ?? process.argv[1];
	if (main === undefined || main === "") {
		throw new WhenceError("invalid", "track() does not find what is running", {
			hint: 'Say where it is: track({ path: "analysis.ipynb" }).',
		});
	}
	const file = resolve(main);
	const source = await readFile(file, "utf8").catch((cause: unknown) => {
		throw new WhenceError("not_found", `track() cannot read ${file}`, { cause });
	});
	const git = await gitFacts(dirname(file), file);
	const home = await projectFolder(dirname(file));
	const notebook = extname(file) === ".ipynb" ? readNotebook(source, file) : null;
	return {
		git: git?.state ?? null,
		transform: {
			project: git?.project ?? home.name,
			key: git?.path ?? relative(home.folder, file).split(sep).join("/"),
			name: notebook?.title ?? titleOf(source) ?? basename(file),
			type: notebook ? "notebook" : "script",
			source,
			...(notebook ? { sourceHash: notebook.hash } : {}),
			...(git ? { reference: { url: git.state.remote, commit: git.state.commit, path: git.path } } : {}),
		},
	};
}

/** The nearest package, else the file's own folder. */
async function projectFolder(from: string): Promise<{ name: string; folder: string }> {
	for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) {
		const text = await readFile(join(folder, "package.json"), "utf8").catch(() => null);
		if (text === null) continue;
		const { name } = JSON.parse(text) as { name?: unknown };
		if (typeof name === "string" && name !== "") return { name, folder };
	}
	return { name: basename(from), folder: from };
}

/** The heading in a script's first comment, as in `/** # Track data lineage`, where it has one. */
function titleOf(source: string): string | null {
	const comment = /^(?:#!.*\n)?\s*(\/\*[\s\S]*?\*\/|(?:\/\/.*\n)+)/.exec(source)?.[1] ?? "";
	return /^[\s/*]*# +(.+?)(?:\*\/)?$/m.exec(comment)?.[1]?.trim() ?? null;
}

interface Cell {
	cell_type: string;
	source: string | string[];
}

/** A notebook's title, and the hash over its cells' sources alone: running it changes no version. */
function readNotebook(text: string, path: string): { title: string | null; hash: string } {
	let cells: Cell[];
	try {
		cells = (JSON.parse(text) as { cells: Cell[] }).cells;
	} catch (cause) {
		throw new WhenceError("invalid", `${path} is not a notebook`, { cause });
	}
	const sources = cells.map(({ cell_type, source }) => ({
		type: cell_type,
		source: Array.isArray(source) ? source.join("") : source,
	}));
	const heading = sources
		.filter(({ type }) => type === "markdown")
		.map(({ source }) => /^#\s+(.+)$/m.exec(source)?.[1])
		.find((title) => title !== undefined);
	const hash = createHash("sha256").update(JSON.stringify(sources)).digest("hex");
	return { title: heading?.trim() ?? null, hash };
}
