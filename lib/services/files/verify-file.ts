import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { blobs } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { FileVerifyView } from "../../contracts/files.ts";
import { manifestOfFolder } from "../../storage/folder-manifest.ts";
import { hashFile } from "../../storage/hash-file.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { type BlobPlace, blobPlace } from "./blob-place.ts";
import { findFileRow } from "./find-file.ts";
import { type OnRead, sharedReadings } from "./read-once.ts";
import { fileViews } from "./view.ts";

const Input = z.strictObject({ uid: z.string() });

/** What lies at a recorded place now. */
interface Found {
	hash: string;
	sizeBytes: number;
	mtimeNs: bigint;
}
type Look = { state: "present" | "changed"; found: Found | null } | { state: "missing"; found: null };

const readOnce = sharedReadings<Look>();

/**
 * Reads all bytes of a file again and holds their hash against what was recorded; what that came to is kept and audited.
 * Whoever asks for the same bytes meanwhile shares the reading.
 *
 * @param onProgress told how many bytes were read.
 * @param signal stops it: then nothing is recorded.
 * @throws WhenceError `forbidden` for a viewer; `not_found`; `invalid` for what has no bytes, or deleted ones.
 */
export async function verifyFile({
	ctx,
	input,
	onProgress,
	signal,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
	onProgress?: OnRead | undefined;
	signal?: AbortSignal | undefined;
}): Promise<FileVerifyView> {
	requireScope(ctx, "write");
	const { uid } = parseInput(Input, input);
	const row = await findFileRow(ctx.db, uid);
	if (row.deletedAt !== null || row.blobId === null) {
		const why = row.deletedAt === null ? `is a ${row.type}; it has no bytes of its own` : "was deleted";
		throw new WhenceError("invalid", `${row.key} v${row.versionNo} ${why}, so there is nothing to verify.`);
	}
	const place = await blobPlace(ctx.db, row.uid);
	const { state, found } = await readOnce(
		`${place.id}:${place.path}`,
		(options) => look(place, row.type === "folder", options),
		{ onProgress, signal },
	);
	await ctx.db.transaction(async (tx) => {
		await tx
			.update(blobs)
			.set({
				state,
				verifiedAt: sql`now()`,
				...(state === "present" && found ? { mtimeNs: found.mtimeNs } : {}),
			})
			.where(eq(blobs.id, place.id));
		await recordEvent(tx, ctx, {
			action: "file.verify",
			entityKind: "file",
			entityUid: row.uid,
			entityLabel: row.key,
			before: { state: place.state, hash: place.hash, sizeBytes: place.sizeBytes },
			after: { state, hash: found?.hash ?? null, sizeBytes: found?.sizeBytes ?? null },
		});
	});
	const file = onlyView(await fileViews(ctx.db, [row.id]), `file ${uid}`);
	const name = `${row.key} v${row.versionNo}`;
	const messages = {
		present: `${name} holds exactly the bytes that were recorded.`,
		changed: `${name} no longer holds the bytes that were recorded.`,
		missing: `The bytes of ${name} are gone.`,
	};
	return {
		file,
		state,
		foundHash: found?.hash ?? null,
		readBytes: found?.sizeBytes ?? 0,
		message: messages[state],
	};
}

async function look(
	{ path, hash }: BlobPlace,
	isFolder: boolean,
	options: { onProgress: OnRead; signal: AbortSignal },
): Promise<Look> {
	try {
		const found = await (isFolder ? manifestOfFolder(path, options) : hashFile(path, options));
		const { sizeBytes, mtimeNs } = found;
		return {
			state: found.hash === hash ? "present" : "changed",
			found: { hash: found.hash, sizeBytes, mtimeNs },
		};
	} catch (error) {
		if (!(error instanceof WhenceError)) throw error;
		if (error.code === "not_found") return { state: "missing", found: null };
		// It is being written, or something else has taken its place.
		if (error.code === "content_changed" || error.code === "invalid")
			return { state: "changed", found: null };
		throw error;
	}
}
