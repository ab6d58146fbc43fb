import { lstat, realpath } from "node:fs/promises";
import { join } from "node:path";
import { WhenceError } from "../../lib/contracts/errors.ts";
import type { LocalFile } from "../src/content/save-many.ts";
import { isInStorage } from "../src/content/storages.ts";
import { File } from "../src/records/file.ts";
import { filesBelow } from "./found/files-below.ts";
import { keyFrom } from "./found/key-from.ts";
import { printJson } from "./print.ts";
import { surroundingRun } from "./surrounding-run.ts";

/** A line on a terminal that says how far it is is drawn anew so often. */
const redrawMs = 200;

/** Records every file in folders by itself, and says what came of them all. */
export async function saveEach(folders: readonly string[], json: boolean): Promise<void> {
	const files: LocalFile[] = [];
	for (const folder of folders) files.push(...(await filesIn(folder)));
	const run = await surroundingRun();
	const begunAt = performance.now();
	const saved = await File.saveAll(files, { run, onProgress: counter() }).finally(wipe);
	if (json) {
		printJson(saved.map(({ uid, key, version, hash, outcome }) => ({ uid, key, version, hash, outcome })));
		return;
	}
	const count = (...outcomes: string[]) => saved.filter(({ outcome }) => outcomes.includes(outcome)).length;
	const facts = [
		`${count("created")} new`,
		`${count("new_version", "reverted")} new versions`,
		`${count("unchanged", "restored")} as they were`,
	].join(", ");
	const perSecond = Math.round(saved.length / ((performance.now() - begunAt) / 1000));
	process.stdout.write(
		`${saved.length.toLocaleString("en")} files: ${facts}; ${perSecond.toLocaleString("en")} a second\n`,
	);
}

async function filesIn(folder: string): Promise<LocalFile[]> {
	const entry = await lstat(folder).catch(() => null);
	if (!entry?.isDirectory()) {
		throw new WhenceError("not_found", `there is no folder ${folder}`, {
			hint: "--each records the files in a folder; leave it out to record a file.",
		});
	}
	const paths = await filesBelow(folder);
	// In a storage a file is called as it lies there, by whatever way it is reached.
	const isKept = await isInStorage(join(await realpath(folder), "each"));
	return paths.map((path) => (isKept ? { path } : { path, key: keyFrom(path) }));
}

/** What draws the number of files on a terminal. */
function counter(): (saved: number, of: number) => void {
	let drawnAt = 0;
	return (saved, of) => {
		if (!process.stderr.isTTY || Date.now() - drawnAt < redrawMs) return;
		drawnAt = Date.now();
		process.stderr.write(`\r\x1b[K${saved.toLocaleString("en")} of ${of.toLocaleString("en")} files`);
	};
}

function wipe(): void {
	if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
}
