import { createHash } from "node:crypto";
import type { FileRegisterInput, FileRegisterView } from "../../contracts/files.ts";
import type { RunView } from "../../contracts/runs.ts";
import type { TransformView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { registerFile } from "../files/register-file.ts";
import { createRun } from "../runs/create-run.ts";
import { uploadBlob } from "../storages/upload-blob.ts";
import { createTransform } from "../transforms/create-transform.ts";

/** Saves text the whole way: its bytes are uploaded, then registered. */
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

/** A run of a pipeline of that name, running. */
export async function startRun(
	ctx: Ctx,
	name = "pipeline",
): Promise<{ run: RunView; transform: TransformView }> {
	const transform = await createTransform({ ctx, input: { key: name, label: "1" } });
	return { run: await createRun({ ctx, input: { transformUid: transform.uid } }), transform };
}
