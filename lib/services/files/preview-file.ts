import { z } from "zod";
import { WhenceError } from "../../contracts/errors.ts";
import type { FileView } from "../../contracts/files.ts";
import type { Preview, PreviewParser } from "../../contracts/previews.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { contentOf } from "./open-file-content.ts";
import { previewFolder } from "./preview-folder.ts";
import { fileViewOf } from "./view.ts";

const Input = z.strictObject({ uid: z.string() });

/**
 * What is in a file, as far as can be shown: a table, a tree, a picture, a notebook or its beginning as text. A
 * file without bytes, or whose bytes changed or vanished, says so.
 *
 * @param parse turns bytes into a preview, in bounds.
 * @throws WhenceError `not_found` when there is no such file.
 */
export async function previewFile({
	ctx,
	input,
	parse,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
	parse: PreviewParser;
}): Promise<Preview> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	return previewOf({ ctx, file: await fileViewOf(ctx.db, uid), parse });
}

/** The same, of a file that was read already. */
export async function previewOf({
	ctx,
	file,
	parse,
}: {
	ctx: Ctx;
	file: FileView;
	parse: PreviewParser;
}): Promise<Preview> {
	requireScope(ctx, "read");
	const none = (reason: string): Preview => ({ kind: "none", reason });
	if (file.deletedAt) return none("The bytes were deleted; what is known about them stays.");
	if (file.type === "folder" && file.hash !== null) return previewFolder(ctx.db, file.uid);
	if (file.type !== "file" || file.hash === null)
		return none(`A ${file.type} has no bytes of its own to show.`);
	let content: Awaited<ReturnType<typeof contentOf>>;
	try {
		content = await contentOf(ctx, file);
	} catch (error) {
		// A file that changed or vanished on disk is news to show, not a fault.
		if (error instanceof WhenceError && error.code !== "internal") return none(error.message);
		throw error;
	}
	return parse({ source: { path: content.path }, name: file.name });
}
