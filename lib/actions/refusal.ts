import { type CurrentRecord, type ErrorCode, WhenceError } from "../contracts/errors.ts";
import { newUid } from "../contracts/ids.ts";

/** Why an action did not happen, in a form that reaches the browser. */
export interface Refusal {
	code: ErrorCode;
	message: string;
	hint: string | null;
	/** With a conflict, what is there now. */
	current?: CurrentRecord;
}

/** Translates what a verb threw. An unknown error is logged; people see one fixed sentence and its number. */
export function toRefusal(error: unknown): Refusal {
	if (error instanceof WhenceError) {
		const { code, message, hint = null, current } = error;
		return { code, message, hint, ...(current ? { current } : {}) };
	}
	const reference = newUid(8);
	console.error(`Server action failed, reference ${reference}:`, error);
	return {
		code: "internal",
		message: "Something went wrong on the server.",
		hint: `Its log says more under reference ${reference}.`,
	};
}
