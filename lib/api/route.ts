import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { z } from "zod";
import { WhenceError } from "../contracts/errors.ts";
import type { Runtime } from "../runtime.ts";
import type { Ctx } from "../services/ctx.ts";
import { answerOnce } from "./idempotency.ts";
import { checkInput, readJson, readQuery } from "./parse.ts";

/** What Hono carries along with each request. */
export interface ApiEnv {
	Bindings: Partial<HttpBindings>;
	Variables: {
		requestId: string;
		ctx: Ctx;
		runtime: Runtime;
		/** Tells the log what went wrong when the answer has begun already. */
		report: (error: unknown) => void;
	};
}

export type Method = "get" | "head" | "post" | "put" | "patch" | "delete";
export type Tag =
	| "instance"
	| "storages"
	| "transforms"
	| "runs"
	| "files"
	| "people"
	| "notes"
	| "search"
	| "feed"
	| "audit"
	| "tokens";

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
	? Name | ParamNames<Rest>
	: never;
export type Params<Path extends string> = Record<ParamNames<Path>, string>;

/** What the description of the API says of a route. */
export interface RouteDoc {
	method: Method;
	/** Below `/api/v1`, with `{names}` for what varies. */
	path: string;
	summary: string;
	tag: Tag;
	query?: z.ZodObject;
	body?: z.ZodObject;
	/** For bodies that are bytes. */
	rawBody?: string;
	/** The answer's shape; left out when it is bytes. */
	response?: z.ZodType;
	/** The type of what is no JSON; beside a shape, what may be asked for instead. */
	rawResponse?: string;
	statuses: readonly [number, ...number[]];
	isPublic?: boolean;
	/** Refuses tokens: a leaked one must not make itself new ones. */
	isSessionOnly?: boolean;
}

/** A route as the router mounts it, its types forgotten. */
export interface ApiRoute {
	doc: RouteDoc;
	handle: (c: Context<ApiEnv>) => Promise<Response>;
}

/** JSON bodies are small, except where a transform's source travels. */
export const jsonBytes = 1024 * 1024;
export const sourceBytes = 25 * 1024 * 1024;

interface JsonRoute<Path extends string, Q extends z.ZodObject, B extends z.ZodObject, R extends z.ZodType> {
	method: Exclude<Method, "head">;
	path: Path;
	summary: string;
	tag: Tag;
	query?: Q;
	body?: B;
	maxBytes?: number;
	response: R;
	/** 200 by default; a function when the answer decides, with all that it may say. */
	status?: number | { of: (view: z.input<R>) => number; all: readonly [number, ...number[]] };
	isSessionOnly?: boolean;
	/** False for what may simply be done twice, as a heartbeat. */
	isIdempotencyKeyed?: boolean;
	run: (args: {
		ctx: Ctx;
		/** What the process made once, for verbs that need more of it than who asks. */
		runtime: Runtime;
		params: Params<Path>;
		query: z.input<Q>;
		body: z.input<B>;
	}) => Promise<z.input<R>>;
}

/** Declares a route that takes and answers JSON: `run` gets what the request said and calls one verb. */
export function route<
	const Path extends string,
	R extends z.ZodType,
	Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
	B extends z.ZodObject = z.ZodObject<Record<never, never>>,
>(spec: JsonRoute<Path, Q, B, R>): ApiRoute {
	const { method, path, status = 200 } = spec;
	const doc: RouteDoc = {
		method,
		path,
		summary: spec.summary,
		tag: spec.tag,
		response: spec.response,
		statuses: typeof status === "number" ? [status] : status.all,
		...(spec.query ? { query: spec.query } : {}),
		...(spec.body ? { body: spec.body } : {}),
		...(spec.isSessionOnly ? { isSessionOnly: true } : {}),
	};
	const takesKey = method !== "get" && method !== "delete" && spec.isIdempotencyKeyed !== false;
	return {
		doc,
		handle: async (c) => {
			const ctx = c.get("ctx");
			if (spec.isSessionOnly && ctx.token !== null) throw sessionOnly();
			const url = new URL(c.req.url);
			const query = spec.query
				? checkInput(spec.query, readQuery(spec.query, url.searchParams))
				: refuseQuery(url);
			const { text, value } = spec.body
				? await readJson(c.req.raw, spec.maxBytes ?? jsonBytes)
				: { text: "", value: {} };
			const body = spec.body ? checkInput(spec.body, value) : value;
			const answer = async () => {
				// The schemas have just said that the shapes are these.
				const view = await spec.run({
					ctx,
					runtime: c.get("runtime"),
					params: c.req.param() as Params<Path>,
					query: query as z.input<Q>,
					body: body as z.input<B>,
				});
				return { status: typeof status === "number" ? status : status.of(view), body: JSON.stringify(view) };
			};
			const key = takesKey ? c.req.header("idempotency-key") : undefined;
			const {
				status: code,
				body: json,
				isRepeated,
			} = key === undefined
				? { ...(await answer()), isRepeated: false }
				: await answerOnce({ ctx, key, method, path: url.pathname, body: text, answer });
			return new Response(json, {
				status: code,
				headers: {
					"content-type": "application/json",
					"cache-control": "no-store",
					...(isRepeated ? { "idempotency-replayed": "true" } : {}),
				},
			});
		},
	};
}

function refuseQuery(url: URL): Record<string, never> {
	for (const name of url.searchParams.keys()) {
		throw new WhenceError("invalid", `There is no parameter ${JSON.stringify(name)} here.`, { field: name });
	}
	return {};
}

function sessionOnly(): WhenceError {
	return new WhenceError("forbidden", "Tokens cannot do this.", {
		hint: "Sign in with the browser and do it there, or use `whence login` on the server's own computer.",
	});
}
