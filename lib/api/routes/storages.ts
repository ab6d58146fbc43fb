import { z } from "zod";
import { WhenceError } from "../../contracts/errors.ts";
import { BlobView, StorageCreateInput, StorageView } from "../../contracts/storages.ts";
import { createStorage } from "../../services/storages/create-storage.ts";
import { hasBlob } from "../../services/storages/has-blob.ts";
import { listStorages } from "../../services/storages/list-storages.ts";
import { uploadBlob } from "../../services/storages/upload-blob.ts";
import type { ApiRoute } from "../route.ts";
import { route } from "../route.ts";

function storageOf(uid: string): { storageUid?: string } {
	return uid === "default" ? {} : { storageUid: uid };
}

function declaredSize(headers: Headers): number {
	// A body that comes in chunks has no Content-Length: the client then says the size by our header.
	const text = headers.get("x-whence-size") ?? headers.get("content-length");
	if (text === null || !/^\d{1,15}$/.test(text)) {
		throw new WhenceError("invalid", "The size of the content is not given.", {
			field: "content-length",
			hint: "Send Content-Length, or X-Whence-Size when the body comes in chunks.",
		});
	}
	return Number(text);
}

const emptyBody = () => new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });

const putBlob: ApiRoute = {
	doc: {
		method: "put",
		path: "/storages/{uid}/blobs/{hash}",
		summary: "Upload bytes under their SHA-256; `default` is the default storage",
		tag: "storages",
		rawBody: "application/octet-stream",
		response: BlobView,
		statuses: [201],
	},
	handle: async (c) => {
		const { uid = "", hash = "" } = c.req.param();
		const view = await uploadBlob({
			ctx: c.get("ctx"),
			input: {
				...storageOf(uid),
				hash,
				sizeBytes: declaredSize(c.req.raw.headers),
				body: c.req.raw.body ?? emptyBody(),
			},
		});
		return Response.json(view, { status: 201, headers: { "cache-control": "no-store" } });
	},
};

const headBlob: ApiRoute = {
	doc: {
		method: "head",
		path: "/storages/{uid}/blobs/{hash}",
		summary: "Ask whether bytes are there already",
		tag: "storages",
		statuses: [200],
	},
	handle: async (c) => {
		const { uid = "", hash = "" } = c.req.param();
		const view = await hasBlob({ ctx: c.get("ctx"), input: { ...storageOf(uid), hash } });
		return new Response(null, {
			headers: {
				"cache-control": "no-store",
				"x-whence-size": String(view.sizeBytes),
				"x-whence-storage": view.storageUid,
			},
		});
	},
};

export const storageRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/storages",
		summary: "List storages",
		tag: "storages",
		response: z.object({ items: z.array(StorageView) }),
		run: async ({ ctx }) => ({ items: await listStorages({ ctx }) }),
	}),
	route({
		method: "post",
		path: "/storages",
		summary: "Make a folder of the server a storage",
		tag: "storages",
		body: StorageCreateInput,
		response: StorageView,
		status: 201,
		run: ({ ctx, body }) => createStorage({ ctx, input: body }),
	}),
	putBlob,
	headBlob,
];
