import { lstat, realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { WhenceError } from "../contracts/errors.ts";
import { explainFsError, fsCode } from "./fs-error.ts";
import { isWhenceFolder, type LocalStorage } from "./layout.ts";
import { isWithin } from "./local-storage.ts";

/** A path that lies inside a storage, resolved by the server. */
export interface PlaceInStorage {
	storage: LocalStorage;
	/** Relative to the storage's root, `/` between its parts. */
	relativePath: string;
	absolutePath: string;
	kind: "file" | "folder";
}

/**
 * Finds the storage in which a path lies, so that it can be registered without a copy. Every link on the way
 * is followed first: what counts is where the bytes are.
 *
 * @returns null when it lies outside every storage, whether or not anything is there: what else is on the
 *   server's disks is nobody's business.
 * @throws WhenceError `invalid` for `..`, for a link that leads out of its storage, for anything under `.whence`,
 *   for special files, and for folders unless `allowFolder`; `not_found` when nothing is there.
 */
export async function resolveInPlace({
	storages,
	path,
	allowFolder,
}: {
	storages: readonly LocalStorage[];
	path: string;
	allowFolder: boolean;
}): Promise<PlaceInStorage | null> {
	requirePlainPath(path);
	const isNamedInside = storages.some((storage) => isWithin(storage.root, resolve(path)));
	const real = await realpath(path).catch((error: unknown) => {
		if (isNamedInside) throw explainFsError(error, path);
		// Whether it is missing or hidden, its name says that it is none of ours.
		if (["ENOENT", "ENOTDIR", "EACCES", "EPERM", "ELOOP", "ENAMETOOLONG"].includes(fsCode(error) ?? ""))
			return null;
		throw error;
	});
	const storage = real === null ? undefined : innermost(storages, real);
	if (real === null || storage === undefined) {
		if (!isNamedInside) return null;
		throw refuse(`${path} is a link that leads out of its storage.`, "Save the file that it points to.");
	}
	const relativePath = relative(storage.root, real).split(sep).join("/");
	if (relativePath === "")
		throw refuse("A storage's own folder cannot be a record.", "Save a folder inside it.");
	if (relativePath.split("/").some(isWhenceFolder))
		throw refuse(`${path} is under .whence, which is not for data.`);
	return { storage, relativePath, absolutePath: real, kind: await kindOf(real, allowFolder) };
}

function requirePlainPath(path: string): void {
	if (!isAbsolute(path)) throw refuse("A file that lies in a storage is named by its absolute path.");
	if (path.includes("\0")) throw refuse("A path cannot hold a NUL.");
	if (path.split(sep).includes("..")) throw refuse(`${path} goes up with "..".`, "Name it without.");
}

/** Of storages inside each other the inner one keeps the file. */
function innermost(storages: readonly LocalStorage[], real: string): LocalStorage | undefined {
	return storages
		.filter((storage) => isWithin(storage.root, real))
		.reduce<LocalStorage | undefined>(
			(best, storage) => (best === undefined || storage.root.length > best.root.length ? storage : best),
			undefined,
		);
}

async function kindOf(real: string, allowFolder: boolean): Promise<"file" | "folder"> {
	const entry = await lstat(real).catch((error: unknown) => {
		throw explainFsError(error, real);
	});
	if (entry.isFile()) return "file";
	if (!entry.isDirectory()) throw refuse(`${real} is not a regular file (a pipe, socket or device).`);
	if (!allowFolder) throw refuse(`${real} is a folder.`, 'Save it with the type "folder".');
	return "folder";
}

function refuse(message: string, hint?: string): WhenceError {
	return new WhenceError("invalid", message, {
		field: "content.path",
		...(hint === undefined ? {} : { hint }),
	});
}
