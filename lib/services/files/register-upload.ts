import { z } from "zod";
import { keyText, sha256Text } from "../../contracts/common.ts";
import type { FileRegisterView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { createRun } from "../runs/create-run.ts";
import { finishRun } from "../runs/finish-run.ts";
import { createTransform } from "../transforms/create-transform.ts";
import { registerFile } from "./register-file.ts";

/** Files whose bytes the browser has already sent to the default storage. */
export const UploadInput = z.strictObject({
	files: z
		.array(z.strictObject({ key: keyText, hash: sha256Text, sizeBytes: z.number().int().min(0) }))
		.min(1)
		.max(1000),
});
export type UploadInput = z.infer<typeof UploadInput>;

/**
 * Registers uploaded files as the outputs of one run of the upload transform, so that their provenance
 * is known like that of any other file.
 *
 * @throws WhenceError of the first file that is refused; the run is then failed and keeps those before it.
 */
export async function registerUpload({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: UploadInput;
}): Promise<FileRegisterView[]> {
	const { files } = UploadInput.parse(input);
	const transform = await createTransform({
		ctx,
		input: { key: "browser-upload", name: "Upload in the browser", type: "upload", label: "1" },
	});
	const run = await createRun({ ctx, input: { transformUid: transform.uid } });
	const registered: FileRegisterView[] = [];
	try {
		for (const { key, hash, sizeBytes } of files) {
			const content = { kind: "blob", hash, sizeBytes } as const;
			registered.push(
				await registerFile({ ctx, input: { content, key, runUid: run.uid, origin: "declared" } }),
			);
		}
	} catch (error) {
		await finishRun({ ctx, input: { uid: run.uid, status: "failed" } });
		throw error;
	}
	await finishRun({ ctx, input: { uid: run.uid, status: "completed" } });
	return registered;
}
