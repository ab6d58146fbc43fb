"use client";

import { notifications } from "@mantine/notifications";
import type { CurrentRecord } from "../../lib/contracts/errors.ts";
import type { Action } from "./action.ts";

/** How an edit went: done, or somebody was faster, or refused in a way that a notification has told. */
export type EditAnswer<View> = { done: View } | { current: CurrentRecord } | { refused: true };

/** Calls a server action that edits; a conflict is handed on with what is there now. */
export async function runEdit<Input, View>(
	action: Action<Input, View>,
	input: Input,
): Promise<EditAnswer<View>> {
	let answer: Awaited<ReturnType<Action<Input, View>>>;
	try {
		answer = await action(input);
	} catch (cause) {
		console.error(cause);
		return refused("The server did not answer", "Check that it runs, and try again.");
	}
	const { data, serverError, validationErrors } = answer;
	if (serverError?.current) return { current: serverError.current };
	if (serverError) {
		const { message, hint } = serverError;
		return refused("Not done", hint ? `${message} ${hint}` : message);
	}
	if (validationErrors !== undefined || data === undefined) {
		return refused("Not done", "The form holds something that is not allowed.");
	}
	return { done: data };
}

function refused(title: string, message: string): { refused: true } {
	notifications.show({ color: "red", title, message, autoClose: 10_000 });
	return { refused: true };
}

/**
 * Calls a server action; a refusal becomes a notification that says what to do.
 *
 * @returns the view, or null when it was refused.
 */
export async function runAction<Input, View>(
	action: Action<Input, View>,
	input: Input,
): Promise<View | null> {
	const answer = await runEdit(action, input);
	if ("done" in answer) return answer.done;
	if ("current" in answer) refused("Not done", "Somebody changed it meanwhile. Look at it again.");
	return null;
}
