import type { LineageNode } from "../../../lib/contracts/lineage.ts";
import { printSelection } from "../../../lib/contracts/print-selection.ts";
import type { RecordsTerm } from "../../../lib/contracts/selection.ts";

/** The selection that shows what is shown around a focus: so that people learn by looking how to say it. */
export function focusSelection(focus: LineageNode | undefined, steps: { up: number; down: number }): string {
	if (!focus) return "";
	return printSelection({ term: "records", of: focus.kind, name: nameIn(focus), ...steps });
}

/** What a selection would call it: a key means the latest version. */
function nameIn(node: LineageNode): RecordsTerm["name"] {
	if (node.kind === "user") return node.handle;
	return node.kind === "file" && node.versionNo === node.latestVersionNo ? node.key : node.uid;
}
