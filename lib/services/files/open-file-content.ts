import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { blobs } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { FileView } from "../../contracts/files.ts";
import { verifyContent } from "../../storage/verify-content.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { blobPlace } from "./blob-place.ts";
import { fileViewOf } from "./view.ts";

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
	return contentOf(ctx, await fileViewOf(ctx.db, uid));
}

/** The same, of a file that was read already. */
export async function contentOf(ctx: Ctx, file: FileView): Promise<FileContentPlace> {
	if (file.deletedAt !== null) {
		throw new WhenceError(
			"not_found",
			`${file.key} v${file.versionNo} was deleted by ${file.deletedBy?.handle}.`,
		);
	}
	if (file.type !== "file" || file.hash === null) {
		throw new WhenceError("invalid", `${file.key} is a ${file.type}; it has no bytes of its own to read.`);
	}
	const blob = await blobPlace(ctx.db, file.uid);
	const { path } = blob;
	const now = await verifyContent(blob);
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
