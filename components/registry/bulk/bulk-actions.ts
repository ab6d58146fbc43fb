import type { ChangedView } from "../../../lib/contracts/chosen.ts";
import type { FilesChosenInput } from "../../../lib/contracts/files.ts";
import type { RecordsTagInput } from "../../../lib/contracts/tags.ts";
import type { Action } from "../../forms/action.ts";

/** What can be done to many records, as server actions. */
export interface TagActions {
	tag: Action<RecordsTagInput, ChangedView>;
	untag: Action<RecordsTagInput, ChangedView>;
}
export interface FileActions extends TagActions {
	archive: Action<FilesChosenInput, ChangedView>;
	restore: Action<FilesChosenInput, ChangedView>;
	delete: Action<FilesChosenInput, ChangedView>;
}

/** `1 file`, `1,204 files`. */
export function countOf(count: number, noun: string): string {
	return `${count.toLocaleString("en")} ${count === 1 ? noun.replace(/s$/, "") : noun}`;
}
