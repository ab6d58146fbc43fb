import { WhenceError } from "../contracts/errors.ts";

/**
 * The one view of a record that must exist.
 *
 * @throws WhenceError `not_found`.
 */
export function onlyView<T>(views: readonly T[], what: string): T {
	const [view] = views;
	if (view === undefined) throw new WhenceError("not_found", `There is no ${what}.`);
	return view;
}
