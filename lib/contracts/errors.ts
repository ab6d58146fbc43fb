/** Every way in which Whence refuses. Each code has a section in docs/errors.md. */
export const errorCodes = [
	"not_found",
	"invalid",
	"conflict",
	"forbidden",
	"unauthenticated",
	"too_large",
	"content_changed",
	"unavailable",
	"internal",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface WhenceErrorOptions {
	/** The input's field at fault, as a path: `filters.createdAfter`. */
	field?: string;
	/** What to do about it, a full sentence. */
	hint?: string;
	cause?: unknown;
}

/** The one error type: services throw it, adapters translate it, the SDK throws it again. */
export class WhenceError extends Error {
	override readonly name = "WhenceError";
	readonly code: ErrorCode;
	readonly field: string | undefined;
	readonly hint: string | undefined;

	constructor(code: ErrorCode, message: string, options: WhenceErrorOptions = {}) {
		super(message, options.cause === undefined ? undefined : { cause: options.cause });
		this.code = code;
		this.field = options.field;
		this.hint = options.hint;
	}
}

/** An RFC 9457 problem document, the body of every HTTP error. */
export interface ProblemDocument {
	type: string;
	title: string;
	status: number;
	detail: string;
	code: ErrorCode;
	field?: string;
	hint?: string;
	requestId: string;
}
