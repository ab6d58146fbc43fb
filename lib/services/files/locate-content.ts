import type { z } from "zod";
import type { Database } from "../../../db/client.ts";
import { storages } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { FileRegisterInput } from "../../contracts/files.ts";
import { statBlob } from "../../storage/blobs.ts";
import { manifestOfFolder } from "../../storage/folder-manifest.ts";
import { hashFile } from "../../storage/hash-file.ts";
import { type LocalStorage, openLocalStorage } from "../../storage/local-storage.ts";
import { resolveInPlace } from "../../storage/resolve-in-place.ts";
import { findStorageRow } from "../storages/find-storage.ts";

/** Bytes that are safe: where they lie, and what they are. */
export interface LocatedContent {
	storageId: number;
	/** Relative to the storage. */
	path: string;
	hash: string;
	sizeBytes: number;
	mtimeNs: bigint;
	isManaged: boolean;
	type: "file" | "folder";
}

type Wanted = Pick<z.output<typeof FileRegisterInput>, "content" | "type" | "storageUid">;
type LocateContent = (wanted: Wanted) => Promise<LocatedContent>;

/**
 * Finds the bytes that files are registered with, before any transaction: nothing but SQL waits inside one. Storages are
 * looked up once for all.
 *
 * @returns what throws WhenceError `invalid` when the bytes are not there, have another size, or lie outside every storage.
 */
export function contentLocator(db: Database): LocateContent {
	let mounted: Promise<MountedStorage[]> | undefined;
	const opened = new Map<string | undefined, Promise<{ row: StorageRow; storage: LocalStorage }>>();
	return ({ content, type, storageUid }) => {
		if (content.kind === "path") {
			mounted ??= mountedStorages(db);
			return mounted.then((storages) => locateInPlace(storages, content.path, type));
		}
		const storage = opened.get(storageUid) ?? openStorage(db, storageUid);
		opened.set(storageUid, storage);
		return storage.then((at) => locateBlob(at, content, type));
	};
}

type StorageRow = Awaited<ReturnType<typeof findStorageRow>>;

async function openStorage(db: Database, uid: string | undefined) {
	const row = await findStorageRow(db, uid);
	return { row, storage: await openLocalStorage(row.root) };
}

async function locateBlob(
	{ row, storage }: { row: StorageRow; storage: LocalStorage },
	{ hash, sizeBytes }: { hash: string; sizeBytes: number },
	type: "file" | "folder",
): Promise<LocatedContent> {
	if (type === "folder") {
		throw new WhenceError("invalid", "A folder is registered where it lies.", {
			field: "type",
			hint: "Put the folder inside a storage and save it from there, or save its files one by one.",
		});
	}
	const found = await statBlob(storage, hash);
	if (found === null) {
		throw new WhenceError("invalid", `The bytes of ${hash} were not uploaded to storage ${row.uid}.`, {
			field: "content.hash",
			hint: "Upload them first, then register the file.",
		});
	}
	if (found.sizeBytes !== sizeBytes) {
		throw new WhenceError("invalid", `${hash} has ${found.sizeBytes} bytes, not ${sizeBytes}.`, {
			field: "content.sizeBytes",
		});
	}
	return {
		storageId: row.id,
		path: found.relativePath,
		hash,
		sizeBytes,
		mtimeNs: found.mtimeNs,
		isManaged: true,
		type: "file",
	};
}

interface MountedStorage {
	id: number;
	storage: LocalStorage;
}

async function mountedStorages(db: Database): Promise<MountedStorage[]> {
	const known = await db.select({ id: storages.id, root: storages.root }).from(storages);
	const open = await Promise.all(
		known.map(async ({ id, root }) => ({ id, storage: await openLocalStorage(root).catch(ignoreUnmounted) })),
	);
	return open.flatMap(({ id, storage }) => (storage ? [{ id, storage }] : []));
}

async function locateInPlace(
	mounted: readonly MountedStorage[],
	path: string,
	type: "file" | "folder",
): Promise<LocatedContent> {
	const place = await resolveInPlace({
		storages: mounted.map(({ storage }) => storage),
		path,
		allowFolder: type === "folder",
	});
	const owner = mounted.find(({ storage }) => storage.uid === place?.storage.uid);
	if (place === null || !owner) {
		throw new WhenceError("invalid", `${path} lies outside every storage of this instance.`, {
			field: "content.path",
			hint: "Upload it, or move it into a storage first.",
		});
	}
	if (place.kind !== type) {
		throw new WhenceError("invalid", `${path} is a ${place.kind}, not a ${type}.`, { field: "type" });
	}
	const content =
		place.kind === "folder" ? await manifestOfFolder(place.absolutePath) : await hashFile(place.absolutePath);
	return {
		storageId: owner.id,
		path: place.relativePath,
		hash: content.hash,
		sizeBytes: content.sizeBytes,
		mtimeNs: content.mtimeNs,
		isManaged: false,
		type: place.kind,
	};
}

/** A storage whose disk is away holds no path that could be registered now; other faults are told. */
function ignoreUnmounted(error: unknown): null {
	if (error instanceof WhenceError && error.code === "not_found") return null;
	throw error;
}
