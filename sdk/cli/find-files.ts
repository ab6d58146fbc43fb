import { realpath } from "node:fs/promises";
import { storageRootsHere } from "../src/content/storages.ts";
import type { FoundFiles } from "./found/found-files.ts";
import { places } from "./found/places.ts";
import { watchFolders } from "./found/watch-folders.ts";
import { foundByTrace } from "./trace/found-by-trace.ts";
import { traceAround, traceCommand } from "./trace/strace.ts";

/** How the files of a command are found. */
export interface FindOptions {
	/** Follow what it opens; a command inside of one that is followed is followed anyway. */
	trace: boolean;
	/** Folders in which what appears or changes was made by it. */
	watch: readonly string[];
	/** The script that is known as its code, and so is no input. */
	script: string | null;
}

/** A command whose files are found. */
export interface Finder {
	/** What is started in the command's place. */
	command: readonly string[];
	env: Record<string, string>;
	/** Its files, once it has ended. */
	find(pid: number): Promise<FoundFiles>;
	/** Leaves nothing behind. */
	end(): Promise<void>;
}

/**
 * Gets ready to find what a command reads and makes.
 *
 * @returns null when nothing is to be found.
 * @throws WhenceError `unavailable` where it cannot be traced; `invalid` for what is no folder to watch.
 */
export async function findFiles(
	command: readonly string[],
	{ trace, watch, script }: FindOptions,
): Promise<Finder | null> {
	const isTraced = trace || (await traceAround()) !== null;
	if (!isTraced && watch.length === 0) return null;
	const keyOf = places([await realpath(process.cwd()), ...(await storageRootsHere())]);
	const changes = await watchFolders(watch, keyOf);
	const tracing = isTraced ? await traceCommand(command) : null;
	return {
		command: tracing?.command ?? command,
		env: tracing?.env ?? {},
		find: async (pid) => {
			const traced = tracing && (await tracing.filesOf(pid));
			if (script !== null) traced?.read.delete(script);
			const found = traced ? await foundByTrace(traced, keyOf) : { inputs: [], outputs: [], lost: [] };
			const known = new Set([...found.inputs, ...found.outputs].map(({ path }) => path));
			found.outputs.push(...(await changes()).filter(({ path }) => !known.has(path)));
			return found;
		},
		end: async () => tracing?.end(),
	};
}
