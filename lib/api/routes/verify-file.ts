import type { Context } from "hono";
import { type FileVerifyLine, FileVerifyView } from "../../contracts/files.ts";
import { verifyFile } from "../../services/files/verify-file.ts";
import { publicError } from "../problem.ts";
import { type ApiEnv, type ApiRoute, route } from "../route.ts";

const ndjson = "application/x-ndjson";
/** Progress is told this often at most: a fast disk reads a thousand pieces a second. */
const tellMs = 100;

const atOnce = route({
	method: "post",
	path: "/files/{uid}/verify",
	summary: "Read all bytes of a file again and compare their hash; as NDJSON with progress when asked for",
	tag: "files",
	response: FileVerifyView,
	isIdempotencyKeyed: false,
	run: ({ ctx, params }) => verifyFile({ ctx, input: params }),
});

/** Progress as it is made, then the result. Whoever closes the connection stops the reading. */
function stream(c: Context<ApiEnv>): Response {
	const gone = new AbortController();
	const encoder = new TextEncoder();
	const ctx = c.get("ctx");
	const uid = c.req.param("uid") ?? "";
	const body = new ReadableStream<Uint8Array>({
		start: async (controller) => {
			const say = (line: FileVerifyLine) => {
				if (!gone.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
			};
			let saidAt = 0;
			try {
				const onProgress = (doneBytes: number, totalBytes: number) => {
					if (Date.now() - saidAt < tellMs && doneBytes < totalBytes) return;
					saidAt = Date.now();
					say({ kind: "progress", doneBytes, totalBytes });
				};
				say({
					kind: "result",
					result: await verifyFile({ ctx, input: { uid }, onProgress, signal: gone.signal }),
				});
			} catch (error) {
				const { code, message, hint } = publicError(error);
				if (code === "internal" && !gone.signal.aborted) c.get("report")(error);
				say({ kind: "error", code, message, hint: hint ?? null });
			}
			if (!gone.signal.aborted) controller.close();
		},
		cancel: () => gone.abort(),
	});
	return new Response(body, {
		headers: { "content-type": ndjson, "cache-control": "no-store, no-transform", "x-accel-buffering": "no" },
	});
}

export const verifyRoutes: readonly ApiRoute[] = [
	{
		doc: { ...atOnce.doc, rawResponse: ndjson },
		handle: async (c) => ((c.req.header("accept") ?? "").includes(ndjson) ? stream(c) : atOnce.handle(c)),
	},
];
