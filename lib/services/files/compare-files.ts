import { z } from "zod";
import { WhenceError } from "../../contracts/errors.ts";
import type { FileView } from "../../contracts/files.ts";
import type { Comparison, ContentComparer } from "../../contracts/previews.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { blobPlace } from "./blob-place.ts";
import { compareFolders } from "./compare-folders.ts";
import { getFile } from "./get-file.ts";
import { contentOf } from "./open-file-content.ts";

const Input = z.strictObject({ older: z.string(), newer: z.string() });

/** Two records, and what changed from the one to the other. */
export interface FileComparison {
	older: FileView;
	newer: FileView;
	comparison: Comparison;
}

/**
 * What changed between two files, mostly versions of one: lines of texts, columns of tables, paths of folders. Bytes
 * that were deleted, changed or vanished say so.
 *
 * @param compare holds two contents against each other, in bounds.
 * @throws WhenceError `not_found` when there is no such file.
 */
export async function compareFiles({
	ctx,
	input,
	compare,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
	compare: ContentComparer;
}): Promise<FileComparison> {
	requireScope(ctx, "read");
	const wanted = parseInput(Input, input);
	const older = await getFile({ ctx, input: { uid: wanted.older } });
	const newer = await getFile({ ctx, input: { uid: wanted.newer } });
	return { older, newer, comparison: await compareViews(ctx, older, newer, compare) };
}

async function compareViews(
	ctx: Ctx,
	older: FileView,
	newer: FileView,
	compare: ContentComparer,
): Promise<Comparison> {
	if (older.type !== newer.type) {
		return { kind: "none", reason: `One is a ${older.type}, the other a ${newer.type}.` };
	}
	if (older.hash !== null && older.hash === newer.hash) return { kind: "same" };
	const gone = [older, newer].find(({ deletedAt }) => deletedAt !== null);
	if (gone) return { kind: "none", reason: `The bytes of v${gone.versionNo} were deleted.` };
	try {
		if (older.type === "folder") {
			return await compareFolders(await blobPlace(ctx.db, older.uid), await blobPlace(ctx.db, newer.uid));
		}
		const a = await contentOf(ctx, older);
		const b = await contentOf(ctx, newer);
		return await compare({ older: { path: a.path }, newer: { path: b.path }, name: newer.name });
	} catch (error) {
		// Bytes that changed or vanished on disk are news to show, not a fault.
		if (error instanceof WhenceError && error.code !== "internal")
			return { kind: "none", reason: error.message };
		throw error;
	}
}
