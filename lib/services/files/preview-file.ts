import { open } from "node:fs/promises";
import { z } from "zod";
import { WhenceError } from "../../contracts/errors.ts";
import type { Preview, PreviewParser } from "../../contracts/previews.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { getFile } from "./get-file.ts";
import { openFileContent } from "./open-file-content.ts";

const Input = z.strictObject({ uid: z.string() });
/** Enough for what a preview shows, also of packed files. */
const headBytes = 128 * 1024;

/**
 * What is in a file, as far as can be shown: its beginning, as text or table. A file without bytes, or whose bytes
 * changed or vanished, says so.
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
	const file = await getFile({ ctx, input: { uid } });
	const none = (reason: string): Preview => ({ kind: "none", reason });
	if (file.deletedAt) return none("The bytes were deleted; what is known about them stays.");
	if (file.type !== "file" || file.hash === null) return none(`A ${file.type} has no preview yet.`);
	let content: Awaited<ReturnType<typeof openFileContent>>;
	try {
		content = await openFileContent({ ctx, input: { uid } });
	} catch (error) {
		// A file that changed or vanished on disk is news to show, not a fault.
		if (error instanceof WhenceError && error.code !== "internal") return none(error.message);
		throw error;
	}
	const head = await readHead(content.path);
	return parse({ head, isWhole: head.length >= content.sizeBytes, suffix: file.suffix });
}

async function readHead(path: string): Promise<Buffer> {
	const handle = await open(path, "r");
	try {
		const { bytesRead, buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}
