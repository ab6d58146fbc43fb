import { WhenceError } from "../../../lib/contracts/errors.ts";

/**
 * A field of a record that may be new, or known in part: a file's `run` carries what the file's own record
 * says of it.
 *
 * @throws WhenceError `invalid` where it is not known, rather than a value that only looks like an answer.
 */
export function loaded<V extends { uid: string }, K extends keyof V & string>(
	kind: string,
	view: Partial<V>,
	field: K,
): V[K] {
	const value = view[field];
	if (value !== undefined) return value as V[K];
	if (view.uid === undefined) {
		throw new WhenceError("invalid", `this ${kind} was not saved yet, so it has no ${field}`, {
			hint: "Call its save() first.",
		});
	}
	throw new WhenceError("invalid", `${field} was not read with this ${kind}`, {
		hint: `Call \`await ${kind}.refresh()\` first: it reads the whole record.`,
	});
}
