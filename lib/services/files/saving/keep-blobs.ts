import { inArray, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { blobs } from "../../../../db/schema/index.ts";
import { WhenceError } from "../../../contracts/errors.ts";
import type { LocatedContent } from "../locate-content.ts";

const placeOf = ({ storageId, path, hash }: Pick<LocatedContent, "storageId" | "path" | "hash">) =>
	`${storageId} ${hash} ${path}`;

/**
 * Records where bytes are that are there.
 *
 * @returns the id of each content's record, in their order.
 * @throws WhenceError `unavailable` when bytes are being freed at this moment.
 */
export async function keepBlobs(tx: Database, contents: readonly LocatedContent[]): Promise<number[]> {
	// The same bytes under two keys are one record, and a statement must not change a row twice.
	const places = new Map(contents.map((content) => [placeOf(content), content]));
	const kept = await tx
		.insert(blobs)
		.values(
			[...places.keys()].sort().flatMap((place) => {
				const content = places.get(place);
				if (!content) return [];
				const { storageId, path, hash, sizeBytes, mtimeNs, isManaged } = content;
				return [{ storageId, path, hash, sizeBytes, mtimeNs, isManaged }];
			}),
		)
		.onConflictDoUpdate({
			target: [blobs.storageId, blobs.path, blobs.hash],
			set: { mtimeNs: sql`excluded.mtime_ns`, verifiedAt: sql`now()` },
		})
		.returning({
			id: blobs.id,
			state: blobs.state,
			storageId: blobs.storageId,
			path: blobs.path,
			hash: blobs.hash,
		});
	if (kept.some(({ state }) => state === "deleted")) {
		throw new WhenceError("unavailable", "These bytes are being freed at this moment.", {
			hint: "Upload them once more, then register the file.",
		});
	}
	const found = kept.filter(({ state }) => state !== "present").map(({ id }) => id);
	if (found.length > 0) await tx.update(blobs).set({ state: "present" }).where(inArray(blobs.id, found));
	const ids = new Map(kept.map((blob) => [placeOf(blob), blob.id]));
	return contents.map((content) => {
		const id = ids.get(placeOf(content));
		if (id === undefined) throw new Error("the blob was not written");
		return id;
	});
}
