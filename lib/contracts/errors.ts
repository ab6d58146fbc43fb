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

/** What is there now, where somebody was faster: who edits can look at both and choose. */
export interface CurrentRecord {
	revision: number;
	/** The fields that can be edited, as they read now. */
	value: Record<string, string>;
	/** Null when no event tells. */
	changedAt: string | null;
	changedBy: { uid: string; handle: string; name: string } | null;
}

export interface WhenceErrorOptions {
	/** The input's field at fault, as a path: `filters.createdAfter`. */
	field?: string;
	/** What to do about it, a full sentence. */
	hint?: string;
	/** With `conflict`, where a text was changed meanwhile. */
	current?: CurrentRecord;
	cause?: unknown;
}

/** The one error type: services throw it, adapters translate it, the SDK throws it again. */
export class WhenceError extends Error {
	override readonly name = "WhenceError";
	readonly code: ErrorCode;
	readonly field: string | undefined;
	readonly hint: string | undefined;
	readonly current: CurrentRecord | undefined;

	constructor(code: ErrorCode, message: string, options: WhenceErrorOptions = {}) {
		super(message, options.cause === undefined ? undefined : { cause: options.cause });
		this.code = code;
		this.field = options.field;
		this.hint = options.hint;
		this.current = options.current;
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
	current?: CurrentRecord;
	requestId: string;
}
