import type { BigIntStats } from "node:fs";
import { lstat } from "node:fs/promises";
import { WhenceError } from "../contracts/errors.ts";
import { manifestOfFolder } from "./folder-manifest.ts";
import { explainFsError, fsCode } from "./fs-error.ts";
import { hashFile } from "./hash-file.ts";
import { walkFolder } from "./walk-folder.ts";

/** What was recorded of a file or folder, to be held against what is there now. */
export interface ExpectedContent {
	/** Absolute. */
	path: string;
	sizeBytes: number;
	/** Null when unknown: then the bytes are read. */
	mtimeNs: bigint | null;
	hash: string;
}

export type ContentState =
	| { state: "present"; mtimeNs: bigint }
	| { state: "changed"; mtimeNs?: never }
	| { state: "missing"; mtimeNs?: never };

/**
 * Says whether a path still holds the recorded bytes. Size and time decide; only another time makes it read the
 * content, and a file that was merely touched comes back as present with its new time, to be recorded.
 *
 * @throws whatever else the file system says: an unreadable disk is not a missing file.
 */
export async function verifyContent(expected: ExpectedContent): Promise<ContentState> {
	try {
		const entry = await lstat(expected.path, { bigint: true });
		if (entry.isDirectory()) return await verifyFolder(expected);
		return entry.isFile() ? await verifyFile(expected, entry) : { state: "changed" };
	} catch (error) {
		if (fsCode(error) === "ENOENT" || fsCode(error) === "ENOTDIR") return { state: "missing" };
		if (!(error instanceof WhenceError)) throw explainFsError(error, expected.path);
		// Between the look and the read it went, was written, or a link took its place.
		if (error.code === "not_found") return { state: "missing" };
		if (error.code === "content_changed" || error.code === "invalid") return { state: "changed" };
		throw error;
	}
}

async function verifyFile(
	{ path, sizeBytes, mtimeNs, hash }: ExpectedContent,
	entry: BigIntStats,
): Promise<ContentState> {
	if (entry.size !== BigInt(sizeBytes)) return { state: "changed" };
	if (entry.mtimeNs === mtimeNs) return { state: "present", mtimeNs };
	const now = await hashFile(path);
	return now.hash === hash ? { state: "present", mtimeNs: now.mtimeNs } : { state: "changed" };
}

async function verifyFolder({ path, sizeBytes, mtimeNs, hash }: ExpectedContent): Promise<ContentState> {
	const listing = await walkFolder(path);
	if (listing.sizeBytes !== sizeBytes) return { state: "changed" };
	if (listing.mtimeNs === mtimeNs) return { state: "present", mtimeNs };
	const now = await manifestOfFolder(path);
	return now.hash === hash ? { state: "present", mtimeNs: now.mtimeNs } : { state: "changed" };
}
