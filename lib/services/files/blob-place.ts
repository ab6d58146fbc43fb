import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { blobs, files, storages } from "../../../db/schema/index.ts";
import type { BlobState } from "../../contracts/enums.ts";

/** Where a version's bytes are, and what was recorded of them. */
export interface BlobPlace {
	id: number;
	/** Absolute, on the server's host. */
	path: string;
	hash: string;
	sizeBytes: number;
	mtimeNs: bigint | null;
	state: BlobState;
	verifiedAt: Date;
}

/** Where the bytes of a version are that has some, by its uid. */
export async function blobPlace(db: Database, fileUid: string): Promise<BlobPlace> {
	const [found] = await db
		.select({ blob: blobs, root: storages.root })
		.from(files)
		.innerJoin(blobs, eq(blobs.id, files.blobId))
		.innerJoin(storages, eq(storages.id, blobs.storageId))
		.where(eq(files.uid, fileUid));
	if (!found) throw new Error("a file's blob is missing in the database");
	const { id, path, hash, sizeBytes, mtimeNs, state, verifiedAt } = found.blob;
	return { id, path: join(found.root, path), hash, sizeBytes, mtimeNs, state, verifiedAt };
}
