import { type ErrorCode, type ProblemDocument, WhenceError } from "../contracts/errors.ts";
import { HttpError } from "./http-error.ts";

/** The status of each code: a new code does not compile until it is mapped. */
export const statusOfCode = {
	not_found: 404,
	invalid: 400,
	conflict: 409,
	forbidden: 403,
	unauthenticated: 401,
	too_large: 413,
	content_changed: 409,
	unavailable: 503,
	internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** A few words for people. */
export const titleOfCode = {
	not_found: "Not found",
	invalid: "Not valid",
	conflict: "Conflict",
	forbidden: "Not allowed",
	unauthenticated: "Not signed in",
	too_large: "Too large",
	content_changed: "The content changed",
	unavailable: "Not available",
	internal: "Something went wrong",
} as const satisfies Record<ErrorCode, string>;

const connectionFaults = new Set([
	"ECONNREFUSED",
	"ECONNRESET",
	"ENOTFOUND",
	"CONNECTION_CLOSED",
	"CONNECTION_ENDED",
	"CONNECTION_DESTROYED",
	"CONNECT_TIMEOUT",
]);

function isConnectionFault(error: unknown): boolean {
	for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
		if ("code" in at && typeof at.code === "string" && connectionFaults.has(at.code)) return true;
	}
	return false;
}

/** What a stranger may hear of an error: our own as they are, anything else as one fixed sentence. */
export function publicError(error: unknown): WhenceError {
	if (error instanceof WhenceError) return error;
	if (isWhenceError(error)) {
		return new WhenceError(error.code, error.message, {
			...(error.field === undefined ? {} : { field: error.field }),
			...(error.hint === undefined ? {} : { hint: error.hint }),
			...(error.current === undefined ? {} : { current: error.current }),
			cause: error,
		});
	}
	if (isConnectionFault(error)) {
		return new WhenceError("unavailable", "The database does not answer.", {
			hint: "Try again in a moment.",
			cause: error,
		});
	}
	return new WhenceError(
		"internal",
		"The server could not do this. Its log says why, under this request's id.",
		{
			cause: error,
		},
	);
}

/** The server's bundles each carry their own copy of the class: an error of the other one counts too. */
function isWhenceError(error: unknown): error is WhenceError {
	return (
		error instanceof Error &&
		error.name === "WhenceError" &&
		"code" in error &&
		Object.hasOwn(statusOfCode, String(error.code))
	);
}

/** Translates an error to the answer that says it: an RFC 9457 problem document. */
export function problemResponse(error: unknown, requestId: string): Response {
	const shown = publicError(error);
	const status = shown instanceof HttpError ? shown.status : statusOfCode[shown.code];
	const document: ProblemDocument = {
		type: `/api#error-${shown.code}`,
		title: titleOfCode[shown.code],
		status,
		detail: shown.message,
		code: shown.code,
		...(shown.field === undefined ? {} : { field: shown.field }),
		...(shown.hint === undefined ? {} : { hint: shown.hint }),
		...(shown.current === undefined ? {} : { current: shown.current }),
		requestId,
	};
	return new Response(JSON.stringify(document), {
		status,
		headers: {
			"content-type": "application/problem+json",
			"cache-control": "no-store",
			"x-request-id": requestId,
			...(status === 401 ? { "www-authenticate": 'Bearer realm="whence"' } : {}),
			...(shown instanceof HttpError ? shown.headers : {}),
		},
	});
}
