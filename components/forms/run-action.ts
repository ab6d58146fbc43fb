"use client";

import { notifications } from "@mantine/notifications";
import type { Action } from "./action.ts";

/**
 * Calls a server action; a refusal becomes a notification that says what to do.
 *
 * @returns the view, or null when it was refused.
 */
export async function runAction<Input, View>(
	action: Action<Input, View>,
	input: Input,
): Promise<View | null> {
	let answer: Awaited<ReturnType<Action<Input, View>>>;
	try {
		answer = await action(input);
	} catch (cause) {
		console.error(cause);
		notifications.show({
			color: "red",
			title: "The server did not answer",
			message: "Check that it runs, and try again.",
		});
		return null;
	}
	const { data, serverError, validationErrors } = answer;
	if (serverError) {
		const message = serverError.hint ? `${serverError.message} ${serverError.hint}` : serverError.message;
		notifications.show({ color: "red", title: "Not done", message, autoClose: 10_000 });
		return null;
	}
	if (validationErrors !== undefined) {
		notifications.show({
			color: "red",
			title: "Not done",
			message: "The form holds something that is not allowed.",
		});
		return null;
	}
	return data ?? null;
}
