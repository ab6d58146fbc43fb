import { entityKinds } from "../../lib/contracts/enums.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import { parseVersionedUid } from "../../lib/contracts/ids.ts";
import { parseSelection, SelectionError } from "../../lib/contracts/parse-selection.ts";
import { printSelection } from "../../lib/contracts/print-selection.ts";
import { conditionFields, type RecordsTerm, type Selection } from "../../lib/contracts/selection.ts";

/** What only a selection has in it; whatever else is no selection is the key of a file. */
const isMeant = new RegExp(
	`(^|[\\s(+\\d])(${[...entityKinds, ...conditionFields].join("|")}):|^\\s*between\\b`,
);

/** What is asked for: one record to look around, as `focusOf` takes it, or a selection. */
export type Wanted = { record: string } | { name: RecordsTerm } | { select: string };

/**
 * Reads what `whence lineage` is asked for: a file's key or uid, a record by its uid, one by its name, or a selection.
 *
 * @throws WhenceError `invalid` for a selection with a mistake, with the place marked under it.
 */
export function wantedOf(text: string): Wanted {
	const selection = read(text);
	if (selection === null) return { record: text };
	if (selection.term !== "records" || selection.up !== 0 || selection.down !== 0)
		return { select: printSelection(selection) };
	const { of, name } = selection;
	const isWhole = of === "user" || (of === "file" ? !name.includes("*") : parseVersionedUid(name) !== null);
	return isWhole ? { record: `${of}:${name}` } : { name: selection };
}

function read(text: string): Selection | null {
	try {
		return parseSelection(text);
	} catch (error) {
		if (!(error instanceof SelectionError)) throw error;
		if (!isMeant.test(text)) return null;
		throw new WhenceError("invalid", `${error.message}:\n  ${text}\n  ${" ".repeat(error.position)}^`, {
			hint: "whence lineage --help shows what can be selected",
			cause: error,
		});
	}
}
