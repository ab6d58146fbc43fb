import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import { type FolderEntry, formatFolderManifest } from "../../../lib/contracts/folder-manifest.ts";
import { hashOf } from "./hash.ts";
import { isInStorage } from "./storages.ts";

/**
 * Copies a recorded folder and makes sure that the copy is what was recorded.
 *
 * @throws WhenceError `invalid` where its storage is not on this computer; `content_changed` when it holds
 *   something else by now.
 */
export async function copyFolder(file: FileView, target: string): Promise<void> {
	if (file.path === null || !(await isInStorage(file.path))) {
		throw new WhenceError("invalid", `${file.key} is a folder on the server's computer`, {
			hint: "Read it there, or save its files one by one to read them from here.",
		});
	}
	const entries: FolderEntry[] = [];
	await mkdir(target, { recursive: true });
	for await (const path of filesOf(file.path)) {
		const name = relative(file.path, path);
		const copy = join(target, name);
		await mkdir(dirname(copy), { recursive: true });
		await copyFile(path, copy, constants.COPYFILE_FICLONE);
		entries.push({ path: name.split(sep).join("/"), ...(await hashOf(copy)) });
	}
	const hash = createHash("sha256").update(formatFolderManifest(entries)).digest("hex");
	if (hash === file.hash) return;
	throw new WhenceError("content_changed", `${file.path} no longer holds what is recorded as ${file.key}`, {
		hint: "Save it again to record the new content as the next version.",
	});
}

async function* filesOf(folder: string): AsyncGenerator<string> {
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) yield* filesOf(path);
		// Links and the like were refused when the folder was recorded: what is one now is a change.
		else if (entry.isFile()) yield path;
		else throw new WhenceError("content_changed", `${path} is neither a file nor a folder any more`);
	}
}
