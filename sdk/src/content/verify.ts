import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileVerifyLine, FileVerifyView } from "../../../lib/contracts/files.ts";
import { send } from "../client/http.ts";
import type { VerifyOptions } from "./verification.ts";

/** Lets the server read a file's bytes again; the answer comes in lines, progress first. */
export async function verifyContent(uid: string, { onProgress }: VerifyOptions): Promise<FileVerifyView> {
	const response = await send("POST", `/files/${uid}/verify`, {
		headers: { accept: "application/x-ndjson" },
	});
	let rest = "";
	const decoder = new TextDecoder();
	for await (const piece of response.body ?? []) {
		rest += decoder.decode(piece, { stream: true });
		const lines = rest.split("\n");
		rest = lines.pop() ?? "";
		for (const text of lines) {
			const line = JSON.parse(text) as FileVerifyLine;
			if (line.kind === "result") return line.result;
			if (line.kind === "error") {
				throw new WhenceError(line.code, line.message, line.hint === null ? {} : { hint: line.hint });
			}
			onProgress?.({ phase: "hashing", doneBytes: line.doneBytes, totalBytes: line.totalBytes });
		}
	}
	throw new WhenceError("unavailable", "the server stopped before it had read the file");
}
