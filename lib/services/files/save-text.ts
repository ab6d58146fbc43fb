import { createHash } from "node:crypto";
import type { FileRegisterInput, FileRegisterView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { uploadBlob } from "../storages/upload-blob.ts";
import { registerFile } from "./register-file.ts";

/**
 * Saves text the whole way: its bytes are uploaded to the default storage, then registered.
 *
 * @throws WhenceError as {@link registerFile} does.
 */
export async function saveText(
	ctx: Ctx,
	text: string,
	input: Omit<FileRegisterInput, "content"> = {},
): Promise<FileRegisterView> {
	const bytes = Buffer.from(text);
	const hash = createHash("sha256").update(bytes).digest("hex");
	await uploadBlob({ ctx, input: { hash, sizeBytes: bytes.length, body: new Blob([bytes]).stream() } });
	return registerFile({
		ctx,
		input: { ...input, content: { kind: "blob", hash, sizeBytes: bytes.length } },
	});
}
