import { open } from "node:fs/promises";
import { WhenceError } from "../../lib/contracts/errors.ts";
import type { FileView } from "../../lib/contracts/files.ts";
import type { Ctx } from "../../lib/services/ctx.ts";
import { openFileContent } from "../../lib/services/files/open-file-content.ts";

const maxBytes = 64 * 1024;

export type Head = { kind: "text"; text: string; isWhole: boolean } | { kind: "none"; reason: string };

/** The first 64 KiB of a file when they are text; else why there is nothing to show. */
export async function readHead({ ctx, file }: { ctx: Ctx; file: FileView }): Promise<Head> {
	if (file.deletedAt)
		return { kind: "none", reason: "The bytes were deleted; what is known about them stays." };
	if (file.type !== "file" || file.hash === null)
		return { kind: "none", reason: `A ${file.type} has no preview yet.` };
	let content: Awaited<ReturnType<typeof openFileContent>>;
	try {
		content = await openFileContent({ ctx, input: { uid: file.uid } });
	} catch (error) {
		// A file that changed or vanished on disk is news to show here, not a broken page.
		if (error instanceof WhenceError && error.code !== "internal")
			return { kind: "none", reason: error.message };
		throw error;
	}
	const handle = await open(content.path, "r");
	try {
		const { bytesRead, buffer } = await handle.read(Buffer.alloc(maxBytes), 0, maxBytes, 0);
		const isWhole = bytesRead >= content.sizeBytes;
		const bytes = buffer.subarray(0, bytesRead);
		if (bytes.includes(0)) return { kind: "none", reason: "These bytes are not text." };
		// `stream` forgives a letter that the bound cut in two.
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isWhole });
		return { kind: "text", text, isWhole };
	} catch (error) {
		if (error instanceof TypeError) return { kind: "none", reason: "These bytes are not UTF-8 text." };
		throw error;
	} finally {
		await handle.close();
	}
}
