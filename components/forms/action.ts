import type { CurrentRecord, ErrorCode } from "../../lib/contracts/errors.ts";

/** A server action as components see it: pages pass it in, components never import one. */
export type Action<Input, View> = (input: Input) => Promise<{
	data?: View | undefined;
	serverError?:
		| { code: ErrorCode; message: string; hint: string | null; current?: CurrentRecord }
		| undefined;
	validationErrors?: unknown;
}>;
