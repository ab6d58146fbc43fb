import { WhenceError } from "../../contracts/errors.ts";
import type { PreviewParser } from "../../contracts/previews.ts";
import type { Ctx } from "../ctx.ts";
import { type FileContentPlace, openFileContent } from "./open-file-content.ts";
import { previewOf } from "./preview-file.ts";

/**
 * Finds a picture's bytes for showing it: of a format that browsers draw without giving it any power, and of a size that
 * does not eat a reader's memory.
 *
 * @throws WhenceError `invalid` when the file is no such picture; as {@link openFileContent}.
 */
export async function openPicture({
	ctx,
	input,
	parse,
}: {
	ctx: Ctx;
	input: { uid: string };
	parse: PreviewParser;
}): Promise<FileContentPlace & { mime: string }> {
	const content = await openFileContent({ ctx, input });
	const preview = await previewOf({ ctx, file: content.file, parse });
	if (preview.kind !== "image") {
		const why = preview.kind === "none" ? preview.reason : `It is shown as ${preview.format}.`;
		throw new WhenceError("invalid", `${content.file.key} is not a picture that can be shown. ${why}`);
	}
	return { ...content, mime: preview.mime };
}
