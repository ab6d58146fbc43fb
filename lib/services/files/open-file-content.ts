import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { blobs, storages } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { FileView } from "../../contracts/files.ts";
import { verifyContent } from "../../storage/verify-content.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { findFileRow } from "./find-file.ts";
import { fileViews } from "./view.ts";

const Input = z.strictObject({ uid: z.string() });

/** A file's bytes, known to be the recorded ones. */
export interface FileContentPlace {
	file: FileView;
	/** Absolute, on the server's host. */
	path: string;
	sizeBytes: number;
}

/**
 * Finds a file's bytes for reading, and makes sure that they are the recorded ones: size and time are
 * compared, and on a difference the content is hashed again.
 *
 * @throws WhenceError `content_changed` rather than other bytes under an old hash; `not_found` for deleted
 *   or missing bytes; `invalid` for a folder, table or stream.
 */
export async function openFileContent({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<FileContentPlace> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	const row = await findFileRow(ctx.db, uid);
	const file = onlyView(await fileViews(ctx.db, [row.id]), `file ${uid}`);
	if (file.deletedAt !== null) {
		throw new WhenceError(
			"not_found",
			`${file.key} v${file.versionNo} was deleted by ${file.deletedBy?.handle}.`,
		);
	}
	if (row.type !== "file" || row.blobId === null) {
		throw new WhenceError("invalid", `${file.key} is a ${row.type}; it has no bytes of its own to read.`);
	}
	const [found] = await ctx.db
		.select({ blob: blobs, root: storages.root })
		.from(blobs)
		.innerJoin(storages, eq(storages.id, blobs.storageId))
		.where(eq(blobs.id, row.blobId));
	if (!found) throw new Error("a file's blob is missing in the database");
	const { blob, root } = found;
	const path = join(root, blob.path);
	const now = await verifyContent({
		path,
		sizeBytes: blob.sizeBytes,
		mtimeNs: blob.mtimeNs,
		hash: blob.hash,
	});
	if (now.state !== blob.state || (now.state === "present" && now.mtimeNs !== blob.mtimeNs)) {
		await ctx.db
			.update(blobs)
			.set({
				state: now.state,
				verifiedAt: sql`now()`,
				...(now.state === "present" ? { mtimeNs: now.mtimeNs } : {}),
			})
			.where(eq(blobs.id, blob.id));
	}
	if (now.state === "present") return { file, path, sizeBytes: blob.sizeBytes };
	if (now.state === "missing") {
		throw new WhenceError("not_found", `The bytes of ${file.key} v${file.versionNo} are gone from ${path}.`, {
			hint: "Put the file back where it was, or save it again.",
		});
	}
	throw new WhenceError(
		"content_changed",
		`${path} no longer holds the content recorded as ${file.key} v${file.versionNo}.`,
		{ hint: "Save it again to record the new content as the next version." },
	);
}
