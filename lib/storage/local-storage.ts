import { chmod, link, lstat, mkdir, readFile, realpath, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, resolve, sep } from "node:path";
import { WhenceError } from "../contracts/errors.ts";
import { newUid } from "../contracts/ids.ts";
import { syncFolder, writeSynced } from "./durable.ts";
import { explainFsError, fsCode } from "./fs-error.ts";
import { isWhenceFolder, type LocalStorage, markerPath, whenceFolder } from "./layout.ts";

export type { LocalStorage } from "./layout.ts";

/** Belong to the system, with all that is in them. */
const systemTrees = [
	"/proc",
	"/sys",
	"/dev",
	"/boot",
	"/etc",
	"/bin",
	"/sbin",
	"/lib",
	"/lib64",
	"/usr",
	"/System",
];
/** Memory that people use as a fast disk. */
const exceptions = ["/dev/shm"];
/** Belong to many: a folder inside them is fine. */
const sharedTops = ["/", "/home", "/Users", "/root", "/tmp", "/private/tmp", "/var", "/run"];

/**
 * Opens the storage whose root is `root`.
 *
 * @throws WhenceError `not_found` when the folder or its marker is gone (a disk not mounted, a folder moved).
 */
export async function openLocalStorage(root: string): Promise<LocalStorage> {
	const real = await realpath(root).catch((error: unknown) => {
		throw explainFsError(error, root);
	});
	const uid = await readMarker(real);
	if (uid === null) {
		throw new WhenceError("not_found", `${root} is not a storage: it has no ${whenceFolder}/storage.json.`, {
			hint: "Mount the disk that it is on, or make a storage of it first.",
		});
	}
	return { root: real, uid };
}

/**
 * Makes a folder a storage, and the folder itself when it is not there. Doing it again is harmless.
 *
 * @param allowedRoots absolute folders; the storage's real path must be one of them or lie in one.
 * @throws WhenceError `conflict` when the folder is another storage already.
 */
export async function createLocalStorage({
	root,
	uid,
	allowedRoots,
}: {
	root: string;
	uid: string;
	allowedRoots: readonly string[];
}): Promise<LocalStorage> {
	const real = await requireAllowed(root, allowedRoots);
	const folder = join(/* turbopackIgnore: true */ real, whenceFolder);
	try {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		// What is in there is for the server's user alone, whoever made the folder.
		if (!(await lstat(folder)).isDirectory()) {
			throw new WhenceError("invalid", `${folder} is a link, not a folder.`, { field: "root" });
		}
		await chmod(folder, 0o700);
		await writeMarker(real, uid);
	} catch (error) {
		throw explainFsError(error, real);
	}
	const found = await readMarker(real);
	if (found !== uid) {
		throw new WhenceError("conflict", `${real} is the storage ${found} already.`, {
			field: "root",
			hint: "Use that storage, or choose another folder.",
		});
	}
	return { root: real, uid };
}

async function requireAllowed(root: string, allowedRoots: readonly string[]): Promise<string> {
	const refuse = (message: string, hint?: string) =>
		new WhenceError("invalid", message, { field: "root", ...(hint === undefined ? {} : { hint }) });
	if (!isAbsolute(root)) throw refuse("A storage's folder is named by its absolute path.");
	const real = await realpathAhead(root);
	const allowed = await Promise.all(allowedRoots.map(realpathAhead));
	if (!allowed.some((folder) => isWithin(folder, real))) {
		throw new WhenceError("forbidden", `${real} is outside the folders in which storages may be made.`, {
			field: "root",
			hint: `Choose a folder under ${allowedRoots.join(" or ")}, or add one to WHENCE_STORAGE_ROOTS.`,
		});
	}
	if (real.split(sep).some(isWhenceFolder))
		throw refuse(`${real} lies inside the ${whenceFolder} folder of a storage.`);
	const isSystem =
		systemTrees.some((tree) => isWithin(tree, real)) && !exceptions.some((tree) => isWithin(tree, real));
	if (isSystem) throw refuse(`${real} belongs to the system.`, "Choose a folder of your own.");
	if ([...sharedTops, homedir(), "/dev/shm"].includes(real)) {
		throw refuse(`${real} holds more than your data.`, "Make a folder in it for the storage.");
	}
	return real;
}

/** The real path of something that need not exist yet: the part that does is resolved, the rest is appended. */
export async function realpathAhead(path: string): Promise<string> {
	const absolute = resolve(path);
	try {
		return await realpath(absolute);
	} catch (error) {
		if (fsCode(error) !== "ENOENT" || dirname(absolute) === absolute) throw explainFsError(error, path);
		await refuseDanglingLink(absolute);
		return join(/* turbopackIgnore: true */ await realpathAhead(dirname(absolute)), basename(absolute));
	}
}

async function refuseDanglingLink(path: string): Promise<void> {
	const entry = await lstat(path).catch((error: unknown) => {
		if (fsCode(error) === "ENOENT") return null;
		throw explainFsError(error, path);
	});
	if (entry?.isSymbolicLink() === true) {
		throw new WhenceError("invalid", `${path} is a symbolic link to nothing.`);
	}
}

/** True when `path` is `folder` or lies in it; both absolute and normal. */
export function isWithin(folder: string, path: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

async function readMarker(root: string): Promise<string | null> {
	let text: string;
	try {
		text = await readFile(markerPath(root), "utf8");
	} catch (error) {
		if (fsCode(error) === "ENOENT") return null;
		throw explainFsError(error, markerPath(root));
	}
	const uid = uidOf(text);
	if (uid === null)
		throw new WhenceError("invalid", `${markerPath(root)} does not say which storage this is.`);
	return uid;
}

function uidOf(text: string): string | null {
	try {
		const marker: unknown = JSON.parse(text);
		if (typeof marker !== "object" || marker === null || !("uid" in marker)) return null;
		return typeof marker.uid === "string" && /^[0-9A-Za-z]{8,24}$/.test(marker.uid) ? marker.uid : null;
	} catch {
		return null; // Not JSON: the caller says which file.
	}
}

/** Writes the marker unless there is one: of two that try at once, the first wins. */
async function writeMarker(root: string, uid: string): Promise<void> {
	if ((await readMarker(root)) !== null) return;
	const temporary = `${markerPath(root)}.${newUid(12)}`;
	try {
		await writeSynced(temporary, `${JSON.stringify({ uid })}\n`, 0o600);
		await link(temporary, markerPath(root));
	} catch (error) {
		if (fsCode(error) !== "EEXIST") throw error;
	} finally {
		await rm(temporary, { force: true });
	}
	await syncFolder(join(root, whenceFolder));
}
