import { type ErrorCode, WhenceError, type WhenceErrorOptions } from "../contracts/errors.ts";

/** A refusal of HTTP's own that needs another status than its code usually has, or headers. */
export class HttpError extends WhenceError {
	readonly status: number;
	readonly headers: Record<string, string>;

	constructor(
		code: ErrorCode,
		message: string,
		options: WhenceErrorOptions & { status: number; headers?: Record<string, string> },
	) {
		super(code, message, options);
		this.status = options.status;
		this.headers = options.headers ?? {};
	}
}
