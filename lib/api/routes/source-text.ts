import { getTransform } from "../../services/transforms/get-transform.ts";
import { getTransformSource } from "../../services/transforms/get-transform-source.ts";
import { disposition, harmless } from "../harmless.ts";
import type { ApiRoute } from "../route.ts";

/** A transform's source as a file of its own: for saving it, and for `curl`. */
export const sourceTextRoute: ApiRoute = {
	doc: {
		method: "get",
		path: "/transforms/{uid}/source/text",
		tag: "transforms",
		summary: "The source code of a transform as plain text, to save",
		rawResponse: "text/plain",
		statuses: [200],
	},
	handle: async (c) => {
		const [ctx, input] = [c.get("ctx"), { uid: c.req.param("uid") ?? "" }];
		const { source, hash } = await getTransformSource({ ctx, input });
		const { key } = await getTransform({ ctx, input });
		const headers = {
			...harmless,
			"accept-ranges": "none",
			"content-type": "text/plain; charset=utf-8",
			"content-disposition": disposition(key.slice(key.lastIndexOf("/") + 1), true),
			etag: `"${hash}"`,
		};
		if (c.req.header("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });
		return new Response(source, { status: 200, headers });
	},
};
