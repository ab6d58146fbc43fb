import { z } from "zod";
import { type ErrorCode, errorCodes } from "../contracts/errors.ts";
import { statusOfCode } from "./problem.ts";
import type { ApiRoute, RouteDoc } from "./route.ts";

type Json = Record<string, unknown>;

/** What a schema looks like to a reader of the description; `io` says from which side it is seen. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
	const { $schema: _, ...json } = z.toJSONSchema(schema, {
		io,
		target: "draft-2020-12",
		unrepresentable: "any",
	});
	return json;
}

function parametersOf(doc: RouteDoc): Json[] {
	const inPath = [...doc.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
		name,
		in: "path",
		required: true,
		schema: { type: "string" },
	}));
	if (!doc.query) return inPath;
	const query = schemaOf(doc.query, "input");
	const required = new Set((query["required"] as string[] | undefined) ?? []);
	const inQuery = Object.entries((query["properties"] as Record<string, Json> | undefined) ?? {}).map(
		([name, schema]) => ({ name, in: "query", required: required.has(name), schema }),
	);
	return [...inPath, ...inQuery];
}

function bodyOf(doc: RouteDoc): Json {
	if (doc.body) {
		const content = { "application/json": { schema: schemaOf(doc.body, "input") } };
		return { requestBody: { required: true, content } };
	}
	if (doc.rawBody) return { requestBody: { required: true, content: { [doc.rawBody]: {} } } };
	return {};
}

function answersOf(doc: RouteDoc): Json {
	const types = {
		...(doc.response ? { "application/json": { schema: schemaOf(doc.response, "output") } } : {}),
		...(doc.rawResponse ? { [doc.rawResponse]: {} } : {}),
	};
	const content = Object.keys(types).length > 0 ? { content: types } : {};
	const fine = doc.statuses.map((status) => [String(status), { description: "Done", ...content }]);
	return Object.fromEntries([...fine, ["default", { $ref: "#/components/responses/Problem" }]]);
}

const problem = {
	type: "object",
	required: ["type", "title", "status", "detail", "code", "requestId"],
	properties: {
		type: { type: "string" },
		title: { type: "string" },
		status: { type: "integer" },
		detail: { type: "string", description: "what is wrong, for people" },
		code: {
			type: "string",
			enum: errorCodes,
			description: errorCodes.map((code: ErrorCode) => `${code} (${statusOfCode[code]})`).join(", "),
		},
		field: { type: "string", description: "the input's field at fault" },
		hint: { type: "string", description: "what to do" },
		current: {
			type: "object",
			description: "with a conflict of two edits: what is there now, who changed it and when",
			required: ["revision", "value", "changedAt", "changedBy"],
			properties: {
				revision: { type: "integer" },
				value: { type: "object", additionalProperties: { type: "string" } },
				changedAt: { type: ["string", "null"] },
				changedBy: { type: ["object", "null"], description: "uid, handle and name" },
			},
		},
		requestId: { type: "string" },
	},
};

/** The OpenAPI 3.1 document of the routes, made from the very declarations that are mounted. */
export function describeApi(routes: readonly ApiRoute[], version: string): Json {
	const paths: Record<string, Record<string, Json>> = {};
	for (const { doc } of routes) {
		const operations = paths[doc.path] ?? {};
		operations[doc.method] = {
			summary: doc.summary,
			tags: [doc.tag],
			parameters: parametersOf(doc),
			...bodyOf(doc),
			responses: answersOf(doc),
			...(doc.isSessionOnly ? { description: "Needs a session of the browser; tokens are refused." } : {}),
		};
		paths[doc.path] = operations;
	}
	return {
		openapi: "3.1.0",
		info: { title: "Whence", version, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
		servers: [{ url: "/api/v1" }],
		security: [{ token: [] }],
		paths,
		components: {
			securitySchemes: { token: { type: "http", scheme: "bearer", description: "a token, `whn_…`" } },
			schemas: { Problem: problem },
			responses: {
				Problem: {
					description: "What went wrong (RFC 9457)",
					content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
				},
			},
		},
	};
}
