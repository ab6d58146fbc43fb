import { randomUUID } from "node:crypto";
import { type ErrorCode, type ProblemDocument, WhenceError } from "../../../lib/contracts/errors.ts";
import { type Connection, connect } from "../instance/connect.ts";
import { sdkVersion } from "../version.ts";

/** An array is a parameter that comes several times. */
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;
export interface RequestOptions {
	query?: Query;
	/** Sent as JSON. */
	json?: unknown;
	/** Makes a raw body, anew for each attempt. */
	body?: () => AsyncIterable<Uint8Array>;
	headers?: Record<string, string>;
}

let connection: Promise<Connection> | null = null;

/** The server of this process, found once; a failed attempt is tried again by the next call. */
export function currentConnection(): Promise<Connection> {
	connection ??= connect().catch((error: unknown) => {
		connection = null;
		throw error;
	});
	return connection;
}

let clientName: "sdk" | "cli" = "sdk";

/** Says through what this process comes: the audit tells the command from a script. */
export function setClientName(name: "sdk" | "cli"): void {
	clientName = name;
}

/** The header lines that every request carries. */
export function authHeaders(server: Connection): Record<string, string> {
	return { authorization: `Bearer ${server.token}`, "x-whence-client": `${clientName}/${sdkVersion}` };
}

async function toError(response: Response, server: Connection): Promise<WhenceError> {
	const text = await response.text();
	let problem: Partial<ProblemDocument> = {};
	try {
		problem = JSON.parse(text) as Partial<ProblemDocument>;
	} catch {
		// A proxy's HTML page, say: the status alone has to tell.
	}
	const code: ErrorCode = problem.code ?? (response.status === 404 ? "not_found" : "internal");
	let message = problem.detail ?? `the server answered ${response.status}`;
	if (code === "invalid" && server.serverVersion !== sdkVersion) {
		const field = problem.field ? ` (field ${problem.field})` : "";
		message += `${field}; this SDK is ${sdkVersion}, the server ${server.serverVersion}`;
	}
	return new WhenceError(code, message, {
		...(problem.field === undefined ? {} : { field: problem.field }),
		...(problem.hint === undefined ? {} : { hint: problem.hint }),
		...(problem.current === undefined ? {} : { current: problem.current }),
	});
}

/** Sends one request and returns the answer; retries refused connections and 503, throws every other refusal. */
export async function send(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
	const server = await currentConnection();
	const url = new URL(`/api/v1${path}`, server.url);
	for (const [name, value] of Object.entries(options.query ?? {})) {
		if (typeof value === "object") for (const each of value) url.searchParams.append(name, each);
		else if (value !== undefined) url.searchParams.set(name, String(value));
	}
	const headers: Record<string, string> = { ...authHeaders(server), ...options.headers };
	if (options.json !== undefined) headers["content-type"] = "application/json";
	// One key for all attempts: a write whose answer got lost is not done twice.
	if (method === "POST" || method === "PATCH") headers["idempotency-key"] = randomUUID();
	for (let attempt = 0; ; attempt++) {
		let failure: unknown;
		try {
			const response = await sendOnce(url, method, headers, options);
			if (response.ok) return response;
			const error = await toError(response, server);
			if (response.status !== 503) throw error;
			failure = error;
		} catch (error) {
			if (error instanceof WhenceError && error !== failure) throw error;
			failure = error;
		}
		if (attempt === 3) {
			if (failure instanceof WhenceError) throw failure;
			connection = null;
			throw new WhenceError("unavailable", `the server at ${server.url} does not answer`, { cause: failure });
		}
		await new Promise((done) => setTimeout(done, 100 * 4 ** attempt));
	}
}

async function sendOnce(
	url: URL,
	method: string,
	headers: Record<string, string>,
	{ json, body }: RequestOptions,
): Promise<Response> {
	if (body === undefined)
		return fetch(url, { method, headers, ...(json === undefined ? {} : { body: JSON.stringify(json) }) });
	// Only whoever uploads pays for it.
	const { sendStream } = await import("./send-stream.ts");
	return sendStream(url, method, headers, body());
}

/** Sends one request and returns its JSON. */
export async function call<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
	return (await (await send(method, path, options)).json()) as T;
}
