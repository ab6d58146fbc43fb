import { WhenceError } from "../contracts/errors.ts";

/**
 * Refuses an edit of a record that somebody else changed since it was read.
 *
 * @throws WhenceError `conflict` naming both revisions.
 */
export function requireRevision(expected: number | undefined, found: number, what: string): void {
	if (expected === undefined || expected === found) return;
	throw new WhenceError(
		"conflict",
		`${what} was changed meanwhile: you edited revision ${expected}, it is at ${found}.`,
		{ field: "revision", hint: "Read it again, and repeat your change on what is there now." },
	);
}
