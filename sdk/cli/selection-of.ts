import { entityKinds } from "../../lib/contracts/enums.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import { parseSelection, SelectionError } from "../../lib/contracts/parse-selection.ts";
import { printSelection } from "../../lib/contracts/print-selection.ts";
import { conditionFields, type Selection } from "../../lib/contracts/selection.ts";

/** What only a selection has in it; whatever else is no selection is the key of a file. */
const isMeant = new RegExp(
	`(^|[\\s(+\\d])(${[...entityKinds, ...conditionFields].join("|")}):|^\\s*between\\b`,
);

/**
 * The selection that a text says, or null where it names one record to look around: a key, a uid, `run:UID`.
 *
 * @throws WhenceError `invalid` for a selection with a mistake, with the place marked under it.
 */
export function selectionOf(text: string): string | null {
	const selection = read(text);
	return selection === null || isOneRecord(selection) ? null : printSelection(selection);
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

/** Files are found by key as ever, other records by uid; their names are for selections. */
function isOneRecord(selection: Selection): boolean {
	if (selection.term !== "records" || selection.up !== 0 || selection.down !== 0) return false;
	if (selection.name.includes("*")) return false;
	return selection.of === "file" || /^[\w-]+$/.test(selection.name);
}
